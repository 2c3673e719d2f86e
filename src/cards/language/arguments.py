"""The arguments of a verb: its object, and what says by whom, by what means, to what end, why or when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cards.language.parse import Parse, Span

ArgumentRole = Literal[
    "object",
    "attribute",
    "agent",
    "means",
    "purpose",
    "cause",
    "condition",
    "result",
    "contrast",
    "time",
    "place",
    "phrase",
    "clause",
]

_BY_MARKER: dict[str, ArgumentRole] = {
    "because": "cause",
    "since": "cause",
    "if": "condition",
    "when": "condition",
    "whenever": "condition",
    "unless": "condition",
    "once": "condition",
    "until": "condition",
    "whereas": "contrast",
    "while": "contrast",
    "although": "contrast",
    "though": "contrast",
    "unlike": "contrast",
    "through": "means",
    "via": "means",
    "using": "means",
}
_CAUSES = re.compile(r"(?:because of|due to|owing to|as a result of|on account of|thanks to)\b", re.IGNORECASE)
_CONTRASTS = re.compile(
    r"(?:rather than|instead of|in contrast to|as opposed to|compared (?:with|to)|despite)\b", re.IGNORECASE
)
_MEANS = re.compile(r"(?:by means of|with the help of|by way of)\b", re.IGNORECASE)
_BY_WORDS: tuple[tuple[re.Pattern[str], ArgumentRole], ...] = (
    (_CAUSES, "cause"),
    (_CONTRASTS, "contrast"),
    (_MEANS, "means"),
)
_PURPOSES = re.compile(r"(?:chiefly |mainly |mostly |partly )?(?:in order to|so as to|to)\b", re.IGNORECASE)
_RESULTS = re.compile(r",? ?(?:so that|so)\b", re.IGNORECASE)
_TIMES = frozenset({"DATE", "TIME"})
_TIME_MARKERS = frozenset("in on during since until by after before from around".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Argument:
    """A part of a statement: its role, its words with their preposition or conjunction, that word, and its head."""

    role: ArgumentRole
    span: Span
    marker: str
    head: int


def arguments(parse: Parse, verb: int, span: Span) -> Iterator[Argument]:
    """Yield the arguments of a verb in reading order; `span` are the words of its clause, which none of them leaves."""
    for i in parse.children(verb):
        if i not in span:
            continue
        token = parse.tokens[i]
        whole = parse.subtree(i)
        words = Span(max(whole.first, span.first), min(whole.last, span.last))
        if token.relation in {"dobj", "dative"}:
            yield Argument("object", words, "", i)
        elif token.relation in {"attr", "acomp", "oprd"}:
            yield Argument("attribute", words, "", i)
        elif token.relation in {"agent", "prep"}:
            head = next(parse.children(i, "pobj", "pcomp"), None)
            if head is not None:
                yield Argument(_prepositional(parse, i, head), words, token.text.lower(), head)
        elif token.relation == "advcl":
            yield _adverbial(parse, i, words)
        elif token.relation in {"xcomp", "ccomp"}:
            yield Argument("clause", words, _marker(parse, i), i)
        elif token.relation == "npadvmod" and token.entity == "DATE":
            yield Argument("time", words, "", i)


def says_that(parse: Parse, verb: int) -> bool:
    """Tell whether a clause with "that" follows a verb as what is said: "added that workers should …"."""
    return any(
        parse.tokens[i].text.lower() == "that" and i > verb
        for clause in parse.children(verb, "ccomp")
        for i in parse.children(clause, "mark")
    )


def _prepositional(parse: Parse, preposition: int, head: int) -> ArgumentRole:
    token, noun = parse.tokens[preposition], parse.tokens[head]
    text = parse.text[token.start :]
    marker, words = token.text.lower(), parse.subtree(preposition)
    if token.relation == "agent":
        return "means" if noun.tag == "VBG" else "agent"
    if marker == "by" and noun.tag == "VBG":
        return "means"
    for pattern, role in _BY_WORDS:
        if pattern.match(text):
            return role
    if marker in {"unlike", "through", "via", "using"}:
        return _BY_MARKER[marker]
    holds_time = any(parse.tokens[i].entity in _TIMES for i in range(words.first, words.last))
    if holds_time and marker in _TIME_MARKERS:
        return "time" if noun.entity in _TIMES else "phrase"
    if marker in {"in", "at", "on"} and noun.entity in _PLACES:
        return "place"
    return "purpose" if marker == "for" and noun.tag == "VBG" else "phrase"


def _adverbial(parse: Parse, i: int, words: Span) -> Argument:
    marker, token = _marker(parse, i), parse.tokens[i]
    text = parse.text[parse.tokens[words.first].start :]
    role: ArgumentRole = "clause"
    if _RESULTS.match(text):
        role = "result"
    elif _PURPOSES.match(text) and token.tag == "VB":
        role = "purpose"
    elif marker in _BY_MARKER:
        role = _BY_MARKER[marker]
    elif token.tag == "VBG" and token.lemma == "use":
        role = "means"
    elif token.tag == "VBG" and not marker:
        role = "result"
    return Argument(role, words, marker, i)


def _marker(parse: Parse, i: int) -> str:
    """Return the conjunction or the "to" at the head of a clause that hangs on a verb."""
    for child in parse.children(i, "mark", "advmod", "aux", "prep"):
        token = parse.tokens[child]
        if child < i and (token.relation == "mark" or token.lemma in {"when", "whenever", "once", "to"}):
            return token.text.lower()
    return ""
