"""Called: the name that the sentence itself gives to something ("a discrepancy called the Pythagorean comma")."""

from collections.abc import Iterator

from cards.language.names import called
from cards.writing.finding import Finding, Hidden, Place


def find(place: Place) -> Iterator[Finding]:
    """Hide what follows "called", "known as" and the like."""
    parse = place.statement.parse
    for span in called(parse):
        yield Hidden(parse.tokens[span.first].start, parse.tokens[span.last - 1].end, "name")
