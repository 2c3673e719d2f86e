"""Means: how it is done ("by collecting …", "through …", "using …")."""

from collections.abc import Iterator

from cards.language.clauses import Argument, Clause
from cards.language.parse import Parse
from cards.writing.answers import answer_of
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.persons import names_a_person
from cards.writing.wording import asked

# Procedures: "X is measured by Y" asks how, not what measures it.
_PROCEDURES = frozenset(
    """
    measure diagnose treat detect assess determine calculate estimate monitor confirm prevent control correct test quantify
    identify relieve reduce manage remove repair obtain prepare make produce
    """.split()
)
_ELSEWHERE = frozenset({"DATE", "TIME", "GPE", "LOC"})


def find(place: Place) -> Iterator[Finding]:
    """Ask how, where the statement names the means."""
    parse = place.statement.parse
    for clause in place.clauses:
        for argument in clause.arguments:
            if not _is_means(parse, clause, argument):
                continue
            answer = answer_of(parse, argument.span)
            question = asked(parse, clause, "How", place.entry.topic, [argument.span])
            if question:
                yield asked_for(parse, question, answer)


def _is_means(parse: Parse, clause: Clause, argument: Argument) -> bool:
    head = parse.tokens[argument.head]
    if argument.role == "means":
        is_way = argument.marker in {"through", "via"}  # a way through space as often as a means
        return parse.tokens[clause.verb].lemma != "be" and (
            not is_way or (clause.is_passive and head.entity not in _ELSEWHERE)
        )
    is_procedure = (
        clause.is_passive
        and parse.tokens[clause.verb].lemma in _PROCEDURES
        and head.entity != "PERSON"
        and not names_a_person(head.lemma)
    )
    return is_procedure and (argument.role == "agent" or argument.marker in {"with", "by"})
