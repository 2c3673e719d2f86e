"""List: two to four items hidden as one unit, with their number as a hint."""

import re
from collections.abc import Iterator

from cards.language.comma_lists import comma_lists
from cards.language.lists import ItemList
from cards.language.names import people
from cards.language.parse import Parse, Span
from cards.writing.answers import NUMBERS
from cards.writing.finding import Finding, Hidden, Place
from cards.writing.predicates import predicate_lists

MOST_ITEMS = 4
MOST_WORDS_AN_ITEM = 7
_NO_ITEM = re.compile(
    r"(?:his |her |their )?(?:colleagues?|co-?workers?|others?|above|below|more|less|fewer|so on)|.* and|\d\S* ?%?",
    re.IGNORECASE,
)


def find(place: Place) -> Iterator[Finding]:
    """Hide each list of the statement that is short enough to recall whole, and the list on the lines below it."""
    parse, listed = place.statement.parse, place.statement.listed
    if listed:
        start = parse.text.rindex(": ") + 2
        yield Hidden(start, len(parse.text.rstrip(".")), f"{NUMBERS[len(listed)]} items")
        return
    parsed = list(place.item_lists) if parse.has_main_verb() else []  # without one the parse cannot be trusted
    by_commas = list(comma_lists(parse))
    parsed = [found for found in parsed if not any(_is_part_of(found, other) for other in by_commas)]
    by_commas = [found for found in by_commas if not any(found.span.overlaps(other.span) for other in parsed)]
    for found in (*parsed, *by_commas):
        if place.is_definition and _is_genus(parse, found):
            continue
        if any(_NO_ITEM.fullmatch(parse.words(item)) for item in found.items) or _is_torn_off(parse, found):
            continue
        if found.span.last < len(parse.tokens) and parse.tokens[found.span.last].tag in {"NN", "NNS"}:
            continue  # "anaemia, depression and sleep | apnoea"
        count = len(found.items)
        if max(item.last - item.first for item in found.items) > MOST_WORDS_AN_ITEM:
            continue
        if 2 <= count <= MOST_ITEMS:
            yield _hidden(parse, found.items, f"{NUMBERS[count]} {_kind(parse, found)}")
    for found in predicate_lists(parse):
        yield _hidden(parse, found.items, f"{NUMBERS[len(found.items)]} things")


def _is_torn_off(parse: Parse, found: ItemList) -> bool:
    """ "fly | ash or slag", "Amazon's | Dynamo and Cassandra": a part of the first item stays behind."""
    before = parse.tokens[found.items[0].first - 1] if found.items[0].first else None
    return before is not None and (
        before.tag == "POS" or (before.relation in {"compound", "amod", "nmod"} and before.head in found.items[0])
    )


def _is_part_of(found: ItemList, other: ItemList) -> bool:
    """The commas show more items than the parser saw."""
    return found.span.overlaps(other.span) and len(found.items) < len(other.items)


def _hidden(parse: Parse, items: tuple[Span, ...], hint: str) -> Hidden:
    return Hidden(*parse.characters(Span(items[0].first, items[-1].last)), hint)


def _is_genus(parse: Parse, found: ItemList) -> bool:
    """What a definition says its topic is ("the interplay and regulation between …") is asked for as a whole."""
    governor = next(
        i
        for i in range(found.span.first, found.span.last)
        if parse.tokens[i].head not in found.span or parse.tokens[i].head == i
    )
    token = parse.tokens[governor]
    return token.relation in {"attr", "ROOT"} or parse.tokens[token.head].head == parse.root()


def _kind(parse: Parse, found: ItemList) -> str:
    persons = list(people(parse))
    known = [any(item.overlaps(person) for person in persons) for item in found.items]
    are_names = all(parse.tokens[item.last - 1].tag == "NNP" and item.last - item.first > 1 for item in found.items)
    if all(known) or (any(known) and are_names):
        return "people"
    return "examples" if found.is_open else "items"
