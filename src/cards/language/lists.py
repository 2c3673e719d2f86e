"""Lists within a sentence, kept only where the parse and the commas agree on their bounds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cards.language.parse import Parse, Span, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_PREMODIFIERS = frozenset("det amod compound nummod poss nmod npadvmod advmod punct case quantmod predet".split())
_NO_ITEM = frozenset("compound nmod amod advmod npadvmod".split())  # parts of a bigger noun phrase
_NEVER_WITHIN = frozenset("CC WDT WP PRP EX".split())
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

type Item = tuple[Token, ...]


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
    for i in sorted({token.head for token in parse.tokens if token.relation == "conj"}):
        if parse.tokens[i].relation == "conj":
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
    """Tell whether no rule finds a fault in one of the items or in the list."""
    texts = [parse.tokens[item.first : item.last] for item in items]
    in_items = any(is_faulty(tokens) for tokens in texts for is_faulty in _FAULTS_OF_ITEMS)
    return not in_items and not any(is_faulty(parse, items) for is_faulty in _FAULTS_OF_LISTS)


def _is_empty(tokens: Item) -> bool:
    return not tokens


def _holds_more_than_a_name(tokens: Item) -> bool:
    """A finite verb, another conjunction, a relative clause or a pronoun."""
    return any(token.is_finite or token.tag in _NEVER_WITHIN for token in tokens)


def _has_no_letter(tokens: Item) -> bool:
    return not any(c.isalpha() for token in tokens for c in token.text)


def _is_formula(tokens: Item) -> bool:
    return any(token.text in "=<>#/+" for token in tokens)


def _has_insertion(tokens: Item) -> bool:
    """Brackets and dashes belong to an item only where it ends in the bracket: "adrenaline (epinephrine)"."""
    return any(token.text in {"(", "—", ";", ":"} for token in tokens) and tokens[-1].text != ")"


def _begins_before_its_noun(tokens: Item) -> bool:
    """ "in water", "often", "both …", "not …" """
    return tokens[0].tag in {"IN", "RB", "WRB"} or tokens[0].text in {"both", "either", "not", "all"}


def _is_participle_clause(tokens: Item) -> bool:
    """ "A cross-links B, triggering C and D": the participle was taken for a part of the noun."""
    return tokens[0].tag == "VBG" and tokens[0].relation == "compound"


def _swallowed_the_verb(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "hormones such as A, B, and cortisol act …": the last item goes on to the root."""
    return any(parse.root() in item for item in items)


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


def _goes_on(parse: Parse, items: tuple[Span, ...]) -> bool:
    """What follows shows that the last item is longer ("a way to leave") or a clause of its own ("recession lowers it")."""
    end = items[-1].last
    if end >= len(parse.tokens):
        return False
    following = parse.tokens[end]
    if following.tag == "IN" and any(token.tag == "WDT" for token in parse.tokens[end + 1 : end + 2]):
        return True  # "the way in which they …"
    if following.tag == "TO" and following.head >= end:
        return parse.tokens[following.head].relation in {"acl", "relcl"}
    if not following.is_finite:
        return False
    verb = following.head if following.relation in {"aux", "auxpass"} else end
    subject = next(parse.children(verb, "nsubj", "nsubjpass"), None)
    return subject is None or subject >= items[0].last


