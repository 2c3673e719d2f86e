"""Purpose: what it is for ("is used to …", "… in order to …", "… so that …")."""

from collections.abc import Iterator

from cards.language.topic import uncapitalised
from cards.writing.answers import answer_of
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.wording import asked, words


def find(place: Place) -> Iterator[Finding]:
    """Ask for the purpose, where the statement names it."""
    parse = place.statement.parse
    for clause in place.clauses:
        is_used = clause.is_passive and parse.tokens[clause.verb].lemma == "use"
        for argument in clause.arguments:
            is_purpose = argument.role == "purpose" or (
                is_used and argument.role == "clause" and argument.marker == "to"
            )
            if not is_purpose or not (clause.is_passive or clause.argument("object")):
                continue
            asking = "What" if is_used and argument.marker == "for" else "For what purpose"
            hidden = parse.subtree(argument.head) if asking == "What" else argument.span  # "What is X used for?"
            answer = answer_of(parse, hidden)
            question = asked(parse, clause, asking, place.entry.topic, [hidden])
            if question:
                yield asked_for(parse, question, answer, uncapitalised(words(parse, answer)))
