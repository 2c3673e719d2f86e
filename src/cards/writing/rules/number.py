"""Number: a quantity in digits or words, hidden with its unit."""

import re
from collections.abc import Iterator

from cards.language.quantities import numbers, spelt_numbers
from cards.writing.finding import Finding, Hidden, Place
from cards.writing.words import is_general

_GOES_ON = re.compile(r" or \d")
_WENT_BEFORE = re.compile(r"\d or $")
_RATIO = re.compile(r"\d+:\d+(?= [a-z])")


def find(place: Place) -> Iterator[Finding]:
    """Hide each number with the unit that follows it."""
    text = place.statement.parse.text
    for number in numbers(place.statement.parse):
        if _GOES_ON.match(text[number.end :]) or _WENT_BEFORE.search(text[: number.start]):
            continue  # of "some 30 or 40 km" the one number shows the other
        ratio = _RATIO.match(text[number.start : number.end])
        yield (
            Hidden(number.start, number.start + ratio.end(), "ratio")
            if ratio
            else Hidden(number.start, number.end, number.kind)
        )
    for number in spelt_numbers(place.statement.parse):
        if not is_general(number.kind.split()[-1]):
            yield Hidden(number.start, number.end, number.kind)
