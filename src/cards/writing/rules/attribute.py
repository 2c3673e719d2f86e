"""Attribute: "Cortisol is the main stress hormone" asked for the thing: "What is the main stress hormone?"."""

from collections.abc import Iterator

from cards.language.parse import Span
from cards.writing.answers import answer_of
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import is_person
from cards.writing.wording import words

FEWEST_WORDS = 4  # that say what the thing is


def find(place: Place) -> Iterator[Finding]:
    """Ask for the subject of "X is the Y that …", unless it is the topic."""
    parse = place.statement.parse
    for clause in place.clauses:
        attribute = clause.argument("attribute")
        verb = parse.tokens[clause.verb]
        if attribute is None or verb.lemma != "be" or clause.auxiliaries or clause.kind == "shared":
            continue
        if (
            attribute.span.last - attribute.span.first < FEWEST_WORDS
            or parse.tokens[clause.subject_head].part == "PRON"
        ):
            continue
        if place.entry.topic.is_named_in(parse.words(clause.subject)) or parse.tokens[attribute.head].part != "NOUN":
            continue
        between = parse.tokens[clause.verb + 1 : attribute.span.first]
        if any(token.relation == "neg" or token.text.lower() in {"never", "not"} for token in between):
            continue  # what it is not says nothing of what it is
        first = parse.tokens[attribute.span.first].text.lower()
        if first not in {"the", "a", "an"} or verb.text.lower() in {"are", "were"}:
            continue
        if parse.tokens[clause.subject.first].tag in {"DT", "CD", "JJR", "JJS", "RB"}:
            continue  # "An earlier landmark is the opinion of …" gives no name
        answer = answer_of(parse, clause.subject)
        asking = "Who" if is_person(parse, answer) else "What"
        rest = words(parse, Span(clause.verb + 1, clause.predicate.last))
        if first == "the":
            yield asked_for(parse, f"{asking} {verb.text} {rest}?", answer)
        elif asking == "What":
            yield asked_for(parse, f"What is the term for {rest}?", answer)
