"""Agent: who or what does it, asked in the active: "X was coined by Y" becomes "Who coined X?"."""

from collections.abc import Iterator

from cards.language.parse import Span
from cards.writing.answers import answer_of, counted, is_anyone, is_cut_short
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import asking_for, is_person
from cards.writing.wording import asked_of_agent

_NO_ACTS = frozenset({"know", "call", "mean", "accompany", "follow"})


def find(place: Place) -> Iterator[Finding]:
    """Ask for the agent of each passive statement."""
    parse = place.statement.parse
    for clause in place.clauses:
        if not clause.is_passive or parse.tokens[clause.verb].lemma in _NO_ACTS:
            continue
        for argument in clause.arguments:
            if argument.role != "agent":
                continue
            answer = answer_of(parse, parse.subtree(argument.head))
            if is_cut_short(parse, parse.subtree(argument.head), answer) or is_anyone(parse, answer):
                continue
            asking = _asking(place, answer, argument.head)
            question = asked_of_agent(parse, clause, asking, place.entry.topic, [argument.span]) if asking else None
            if question:
                yield asked_for(parse, question, answer)


def _asking(place: Place, answer: Span, head: int) -> str:
    """Ask for the items of a list by their number."""
    parse = place.statement.parse
    is_somebody = is_person(parse, answer)
    count = counted(place.item_lists, head)
    if count:
        return f"Which {count} {'people' if is_somebody else 'things'}"
    return "Who" if is_somebody else asking_for(parse, answer)
