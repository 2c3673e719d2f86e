"""Lists of three or four things that something does: "dilate vessels, make capillaries leak, and constrict the bronchi"."""

from collections.abc import Iterator
from functools import lru_cache

from cards.language.lists import ItemList
from cards.language.parse import Parse, Span, Token

FEWEST, MOST = 3, 4
MOST_WORDS = 7  # a predicate
_NEVER_WITHIN = frozenset({"WDT", "WP", "WP$", "WRB", "PRP", "PRP$"})
_ENDS = frozenset({",", ";", ":", "(", ".", "—", "–"})
_FORMS = {
    "VB": "VB",
    "VBP": "VB",
    "VBZ": "VBZ",
    "VBG": "VBG",
    "VBD": "VBD",
    "VBN": "VBN",
}  # a present of several is the plain form
_OPENS_A_REMARK = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "IN", "RB", "CC"})
_JOINS = frozenset({"and", "or"})


def predicate_lists(parse: Parse) -> Iterator[ItemList]:
    """Yield each run of verbs of one form with commas between them, from the first verb to the last word.

    The commas and the form of the words show the list; the tree is not asked, for the tagger takes "support" for a noun here.
    """
    tokens = parse.tokens
    after = 0
    for i, token in enumerate(tokens):
        if i < after or token.part != "VERB" or token.tag not in _FORMS:
            continue
        if token.tag == "VBP" and any(other.tag == "TO" for other in tokens[i + 1 : i + 3]):
            continue  # "aim to restore …, reduce …, and support …" lists what is aimed at
        items = _items(parse, i, _FORMS[token.tag])
        after = items[-1].last if items else after  # no shorter list within a long one
        if FEWEST <= len(items) <= MOST:
            yield ItemList(items, Span(items[0].first, items[-1].last), "")


def _items(parse: Parse, first: int, form: str) -> tuple[Span, ...]:
    """Cut the text at commas where each piece begins with the form, up to the piece behind "and"; else nothing."""
    tokens = parse.tokens
    items: list[Span] = []
    start = first
    while True:
        end = next((j for j in range(start + 1, len(tokens)) if tokens[j].text in _ENDS), len(tokens))
        words = tokens[start:end]
        if len(words) > MOST_WORDS or len(words) < 2 or any(token.tag in _NEVER_WITHIN for token in words):
            return ()
        items.append(Span(start, end))
        if start > first and tokens[start - 1].text in _JOINS:
            goes_on = end + 1 < len(tokens) and tokens[end].text == "," and tokens[end + 1].tag not in _OPENS_A_REMARK
            return () if goes_on else tuple(items)  # "…, and sells salt, oil, and wool"
        if end == len(tokens) or tokens[end].text != ",":
            return ()
        start = end + 1
        if start < len(tokens) and tokens[start].text in _JOINS:
            start += 1
        if start >= len(tokens) or not _is_of_form(tokens[start], form):
            return ()


def _is_of_form(token: Token, form: str) -> bool:
    if _FORMS.get(token.tag) == form:
        return True
    return token.tag in {"NN", "NNS", "JJ", "VBN"} and form in _verb_forms(token.text)


@lru_cache(maxsize=5_000)
def _verb_forms(word: str) -> frozenset[str]:
    """Return the forms of a verb, as Penn tags, that a word may be."""
    from lemminflect import getAllInflections, getAllLemmas  # noqa: PLC0415 - over a second to import, and rarely needed

    return frozenset(
        tag
        for lemma in getAllLemmas(word, upos="VERB").get("VERB", ())
        for tag, forms in getAllInflections(lemma, upos="VERB").items()
        if word in forms and tag in _FORMS.values()
    )
