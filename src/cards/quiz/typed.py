"""A typed answer beside the right one: compared kindly, with the difference in segments."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Literal

from cards.quiz.words import Likeness, folded, likeness
from cards.review.states import Rating

_MOST = 500  # characters that are compared; nobody types more by heart
_ARTICLES = {"a", "an", "the"}
_BETWEEN_ITEMS = re.compile(r"[;\n]|,(?!\d)|/|\b(?:and|or)\b|&", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"(?:(?<!\w)[-−](?=\d))?[^\W_]+(?:[.'’][^\W_]+)*|[%°€$£+<>≤≥]")
_ASIDE = re.compile(r"\s*\([^()]*\)")


class Verdict(StrEnum):
    """What became of an answer."""

    RIGHT = "right"
    NEARLY = "nearly"
    WRONG = "wrong"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of an answer: in both of them, too much in the typed one, or missing from it."""

    text: str
    kind: Literal["same", "extra", "missing"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The verdict, and the two answers in segments."""

    verdict: Verdict
    typed: tuple[Segment, ...]
    expected: tuple[Segment, ...]

    @property
    def suggested(self) -> Rating:
        """The rating that the verdict speaks for; the learner decides."""
        return {Verdict.RIGHT: Rating.GOOD, Verdict.NEARLY: Rating.HARD}.get(self.verdict, Rating.AGAIN)


def compare(typed: str, expected: str) -> Comparison:
    """Compare what somebody typed with the answer.

    Case, accents, articles, punctuation, singular or plural, the order of a list and what the answer has in brackets do
    not matter.
    """
    typed, expected = " ".join(typed[:_MOST].split()), " ".join(expected[:_MOST].split())
    return Comparison(_verdict(typed, expected), *_segments(typed, expected))


def _verdict(typed: str, expected: str) -> Verdict:
    if not typed:
        return Verdict.EMPTY
    if typed == expected:
        return Verdict.RIGHT
    accepted = {expected, _ASIDE.sub("", expected).strip() or expected}
    best = max(_items_alike(_items(typed), _items(wanted)) for wanted in accepted)
    return (Verdict.WRONG, Verdict.NEARLY, Verdict.RIGHT)[best]


def _items(text: str) -> list[list[str]]:
    """Return the items of a list, each as its words without articles; an answer that is no list is one item."""
    parts = _BETWEEN_ITEMS.split(_THOUSANDS.sub("", folded(text)))
    words = (_without_article(_WORD.findall(part)) for part in parts)
    return [item for item in words if item] or [[folded(text)]]


def _without_article(words: list[str]) -> list[str]:
    """Leave out the article before other words; the A of vitamin A, or of a blood group, is none."""
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def _items_alike(typed: list[list[str]], expected: list[list[str]]) -> Likeness:
    """Find for each item the one that is most like it; all must find one of their own."""
    if len(typed) != len(expected):
        return Likeness.DIFFERENT
    rest, worst = list(expected), Likeness.SAME
    for item in typed:
        best = max(rest, key=lambda one: _words_alike(item, one))
        worst = min(worst, _words_alike(item, best))
        rest.remove(best)
    return worst


def _words_alike(one: Sequence[str], other: Sequence[str]) -> Likeness:
    if one == other or "".join(one) == "".join(other):  # "sea water", "seawater"
        return Likeness.SAME
    if len(one) != len(other):
        return Likeness.DIFFERENT
    alike = [likeness(*pair) for pair in zip(one, other, strict=True)]
    return Likeness.DIFFERENT if alike.count(Likeness.NEAR) > 1 else min(alike)


def _segments(typed: str, expected: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    mine: list[Segment] = []
    theirs: list[Segment] = []
    # letter by letter without case; texts whose length folding changes are compared as they are
    pair = (typed.casefold(), expected.casefold())
    if [len(text) for text in pair] != [len(typed), len(expected)]:
        pair = (typed, expected)
    for kind, start, end, first, last in SequenceMatcher(None, *pair, autojunk=False).get_opcodes():
        same = kind == "equal"
        if start < end:
            mine.append(Segment(typed[start:end], "same" if same else "extra"))
        if first < last:
            theirs.append(Segment(expected[first:last], "same" if same else "missing"))
    return tuple(mine), tuple(theirs)
