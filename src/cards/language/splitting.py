"""Splitting: a sentence that states two things in two halves, each of which stands alone, becomes two."""

import re

from cards.language.parse import Parse
from cards.language.topic import capitalised

_FEWEST_WORDS = 4  # in each half
_MARK = re.compile(r"; |, (?:but|yet) ")
_MARK_OF_LONG = re.compile(
    r"; |: (?=[a-z])|, (?:but|yet) "
)  # what a colon explains may be left out where a front would be too long
LONG = 30  # words
_LINK = re.compile(
    r"^(?:and|but|while|whereas|yet|however|moreover|in contrast|by contrast|thus|therefore|hence|as a result|for example"
    r"|for instance|in turn|conversely|similarly|indeed|in fact|nevertheless|consequently),? ",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|this|these|those|such(?! as)|he|she|him|his|her|one|ones|both|each"
    r"|the (?:former|latter|other|rest|same)|others?|another|so|then|do|does|did|here|there|two|three|more|less)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:In|On|At|For|Under|According to|With|By|Among|Within|During|After|Before|Without|If|When|Where) ",
    re.IGNORECASE,
)  # "In Airy's model" holds for both halves
_SUBJECTS = ("nsubj", "nsubjpass")


def halves(parse: Parse, text: str) -> tuple[str, ...]:
    """Return the two statements that a text joins, or the text alone where they hang together.

    `parse` is that of the sentence as written, of which `text` may differ at its head. Cut is at a semicolon, or at a conjunction
    that sets one clause against another, between two clauses with subjects of their own; the second half must name everything
    that it speaks of. "And" often adds what makes no sense alone, so it is left.
    """
    written = parse.text
    for match in (_MARK_OF_LONG if len(written.split()) > LONG else _MARK).finditer(written):
        behind = written[match.start() :]
        first, second = written[: match.start()], _LINK.sub("", written[match.end() :])
        if min(len(first.split()), len(second.split())) < _FEWEST_WORDS or _POINTS.search(second) or _is_inside(first):
            continue
        if _FRAME.match(first):
            continue
        if not _has_clause(parse, 0, match.start()) or not _has_clause(parse, match.end(), len(written)):
            continue
        if match.group().startswith(",") and not _is_between_clauses(parse, match.start()):
            continue
        if text.endswith(behind):
            return f"{text.removesuffix(behind).rstrip(' .')}.", capitalised(second)
    return (text,)


def _is_inside(first: str) -> bool:
    return first.count("(") > first.count(")") or first.count("“") > first.count("”") or first.count('"') % 2 == 1


def _has_clause(parse: Parse, start: int, end: int) -> bool:
    """Tell whether a finite verb with its subject stands between two characters, outside any subordinate clause."""
    for i, token in enumerate(parse.tokens):
        if not start <= token.start < end or token.part not in {"VERB", "AUX"}:
            continue
        if token.relation in {"advcl", "relcl", "acl", "csubj", "xcomp", "aux", "auxpass", "pcomp"}:
            continue
        subject = next(parse.children(i, *_SUBJECTS, "expl"), None)
        verbs = (token, *(parse.tokens[j] for j in parse.children(i, "aux", "auxpass")))
        is_finite = any(verb.is_finite for verb in verbs)
        if subject is not None and is_finite and start <= parse.tokens[subject].start < end:
            return True
    return False


def _is_between_clauses(parse: Parse, comma: int) -> bool:
    """Tell whether a comma parts two main clauses, not the items of a list or a clause within a clause."""
    at = next((i for i, token in enumerate(parse.tokens) if token.start >= comma), 0)
    link = parse.tokens[at + 1] if at + 1 < len(parse.tokens) else parse.tokens[at]
    root = parse.root()
    joined = next((i for i in parse.children(root, "conj") if i > at), None)
    if link.relation != "cc" or link.head != root or joined is None:
        return False
    return any(parse.children(joined, *_SUBJECTS))
