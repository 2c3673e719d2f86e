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
            if argument.role != "place" or any(parse.children(clause.verb, "neg")):
                continue
            answer = answer_of(parse, parse.subtree(argument.head))
            goes_on = any(
                token.tag in {"RB", "TO"} or token.text == "to" for token in parse.tokens[answer.first : answer.last]
            )
            names = [token for token in parse.tokens[answer.first : answer.last] if token.part == "PROPN"]
            if goes_on or any(token.entity not in _PLACES for token in names):
                continue
            question = asked(parse, clause, "Where", place.entry.topic, [argument.span])
            if question:
                yield asked_for(parse, question, answer)
