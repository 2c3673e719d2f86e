"""Acronym: what it stands for. The way back is none: the words spell it."""

from collections.abc import Iterator

from cards.writing.finding import Asked, Finding, Place


def find(place: Place) -> Iterator[Finding]:
    """Ask for the words of each acronym that the sentence introduces."""
    for acronym in place.entry.acronyms:
        if acronym.sentence is place.statement.sentence:
            yield Asked(f"What does the abbreviation {acronym.short} stand for?", acronym.expansion)
