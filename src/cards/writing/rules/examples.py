"""Examples: what a plural subject includes ("Name three early symptoms of X.")."""

from collections.abc import Iterator

from cards.language.topic import uncapitalised
from cards.writing.answers import answer_of, counted
from cards.writing.finding import Finding, Place, asked_for

_BELONG_TO_THE_TOPIC = frozenset(
    """
    symptom sign cause risk type form kind use application complication effect feature characteristic advantage disadvantage
    benefit drawback limitation example component part element stage step phase treatment method function factor trigger
    criterion consequence criticism objection remedy indicator marker variety instrument tool material
    """.split()
)
_VERBS = frozenset({"include"})


def find(place: Place) -> Iterator[Finding]:
    """Ask for the two to four things that the sentence names."""
    parse, topic = place.statement.parse, place.entry.topic
    for clause in place.clauses:
        verb, head = parse.tokens[clause.verb], parse.tokens[clause.subject_head]
        listed = clause.argument("object")
        is_list = verb.lemma in _VERBS and not clause.auxiliaries and head.tag == "NNS" and listed is not None
        if not is_list or listed is None or clause.kind == "shared" or clause.before.first < clause.before.last:
            continue
        count = counted(place.item_lists, listed.head)
        if not count or listed.span.last != clause.predicate.last:
            continue
        subject = parse.words(clause.subject)
        is_named = topic.is_named_in(subject) or any(parse.children(clause.subject_head, "prep", "relcl", "acl"))
        if not is_named and head.lemma.lower() not in _BELONG_TO_THE_TOPIC:
            continue
        whose = "" if is_named else f" of {topic.phrase}"
        answer = answer_of(parse, listed.span)
        things = uncapitalised(subject).removeprefix("the ")
        yield asked_for(parse, f"Name {count} {things}{whose}.", answer)
