"""Subject: who or what does something, asked with its predicate ("Which hormone lowers blood sugar?")."""

from collections.abc import Iterator

from cards.language.clauses import Clause
from cards.language.parse import Parse, Span
from cards.writing.answers import answer_of, counted, is_anyone, is_cut_short
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import asking_for, is_person
from cards.writing.wording import asked_of_subject


def find(place: Place) -> Iterator[Finding]:
    """Ask for the subject of each statement, unless it is the topic: that is what the label names."""
    parse = place.statement.parse
    for clause in place.clauses:
        is_copula = parse.tokens[clause.verb].lemma == "be" and not clause.is_passive
        if (
            is_copula
            or clause.kind == "shared"
            or parse.tokens[clause.subject_head].part == "PRON"
            or place.entry.topic.is_named_in(parse.words(clause.subject))
        ):
            continue
        answer = answer_of(parse, clause.subject)
        if is_cut_short(parse, clause.subject, answer) or is_anyone(parse, answer):
            continue
        asking = _asking(place, clause, answer)
        question = asked_of_subject(parse, clause, asking) if asking else None
        if question:
            yield asked_for(parse, question, answer)


def _asking(place: Place, clause: Clause, answer: Span) -> str:
    parse = place.statement.parse
    count = counted(place.item_lists, clause.subject_head)
    if count and parse.tokens[(*clause.auxiliaries, clause.verb)[0]].tag == "VBZ":
        return ""  # "the abutment or the pier receives": not two things
    if _acts_as_a_person(parse, clause) or (is_person(parse, answer) and not _is_doubtful(parse, clause)):
        return f"Which {count} people" if count else "Who"
    named = {parse.tokens[i].entity for i in range(answer.first, answer.last)} & {"GPE", "PERSON"}
    if count and named:
        return ""  # countries and persons are no things
    return f"Which {count} things" if count else asking_for(parse, answer)


_DONE_BY_PERSONS = frozenset(
    """
    argue believe suggest propose write publish coin invent discover describe observe recognise recognize report patent demand
    introduce devise predict feel complain hope think say claim object criticise criticize deny maintain contend insist note
    remark recommend advise warn doubt fear wish try attempt learn teach study win dislike hear forget prefer agree
    decide choose speak
    """.split()
)


def _is_doubtful(parse: Parse, clause: Clause) -> bool:
    """ "Laytime begins …", "Delta Cephei ranges …": people of whom a page tells are told of in the past."""
    head = parse.tokens[clause.subject_head]
    finite = parse.tokens[(*clause.auxiliaries, clause.verb)[0]]
    return head.part == "PROPN" and finite.tag in {"VBZ", "VBP"}


def _acts_as_a_person(parse: Parse, clause: Clause) -> bool:
    """What argues, coins or fears is somebody, whatever the parser takes the name for."""
    head = parse.tokens[clause.subject_head]
    is_somebody = head.part == "PROPN" or head.tag == "NNS"
    thing = {"GPE", "LOC", "ORG", "LAW", "WORK_OF_ART", "EVENT", "FAC"}
    return is_somebody and head.entity not in thing and parse.tokens[clause.verb].lemma in _DONE_BY_PERSONS
