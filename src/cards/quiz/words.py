"""Whether two words are the same for a learner: case, accents and number aside, and how far a slip of the finger goes."""

import unicodedata
from enum import IntEnum
from itertools import groupby

_PLURALS = (("ies", "y"), ("es", ""), ("s", ""), ("es", "is"), ("i", "us"), ("ae", "a"), ("a", "um"), ("a", "on"))
_STEM = 3  # letters that must stay when an ending goes
_FORGIVEN = 5  # letters from which on one letter may be wrong


class Likeness(IntEnum):
    """How near two words are: different, one letter apart (often two words: ilium, ileum), or the same."""

    DIFFERENT = 0
    NEAR = 1
    SAME = 2


def folded(text: str) -> str:
    """Return text without case and accents, with figures and letters in their plain form ("H₂O" is "h2o")."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return unicodedata.normalize("NFC", "".join(one for one in letters if not unicodedata.combining(one))).casefold()


def likeness(one: str, other: str) -> Likeness:
    """Compare two folded words.

    Swapped neighbours and a letter doubled or not are slips and no more. Any other single letter is near. Short words
    and words with figures must be equal: ATP is not ADP, and 1826 not 1827.
    """
    if one == other or _differ_in_number(one, other):
        return Likeness.SAME
    if min(len(one), len(other)) < _FORGIVEN or any(c.isdecimal() for c in one + other):
        return Likeness.DIFFERENT
    if _undoubled(one) == _undoubled(other) or _swapped(one, other):
        return Likeness.SAME
    pairs = ((one, other), (one.removesuffix("s"), other), (one, other.removesuffix("s")))
    return Likeness.NEAR if any(_one_letter_apart(*pair) for pair in pairs) else Likeness.DIFFERENT


def _differ_in_number(one: str, other: str) -> bool:
    for first, second in ((one, other), (other, one)):
        for plural, singular in _PLURALS:
            stem = first.removesuffix(plural)
            if first.endswith(plural) and len(stem) >= _STEM and stem.isalpha() and stem + singular == second:
                return True
    return False


def _undoubled(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    wrong = [place for place, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    if len(wrong) != 2 or wrong[1] - wrong[0] != 1:
        return False
    first, second = wrong
    return one[first] == other[second] and one[second] == other[first]


def _one_letter_apart(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    start = next((place for place, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    rest = start if len(shorter) < len(longer) else start + 1
    return shorter[rest:] == longer[start + 1 :]
