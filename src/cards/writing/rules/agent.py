"""Agent: who or what does it, asked in the active: "X was coined by Y" becomes "Who coined X?"."""

from collections.abc import Iterator

from cards.writing.answers import answer_of, is_cut_short
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import asking_for, is_person
from cards.writing.wording import asked_of_agent


def find(place: Place) -> Iterator[Finding]:
    """Ask for the agent of each passive statement."""
    parse = place.statement.parse
    for clause in place.clauses:
        for argument in clause.arguments:
            if parse.tokens[clause.verb].lemma in {"know", "call", "mean", "accompany", "follow"}:
                continue
            if argument.role != "agent" or not clause.is_passive:
                continue
            answer = answer_of(parse, parse.subtree(argument.head))
            if is_cut_short(parse, parse.subtree(argument.head), answer):
                continue
            asking = "Who" if is_person(parse, answer) else asking_for(parse, answer)
            question = asked_of_agent(parse, clause, asking, place.entry.topic, [argument.span]) if asking else None
            if question:
                yield asked_for(parse, question, answer)
