"""Lists of three and more nouns by their commas alone, where the parser lost its way among them."""

from collections.abc import Iterator

from cards.language.lists import ItemList, is_within_an_enumeration
from cards.language.parse import Parse, Span

FEWEST, MOST = 3, 8
MOST_WORDS = 6  # an item
_WITHIN = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "HYPH", "POS", "VBN", "VBG", "CD", "AFX"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_CUES = {"including": "including", "as": "such as", "like": "like", "include": "", "includes": "", "namely": "namely"}
_BEFORE = frozenset({"IN", "VB", "VBZ", "VBP", "VBD", "VBG", "VBN", "TO", ":", "("})


def comma_lists(parse: Parse) -> Iterator[ItemList]:
    """Yield "A, B, and C" where every item is a plain noun phrase; the first must follow a verb, a preposition or a cue."""
    tokens = parse.tokens
    for i, token in enumerate(tokens):
        if token.tag != "CC" or token.lemma not in {"and", "or"}:
            continue
        last = _item_after(parse, i + 1)
        items = [last] if last else []
        end = i - 1 if i and tokens[i - 1].text == "," else i
        while items and (before := _item_before(parse, end)):
            items.insert(0, before)
            if tokens[before.first - 1].text != "," or before.first == 0:
                break
            end = before.first - 1
        is_list = FEWEST <= len(items) <= MOST and _begins_well(parse, items[0]) and _ends_well(parse, items[-1])
        if is_list and _agree(parse, items):
            yield ItemList(tuple(items), Span(items[0].first, items[-1].last), _cue(parse, items[0].first))


def _item_before(parse: Parse, end: int) -> Span | None:
    """Return the noun phrase that ends right before a token, up to a comma or to a word that is no part of one."""
    first = end
    while first > 0 and _may_be_within(parse, first - 1):
        first -= 1
    return Span(first, end) if first < end and _is_item(parse, Span(first, end)) else None


def _item_after(parse: Parse, first: int) -> Span | None:
    last = first
    while last < len(parse.tokens) and _may_be_within(parse, last):
        last += 1
    while last > first and parse.tokens[last - 1].tag not in _NOUNS:
        last -= 1
    goes_on = parse.tokens[last].tag if last < len(parse.tokens) else "."
    is_whole = goes_on not in {"CC", "VBZ", "VBP", "VBD", "MD"}
    return Span(first, last) if is_whole and _is_item(parse, Span(first, last)) else None


def _may_be_within(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.text.lower() == "of":
        return i > 0 and parse.tokens[i - 1].tag in _NOUNS
    is_cue = token.text.lower() in _CUES
    is_verb = token.tag == "VBG" and token.relation not in {"amod", "compound"}
    return token.tag in _WITHIN and not is_cue and not is_verb


def _is_item(parse: Parse, span: Span) -> bool:
    tokens = parse.tokens[span.first : span.last]
    return 0 < len(tokens) <= MOST_WORDS and tokens[-1].tag in _NOUNS and tokens[0].text.lower() != "of"


def _begins_well(parse: Parse, first: Span) -> bool:
    """An introduction ("In Asia, tigers, …") is no item; what stands before "of" may belong to all items."""
    tokens = parse.tokens
    if first.first == 0:
        return True
    if is_within_an_enumeration(parse, first.first):
        return False
    before = tokens[first.first - 1]
    is_introduction = first.first == 1 and before.tag == "IN"
    has_of = any(token.text.lower() == "of" for token in tokens[first.first : first.last])
    return before.tag in _BEFORE and not is_introduction and not (has_of and before.text.lower() not in _CUES)


def _ends_well(parse: Parse, last: Span) -> bool:
    """Without a main verb the last word may be it ("cortisol act as"); "a difference in time" is longer than its noun."""
    following = parse.tokens[last.last] if last.last < len(parse.tokens) else None
    if following is None or following.part == "PUNCT":
        return True
    return parse.has_main_verb() and not (
        following.tag == "IN" and parse.tokens[last.first].text.lower() in {"a", "an"}
    )


def _agree(parse: Parse, items: list[Span]) -> bool:
    """Either all items have an article or none behind the first: "Paris, the capital, and Rome" is no list."""
    articles = [parse.tokens[item.first].tag == "DT" for item in items]
    if parse.tokens[items[0].first].tag == "CD" and not all(parse.tokens[item.first].tag == "CD" for item in items):
        return False  # "three tasks, High, Medium and Low"
    commas = all(parse.tokens[item.last].text == "," for item in items[:-2])
    return commas and (all(articles) or not any(articles[1:]))


def _cue(parse: Parse, first: int) -> str:
    return _CUES.get(parse.tokens[first - 1].text.lower(), "") if first else ""
