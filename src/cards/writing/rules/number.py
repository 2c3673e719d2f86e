"""Number: a quantity in digits, hidden with its unit."""

from collections.abc import Iterator

from cards.language.quantities import numbers
from cards.writing.finding import Finding, Hidden, Place


def find(place: Place) -> Iterator[Finding]:
    """Hide each number with the unit that follows it."""
    for number in numbers(place.statement.parse):
        yield Hidden(number.start, number.end, number.kind)
