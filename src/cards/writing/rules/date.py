"""Date: the year, day, decade or century in which something happened."""

from collections.abc import Iterator

from cards.writing.finding import Finding, Hidden, Place


def find(place: Place) -> Iterator[Finding]:
    """Hide each date, with its kind as a hint."""
    for date in place.dates:
        yield Hidden(date.start, date.end, date.kind)
