"""Object: what something does to what ("What does X prevent?"), for verbs that leave one answer."""

from collections.abc import Iterator

from cards.language.clauses import Argument, Clause
from cards.language.parse import Parse, Span
from cards.writing.answers import answer_of, counted, holds_a_verb, is_anyone
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import asking_for
from cards.writing.persons import names_a_person
from cards.writing.verbs import STRANDING, says_little
from cards.writing.wording import asked


def find(place: Place) -> Iterator[Finding]:
    """Ask for the object of each statement, and for what follows a verb with its own preposition."""
    parse = place.statement.parse
    for clause in place.clauses:
        for argument in (*clause.arguments, *_of_infinitives(parse, clause)):
            asking = _asking(place, clause, argument)
            if not asking:
                continue
            # A preposition before it stays: "What does X depend on?"; so does a phrase after it that may belong to the verb.
            hidden = _without_loose_phrase(parse, argument.head)
            answer = answer_of(parse, hidden)
            if is_anyone(parse, answer) or holds_a_verb(parse, answer):
                continue
            question = asked(parse, clause, asking, place.entry.topic, [hidden])
            if question:
                yield asked_for(parse, question, answer)


def _of_infinitives(parse: Parse, clause: Clause) -> Iterator[Argument]:
    """Yield the object of "… aims to restore Y": "What does X aim to restore?"."""
    for argument in clause.arguments:
        if argument.role in {"clause", "purpose"} and argument.marker == "to" and argument.span.first > clause.verb:
            inner = list(parse.children(argument.head, "dobj"))
            if (
                len(inner) == 1
                and not says_little(parse.tokens[argument.head].lemma)
                and not _has_joined_verb(parse, argument.head)
            ):
                yield Argument("object", parse.subtree(inner[0]), "to", inner[0])


def _has_joined_verb(parse: Parse, verb: int) -> bool:
    return any(parse.tokens[i].part == "VERB" for i in parse.children(verb, "conj"))


def _asking(place: Place, clause: Clause, argument: Argument) -> str:
    parse = place.statement.parse
    verb = parse.tokens[clause.verb].lemma
    objects = [other for other in clause.arguments if other.role == "object"]
    if clause.is_passive and argument.role == "object" and argument.marker != "to":
        return ""  # "blocked links are wasted capacity" was read wrongly
    frame = f"be {verb}" if clause.is_passive else verb
    count = counted(place.item_lists, argument.head)
    is_telling = argument.marker == "to" or bool(count) or not says_little(verb)  # "Which three things does X include?"
    is_object = argument.role == "object" and is_telling and (argument.marker == "to" or len(objects) == 1)
    is_stranded = argument.role in {"phrase", "purpose"} and not objects and argument.marker in STRANDING.get(frame, ())
    if not is_object and not is_stranded:
        return ""
    answer = answer_of(parse, parse.subtree(argument.head))
    if count:
        return f"Which {count} things"
    if any(parse.children(argument.head, "conj")) or any(
        parse.tokens[i].tag == "CD" for i in range(answer.first, answer.last)
    ):
        return ""  # a list of unknown length; a number, which "What" does not ask for
    head = parse.tokens[argument.head]
    return "Whom" if names_a_person(head.lemma) else asking_for(parse, answer)


_LOOSE = frozenset(
    "in at on during after before within throughout among for with under near per through by via as".split()
)


def _without_loose_phrase(parse: Parse, head: int) -> Span:
    """Cut off a last phrase of place, time or manner: the parser cannot tell whether it tells of the noun or of the verb."""
    span = parse.subtree(head)
    for i in range(head + 1, span.last):
        token = parse.tokens[i]
        is_last = token.relation == "prep" and token.text.lower() in _LOOSE and parse.subtree(i).last == span.last
        if is_last and token.head == head and parse.tokens[i - 1].text != ",":
            return Span(span.first, i)
    return span
