"""Acronym: what it stands for, and how its expansion is abbreviated."""

from collections.abc import Iterator

from cards.writing.finding import Asked, Finding, Place


def find(place: Place) -> Iterator[Finding]:
    """Ask both ways for each acronym that the sentence introduces."""
    for acronym in place.entry.acronyms:
        if acronym.sentence is place.statement.sentence:
            yield Asked(f"What does the abbreviation {acronym.short} stand for?", acronym.expansion)
            yield Asked(f"How is “{acronym.expansion}” abbreviated?", acronym.short)
