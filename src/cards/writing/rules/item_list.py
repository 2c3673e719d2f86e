"""List: two to four items hidden as one unit, with their number as a hint."""

from collections.abc import Iterator

from cards.language.lists import ItemList, item_lists
from cards.language.names import people
from cards.language.parse import Parse
from cards.writing.finding import Finding, Hidden, Place

MOST_ITEMS = 4
MOST_WORDS_AN_ITEM = 6
_NUMBERS = {2: "two", 3: "three", 4: "four"}


def find(place: Place) -> Iterator[Finding]:
    """Hide each list of the statement that is short enough to recall whole, and the list on the lines below it."""
    parse, listed = place.statement.parse, place.statement.listed
    if listed:
        start = parse.text.rindex(": ") + 2
        yield Hidden(start, len(parse.text.rstrip(".")), f"{_NUMBERS[len(listed)]} items")
        return
    for found in item_lists(parse) if parse.has_main_verb() else ():  # without one the parse cannot be trusted
        if place.is_definition and _is_genus(parse, found):
            continue
        words = [item.last - item.first for item in found.items]
        if 2 <= len(found.items) <= MOST_ITEMS and max(words) <= MOST_WORDS_AN_ITEM:
            start, end = parse.tokens[found.span.first].start, parse.tokens[found.span.last - 1].end
            yield Hidden(start, end, f"{_NUMBERS[len(found.items)]} {_kind(parse, found)}")


def _is_genus(parse: Parse, found: ItemList) -> bool:
    """What a definition says its topic is ("the interplay and regulation between …") is asked for as a whole."""
    governor = next(
        i
        for i in range(found.span.first, found.span.last)
        if parse.tokens[i].head not in found.span or i == parse.root()
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
