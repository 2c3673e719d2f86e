"""Lists within a sentence, kept only where the parse and the commas agree on their bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

from cards.language.parse import Parse, Span

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PREMODIFIERS = frozenset("det amod compound nummod poss nmod npadvmod advmod punct case quantmod predet".split())
_NO_ITEM = frozenset("compound nmod amod advmod npadvmod".split())  # parts of a bigger noun phrase
_FINITE = frozenset("VBZ VBP VBD MD".split())
_CUES = {
    ("such", "as"): "such as",
    ("including",): "including",
    ("like",): "like",
    ("e.g.",): "such as",
    ("for", "example"): "such as",
    ("particularly",): "particularly",
    ("notably",): "notably",
    ("especially",): "especially",
    ("namely",): "namely",
    ("among", "them"): "among them",
}
OPEN_CUES = frozenset(_CUES.values()) - {"namely"}


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of a list in order, the span from the first to the last, and the word that introduces it, if any."""

    items: tuple[Span, ...]
    span: Span
    cue: str

    @property
    def is_open(self) -> bool:
        """Tell whether there may be more items than the sentence names."""
        return self.cue in OPEN_CUES


def item_lists(parse: Parse) -> Iterator[ItemList]:
    """Yield the lists of a sentence, from left to right."""
    for i, token in enumerate(parse.tokens):
        if token.relation == "conj" or not any(parse.children(i, "conj")):
            continue
        heads = _with_last_head(parse, list(_chain(parse, i)))
        items = _items(parse, heads)
        if items and _is_sound(parse, items):
            yield ItemList(items, Span(items[0].first, items[-1].last), _cue(parse, items[0].first))


def _chain(parse: Parse, head: int) -> Iterator[int]:
    """Follow the conjuncts, each of which hangs on the one before it."""
    yield head
    following = next(parse.children(head, "conj"), None)
    if following is not None and following > head:
        yield from _chain(parse, following)


def _with_last_head(parse: Parse, heads: list[int]) -> list[int]:
    """Repair "heat, dust, and strong light" where the parser hung "heat" on "light" as a modifier: the comma shows a list."""
    first = parse.tokens[heads[0]]
    if first.relation != "nmod" or first.head <= heads[-1]:
        return heads
    between = [parse.tokens[i] for i in range(heads[-1] + 1, first.head)]
    is_list = len(between) > 1 and between[0].text == "," and between[1].tag == "CC"
    return [*heads, first.head] if is_list else heads


def _items(parse: Parse, heads: list[int]) -> tuple[Span, ...]:
    """Cut the text from the first head's modifiers to the last head at commas and conjunctions; empty where they disagree."""
    tokens = parse.tokens
    if not _are_alike(parse, heads) or (tokens[heads[0]].relation in _NO_ITEM and tokens[heads[0]].head != heads[-1]):
        return ()
    first = _first_of_item(parse, heads[0])
    last = _last_of_item(parse, heads[-1])
    items: list[Span] = []
    start = first
    for place, head in enumerate(heads):
        if place + 1 == len(heads):
            items.append(Span(start, last))
            break
        separator = next((j for j in range(head + 1, heads[place + 1]) if _separates(parse, j)), None)
        if separator is None:
            return ()
        items.append(Span(start, separator))
        start = separator
        while start < heads[place + 1] and _separates(parse, start):
            start += 1
        is_last = place + 2 == len(heads)
        joined = any(tokens[j].tag == "CC" for j in range(separator, start))
        apart = len(heads) == 2 and tokens[separator].text == ","  # "A, the study of X, and B" is no list of two
        if joined != is_last or apart or start > _first_of_item(parse, heads[place + 1]):
            return ()
    return tuple(items)


def _are_alike(parse: Parse, heads: list[int]) -> bool:
    tokens = [parse.tokens[head] for head in heads]
    if all(token.part in _NOMINAL or token.tag == "VBG" for token in tokens):
        return len({token.tag == "VBG" for token in tokens}) == 1
    return all(token.tag == "VB" and _has_to(parse, head) for token, head in zip(tokens, heads, strict=True))


def _has_to(parse: Parse, head: int) -> bool:
    return any(parse.tokens[i].lemma == "to" for i in parse.children(head, "aux"))


def _first_of_item(parse: Parse, head: int) -> int:
    """Return the first of the modifiers that stand in one run before the head."""
    first = head
    for i in range(head - 1, -1, -1):
        token = parse.tokens[i]
        if token.text == "," and i + 1 == first:
            inner = parse.tokens[i - 1] if i else token
            if not (inner.tag.startswith("JJ") and parse.tokens[first].tag.startswith("JJ")):
                break
            continue  # "optimal, reciprocal communication"
        is_modifier = token.relation in _PREMODIFIERS or (token.relation == "aux" and token.lemma == "to")
        if not is_modifier or not head >= token.head > i or token.text in {";", ":", "(", "—"}:
            break
        first = i
    while parse.tokens[first].tag in {"RB", ","} and first < head:
        first += 1
    return first


