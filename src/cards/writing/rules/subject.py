"""Subject: who or what does something, asked with its predicate ("Which hormone lowers blood sugar?")."""

from collections.abc import Iterator

from cards.language.arguments import says_that
from cards.language.clauses import Clause
from cards.language.parse import Parse, Span
from cards.writing.answers import answer_of, are_names, counted, holds_a_verb, is_anyone, is_cut_short
from cards.writing.finding import Finding, Place, asked_for
from cards.writing.kinds import asking_for, is_person
from cards.writing.wording import asked_of_subject

YEAR = 4  # digits: "a 2005 study" counts nothing


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
        if is_cut_short(parse, clause.subject, answer) or is_anyone(parse, answer) or holds_a_verb(parse, answer):
            continue
        counts = any(
            token.tag == "CD" and len(token.text) != YEAR for token in parse.tokens[answer.first : answer.first + 2]
        )
        if counts and not counted(place.item_lists, clause.subject_head):
            continue  # "two processes" says how many, and not which
        asking = _asking(place, clause, answer)
        question = asked_of_subject(parse, clause, asking) if asking else None
        if question:
            yield asked_for(parse, question, answer)


def _asking(place: Place, clause: Clause, answer: Span) -> str:
    parse = place.statement.parse
    if parse.words(answer).endswith(("colleagues", "co-workers", "coworkers", "others")):
        return "Who"  # nobody knows how many
    count = counted(place.item_lists, clause.subject_head)
    if count and parse.tokens[clause.verbs[0]].tag == "VBZ":
        return ""  # "the abutment or the pier receives": not two things
    if _acts_as_a_person(parse, clause) or (is_person(parse, answer) and not _is_doubtful(parse, clause)):
        return f"Which {count} people" if count else "Who"
    joined = parse.children(clause.subject_head, "conj")
    if count and any(parse.tokens[i].tag == "NNP" for i in joined) and says_that(parse, clause.verb):
        return f"Which {count} people"
    named = {parse.tokens[i].entity for i in range(answer.first, answer.last)} & {"GPE", "PERSON"}
    if count and named:
        return ""  # countries and persons are no things
    if count and are_names(parse, answer):
        return ""
    return f"Which {count} things" if count else asking_for(parse, answer)


_DONE_BY_PERSONS = frozenset(
    """
    argue believe suggest propose write publish coin invent discover describe observe recognise recognize report patent demand
    introduce devise predict feel complain hope think say claim object criticise criticize deny maintain contend insist note
    remark recommend advise warn doubt fear wish try attempt learn teach study win dislike hear forget prefer agree
    decide choose speak
    """.split()
)


# Scores predict and models propose; they do not fear.
_DONE_BY_NOTHING_ELSE = frozenset(
    "argue believe coin complain fear hope insist invent object patent publish recommend advise warn wish win".split()
)


def _is_doubtful(parse: Parse, clause: Clause) -> bool:
    """ "Laytime begins …", "Delta Cephei ranges …": people of whom a page tells are told of in the past."""
    head = parse.tokens[clause.subject_head]
    finite = parse.tokens[clause.verbs[0]]
    return head.part == "PROPN" and finite.tag in {"VBZ", "VBP"}


def _acts_as_a_person(parse: Parse, clause: Clause) -> bool:
    """What argues, coins or fears is somebody, whatever the parser takes the name for."""
    if clause.is_passive:
        return False  # "rhythm and rest are thought to …"
    head = parse.tokens[clause.subject_head]
    lemma = parse.tokens[clause.verb].lemma
    is_somebody = head.part == "PROPN" or (head.tag == "NNS" and lemma in _DONE_BY_NOTHING_ELSE)
    thing = {"GPE", "LOC", "ORG", "LAW", "WORK_OF_ART", "EVENT", "FAC"}
    return is_somebody and head.entity not in thing and lemma in _DONE_BY_PERSONS