def _ends_too_early(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "bill of lading, invoice and certificate | of origin", "fatigue and a change | in weight": the last item goes on."""
    end = items[-1].last
    if end == len(parse.tokens):
        return False
    articles = [parse.tokens[item.first].text.lower() in {"a", "an"} for item in items]
    is_told = articles[-1] and not any(articles[:-1]) and parse.tokens[end].tag == "IN"
    return is_told or parse.tokens[end].text.lower() == "of"


def _straddles(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "A from B and C from D": what stands before the first item stands behind the last one too."""
    first, last = items[0].first, items[-1].last
    if first == 0 or last >= len(parse.tokens):
        return False
    return parse.tokens[first - 1].text.lower() == parse.tokens[last].text.lower() and parse.tokens[last].text.isalpha()


def _are_unlike(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "during a mild spell and flower in spring", "a coating on stones and the layer inside a pipe" are no lists of two."""
    if len(items) != 2:
        return False
    first, last = parse.tokens[items[0].first], parse.tokens[items[1].first]
    has_article = [token.text.lower() in {"a", "an"} for token in (first, last)]
    is_bare = parse.tokens[items[1].last - 1].tag == "NN" and items[1].last - items[1].first == 1
    following = parse.tokens[items[1].last].tag if items[1].last < len(parse.tokens) else "."
    goes_on = following == "IN" and last.text.lower() in {"a", "an", "the"} and items[0].last - items[0].first > 3
    is_led = [token.text.lower() in {"a", "an", "the"} for token in (first, last)]
    return (has_article[0] and not has_article[1] and is_bare) or goes_on or is_led == [False, True]


def _begins_inside_an_item(parse: Parse, items: tuple[Span, ...]) -> bool:
    """ "including exacerbation of symptoms, shifts, or distress": the list may begin before "symptoms"."""
    first = items[0].first
    if first == 0:
        return False
    before = parse.tokens[first - 1]
    if before.tag == "DT" or (before.end == parse.tokens[first].start and before.text not in {"(", "“", "—", "–", '"'}):
        return True
    if before.text == "of" and parse.tokens[first].tag == "NNP" and parse.tokens[before.head].tag == "NNP":
        return True  # the title of a book, the name of a body
    if before.relation in {"amod", "compound"} and before.head in items[0]:
        return True  # "eating disorders, autism, and …"
    if before.text in {"not", "than"} or parse.text[: before.end].endswith(" as in"):
        return True
    if before.text == "," and not _cue(parse, first):
        head = next((i for i in range(first, len(parse.tokens)) if parse.tokens[i].part in _NOMINAL), first)
        return parse.tokens[parse.chunk_of(head).last - 1].relation not in {"nsubj", "nsubjpass"}
    if is_within_an_enumeration(parse, first):
        return True
    if before.text != "of" or parse.tokens[before.head].part != "NOUN":
        return False
    governor = parse.chunk_of(before.head).first
    return bool(_cue(parse, governor)) or parse.tokens[before.head].relation == "pobj"


def is_within_an_enumeration(parse: Parse, first: int) -> bool:
    """ "Symptoms, resilience to stress, sleep, and changes in energy": the list begins before "stress"."""
    if first < _FEWEST_BEFORE or parse.tokens[first - 1].tag not in {"IN", "TO"} or _cue(parse, first):
        return False
    i = first - 2
    while i > 0 and parse.tokens[i].part in {"NOUN", "ADJ", "PROPN"}:
        i -= 1
    return 0 < i < first - 2 and parse.tokens[i].text == "," and parse.tokens[i - 1].part in _NOMINAL


_FEWEST_BEFORE = 4  # tokens: "A, B to"
# In this order: the later rules of items may look at the first token.
_FAULTS_OF_ITEMS: tuple[Callable[[Item], bool], ...] = (
    _is_empty,
    _holds_more_than_a_name,
    _has_no_letter,
    _is_formula,
    _has_insertion,
    _begins_before_its_noun,
    _is_participle_clause,
)
_FAULTS_OF_LISTS: tuple[Callable[[Parse, tuple[Span, ...]], bool], ...] = (
    _swallowed_the_verb,
    _goes_on,
    _is_apposition,
    _may_end_in_a_verb,
    _begins_inside_an_item,
    _ends_too_early,
    _are_unlike,
    _straddles,
)


def _cue(parse: Parse, first: int) -> str:
    words = tuple(
        token.text.lower() for token in parse.tokens[max(0, first - 3) : first] if token.text not in {",", ":"}
    )
    return next((name for cue, name in _CUES.items() if words[-len(cue) :] == cue), "")
