"""Words that carry meaning, cut to a rough stem so that "regulates" meets "regulation", and words that carry little."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:[.,][0-9]+)*")
_LETTERS = re.compile(r"\w+")
_ENDING = re.compile(
    r"(?:isations?|izations?|ations?|itions?|ings?|ions?|ments?|ities|ity|ness|ises?|izes?|ised|ized|ates?|ated|ically|ical|ally|als?|ics?|ies|ied|ers?|ors?|ed|es|ly|s|e|y)$"
)
_SMALL = frozenset(
    """
    a an the of to in on at by for from with without and or nor but if then than as is are was were be been
    being it its this that these those which who whom whose what when where why how do does did can could may
    might must will would shall should not no so such into onto over under between among during after before
    about also only more most less least very often typically usually called name named known one two three four
    some any each every other their his her they he she has have had there both term does stand abbreviation
    abbreviated root mean v
    """.split()
)
_SHORTEST_STEM = 4
_GENERAL = frozenset(
    """
    thing way kind sort part number amount group set case time year day place person people item example form
    type level area aspect factor feature element issue matter point fact result effect change use need
    condition state process system method individual body mind world life function balance work member side end
    step first second third new old good bad high low large small great various many several different same
    important general common specific particular certain
    """.split()
)


@lru_cache(maxsize=10_000)  # the rules ask again and again for the same front and answer
def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words that carry meaning."""
    return frozenset(filter(None, map(_meaning, _WORD.findall(text.lower().replace("’", "'")))))


@lru_cache(maxsize=10_000)
def words_of(text: str) -> frozenset[str]:
    """Return all words, small ones too, in small letters; "it's" are two."""
    return frozenset(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> str:
    """Return the stem of a word, an empty text for one that carries little."""
    if word in _SMALL:
        return ""
    if len(word) <= _SHORTEST_STEM:
        return word
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= 3 else word


def are_kin(one: str, other: str, letters: int) -> bool:
    """Tell whether two stems begin with the same letters, so many of them: "flexibl" and "flexibil"."""
    return min(len(one), len(other)) >= letters and one[:letters] == other[:letters]


def is_general(word: str) -> bool:
    """Tell whether a word says so little that it identifies nothing."""
    plain = word.lower().strip(".,;")
    return plain in _GENERAL or plain.rstrip("s") in _GENERAL


def occurrences(words: str, text: str) -> int:
    """Count where some words stand in a text as whole words; a regular expression for each answer takes much longer."""
    count, at = 0, text.find(words)
    while at >= 0:
        end = at + len(words)
        is_whole = _is_boundary(text, at) and _is_boundary(text, end)
        count += is_whole
        at = text.find(words, end if is_whole and words else at + 1)
    return count


def _is_boundary(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 1]
    return (before.isalnum() or before == "_") != (after.isalnum() or after == "_")


def says_noun(noun: str, text: str) -> bool:
    """Tell whether a noun stands in a text, which is in small letters, as a word, in the singular or with an "s"."""
    singular = noun.removesuffix("s").lower()
    return singular in text and occurrences(singular, text) + occurrences(f"{singular}s", text) > 0
