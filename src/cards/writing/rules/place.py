"""Place: where it happened ("in Paris", "at the Battle of …")."""

from collections.abc import Iterator

from cards.writing.answers import answer_of
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.wording import asked

_PLACES = frozenset({"GPE", "LOC", "FAC"})


def find(place: Place) -> Iterator[Finding]:
    """Ask where, where the statement names a place on the map."""
    parse = place.statement.parse
    for clause in place.clauses:
        for argument in clause.arguments:
            answer = answer_of(parse, parse.subtree(argument.head))
            is_known = all(
                parse.tokens[i].entity in _PLACES
                for i in range(answer.first, answer.last)
                if parse.tokens[i].part == "PROPN"
            )
            if argument.role == "place" and is_known and not any(parse.children(clause.verb, "neg")):
                question = asked(parse, clause, "Where", place.entry.topic, [argument.span])
                if question:
                    yield asked_for(parse, question, answer)
