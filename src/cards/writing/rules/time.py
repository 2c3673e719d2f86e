"""Time: when something happened, asked as a question with the grain of the answer ("In which year …?")."""

import re
from collections.abc import Iterator

from cards.language.clauses import Clause
from cards.language.parse import Parse, Span
from cards.language.quantities import Quantity
from cards.writing.finding import Asked, Finding, Place
from cards.writing.wording import asked

_ASKING = {"year": "In which year", "decade": "In which decade", "date": "On which date", "month and year": "When"}
_PREPOSITIONS = frozenset({"in", "on"})


def find(place: Place) -> Iterator[Finding]:
    """Ask for each date that stands in a statement behind "in" or "on"."""
    parse = place.statement.parse
    for date in place.dates:
        if _goes_on(parse.text[date.end :]):
            continue
        span = _with_preposition(parse, date)
        clause = _clause_of(place.clauses, span) if span else None
        if span is None or clause is None:
            continue
        question = asked(parse, clause, _asking(parse, date), place.entry.topic, [span])
        if question:
            yield Asked(question, parse.text[date.start : date.end], date.start, date.end)


def _goes_on(text: str) -> bool:
    """ "in the 1850s and 1860s" is one time."""
    return re.match(r"(?: and| or| to|–|-|,)? ?(?:the )?\d{2}", text) is not None


def _asking(parse: Parse, date: Quantity) -> str:
    text = parse.text[date.start : date.end]
    if date.kind == "period":
        return "In which century" if text.startswith("the ") and len(text.split()) == 3 else "When"
    if date.kind == "decade" and len(text.split()) != 2:
        return "When"
    return _ASKING.get(date.kind, "When")


def _with_preposition(parse: Parse, date: Quantity) -> Span | None:
    first = next((i for i, token in enumerate(parse.tokens) if token.start == date.start), None)
    last = next((i + 1 for i, token in enumerate(parse.tokens) if token.end == date.end), None)
    if not first or last is None or parse.tokens[first - 1].text.lower() not in _PREPOSITIONS:
        return None
    return Span(first - 1, last)


def _clause_of(found: tuple[Clause, ...], span: Span) -> Clause | None:
    """Return the statement to whose verb the time belongs: a date within a noun phrase tells nothing of the verb."""
    return next(
        (
            clause
            for clause in found
            for argument in clause.arguments
            if argument.role in {"time", "phrase"} and argument.span.first == span.first
        ),
        None,
    )
