"""What are: the two to four things that a plural subject is ("What are the three main types of X?")."""

from collections.abc import Iterator

from cards.language.parse import Span
from cards.writing.answers import answer_of, counted
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.wording import words

_NUMBERS = frozenset({"two", "three", "four"})


def find(place: Place) -> Iterator[Finding]:
    """Ask for the list that "The X are A, B and C" gives, with its number."""
    parse = place.statement.parse
    for clause in place.clauses:
        attribute = clause.argument("attribute")
        verb = parse.tokens[clause.verb]
        if (
            attribute is None
            or verb.text.lower() not in {"are", "were"}
            or clause.auxiliaries
            or clause.kind == "shared"
        ):
            continue
        count = counted(place.item_lists, attribute.head)
        if (
            not count
            or parse.tokens[clause.subject.first].text.lower() != "the"
            or clause.before.first < clause.before.last
        ):
            continue
        has_number = parse.tokens[clause.subject.first + 1].text.lower() in _NUMBERS
        subject = parse.words(Span(clause.subject.first + 1, clause.subject.last))
        behind = words(parse, clause.predicate, [Span(clause.verb, clause.verb + 1), attribute.span])
        if behind:
            continue
        answer = answer_of(parse, attribute.span)
        number = "" if has_number else f"{count} "
        yield asked_for(parse, f"What {verb.text} the {number}{subject}?", answer)