def _last_of_item(parse: Parse, head: int) -> int:
    """Return the end of the last item: a noun with its "of …" and an acronym in brackets, a verb with all that follows it."""
    tokens = parse.tokens
    if tokens[head].part not in _NOMINAL:
        return min(parse.subtree(head).last, _end_of_clause(parse, head))
    last = head + 1
    for i in parse.children(head, "prep"):
        if i == last and tokens[i].lemma == "of":
            last = parse.subtree(i).last
    if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
        last += 3
    return min(last, _end_of_clause(parse, head))


def _end_of_clause(parse: Parse, head: int) -> int:
    return next(
        (i for i in range(head + 1, len(parse.tokens)) if parse.tokens[i].text in {",", ";", ":", ".", "—", "–"}),
        len(parse.tokens),
    )


def _separates(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.text == "," or (token.tag == "CC" and token.lemma in {"and", "or"})


def _is_sound(parse: Parse, items: tuple[Span, ...]) -> bool:
    """No item holds a finite verb, another conjunction, or nothing but a pronoun."""
    for item in items:
        tokens = parse.tokens[item.first : item.last]
        if not tokens or any(token.tag in _FINITE or token.tag in {"CC", "WDT", "WP", "PRP", "EX"} for token in tokens):
            return False
        if not any(c.isalpha() for token in tokens for c in token.text) or any(
            token.text in "=<>#/+" for token in tokens
        ):
            return False
        if any(token.text in {"(", "—", ";", ":"} for token in tokens) and tokens[-1].text != ")":
            return False
        if tokens[0].tag in {"IN", "RB", "WRB"} or tokens[0].text in {"both", "either", "not", "all"}:
            return False
        if tokens[0].tag == "VBG" and tokens[0].relation == "compound":
            return False  # a participle clause taken for a noun: "A cross-links B, triggering C and D"
    if any(parse.root() in item for item in items):
        return False  # "hormones such as A, B, and cortisol act …": the last item swallowed the verb
    if _goes_on(parse, items[-1].last, items[0]) or _is_apposition(parse, items) or _may_end_in_a_verb(parse, items):
        return False
    return not _begins_inside_an_item(parse, items[0].first)


def _may_end_in_a_verb(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "asks for the same mutex and blocks": a bare last word in -s after an item with "the" is a verb as likely as a noun."""
    last = parse.tokens[items[-1].first]
    is_bare = items[-1].last - items[-1].first == 1 and last.tag == "NNS"
    return len(items) == 2 and is_bare and parse.tokens[items[0].first].lemma == "the"


def _is_apposition(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "two fields, A and B" and "systems of the body, hormones and nerves, cannot …" name the same thing twice."""
    tokens = parse.tokens
    has_last_comma = tokens[items[-2].last].text == ","
    if len(items) < 3 or has_last_comma:
        return False
    is_closed_off = items[-1].last < len(tokens) and tokens[items[-1].last].text == ","
    return is_closed_off or any(token.tag == "CD" for token in tokens[items[0].first : items[0].last])


def _goes_on(parse: Parse, end: int, first: Span) -> bool:
    """What follows shows that the last item is longer ("a way to leave") or a clause of its own ("recession lowers it")."""
    if end >= len(parse.tokens):
        return False
    following = parse.tokens[end]
    if following.tag == "IN" and any(token.tag == "WDT" for token in parse.tokens[end + 1 : end + 2]):
        return True  # "the way in which they …"
    if following.tag == "TO" and following.head >= end:
        return parse.tokens[following.head].relation in {"acl", "relcl"}
    if following.tag not in _FINITE:
        return False
    verb = following.head if following.relation in {"aux", "auxpass"} else end
    subject = next(parse.children(verb, "nsubj", "nsubjpass"), None)
    return subject is None or subject >= first.last


def _begins_inside_an_item(parse: Parse, first: int) -> bool:
    """ "including exacerbation of symptoms, shifts, or distress": the list may begin before "symptoms"."""
    if first == 0:
        return False
    before = parse.tokens[first - 1]
    if before.tag == "DT" or (before.end == parse.tokens[first].start and before.text not in {"(", "“", "—", "–", '"'}):
        return True
    if before.text == "of" and parse.tokens[first].tag == "NNP" and parse.tokens[before.head].tag == "NNP":
        return True  # the title of a book, the name of a body
    if before.text in {"not", "than"} or parse.text[: before.end].endswith(" as in"):
        return True
    if before.text == "," and not _cue(parse, first):
        head = next((i for i in range(first, len(parse.tokens)) if parse.tokens[i].part in _NOMINAL), first)
        return parse.tokens[parse.chunk_of(head).last - 1].relation not in {"nsubj", "nsubjpass"}
    if before.text != "of" or parse.tokens[before.head].part != "NOUN":
        return False
    governor = parse.chunk_of(before.head).first
    return bool(_cue(parse, governor)) or parse.tokens[before.head].relation == "pobj"


def _cue(parse: Parse, first: int) -> str:
    words = tuple(
        token.text.lower() for token in parse.tokens[max(0, first - 3) : first] if token.text not in {",", ":"}
    )
    return next((name for cue, name in _CUES.items() if words[-len(cue) :] == cue), "")
