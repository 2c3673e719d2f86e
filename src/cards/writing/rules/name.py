"""Name: a person, a proper name or an acronym, hidden where the rest of the sentence says who or what it is."""

from collections.abc import Iterator

from cards.language.names import cases, people, proper_names
from cards.writing.finding import Finding, Hidden, Place


def find(place: Place) -> Iterator[Finding]:
    """Hide cases at law, people, then other proper names."""
    parse = place.statement.parse
    for start, end in cases(parse.text):
        yield Hidden(start, end, "case")
    persons = list(people(parse))
    for span in persons:
        yield Hidden(*parse.characters(span), "person")
    for span in proper_names(parse) if parse.has_main_verb() else ():  # without one the parse cannot be trusted
        if not any(span.overlaps(person) for person in persons) and not _tears_an_introduction(
            place, parse.words(span)
        ):
            yield Hidden(*parse.characters(span))


def _tears_an_introduction(place: Place, words: str) -> bool:
    """ "A single [guide RNA (sgRNA)]": the acronym is inside, its expansion is not."""
    return any(
        f"({acronym.short})" in words and acronym.expansion.lower() not in words.lower()
        for acronym in place.entry.acronyms
    )
