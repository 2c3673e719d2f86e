"""The statements in a sentence: subject, verb and arguments with their roles, kept only where the parse covers every word."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cards.language.arguments import Argument, ArgumentRole, arguments
from cards.language.parse import Parse, Span
from cards.language.remarks import remark_behind
from cards.language.trust import (
    agree,
    follows_a_relative,
    is_of_one_piece,
    may_be_left_ahead,
    may_be_subject,
    may_stand_before_verb,
)

__all__ = ["Argument", "Clause", "clauses"]

_SUBJECTS = ("nsubj", "nsubjpass")
# "Maintaining balance is …" has a clause for its subject.
_SUBJECTS_OF_MAIN = (*_SUBJECTS, "csubj", "csubjpass")
_SELDOM = frozenset("never rarely seldom hardly scarcely neither".split())
# The parser's tags for "was built and sold" and "was built and fell" are the same.
_NEVER_PASSIVE = frozenset(
    """
    appear arise arrive become collapse come decline depart die disappear emerge exist expire fade fall flourish go grow happen
    last lie live occur persist remain rise sink sleep stay subside survive vanish
    """.split()
)
_OPENS = frozenset({":", ",", "—", "–", ";", "("})
_QUOTES = frozenset("“”‘’\"'")
_MAY_LEAD = frozenset({"prep", "advcl", "advmod", "punct", "cc", "mark", "conj", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One statement of a sentence.

    `before` are the words ahead of the subject, `predicate` those from the first word behind it to the last, without the stop;
    for a verb that shares the subject of another, and in a relative clause, they stand apart from it. `auxiliaries` belong to
    the verb in reading order ("can", "be"); a form of "be" as the only verb is `verb` itself.
    """

    kind: Literal["main", "joined", "shared", "relative"]
    before: Span
    subject: Span
    subject_head: int
    auxiliaries: tuple[int, ...]
    verb: int
    predicate: Span
    arguments: tuple[Argument, ...]
    is_passive: bool

    @property
    def verbs(self) -> tuple[int, ...]:
        """The auxiliaries and the verb, in reading order."""
        return (*self.auxiliaries, self.verb)

    def argument(self, role: ArgumentRole) -> Argument | None:
        """Return the first argument of a role."""
        return next((argument for argument in self.arguments if argument.role == role), None)


def clauses(parse: Parse) -> Iterator[Clause]:
    """Yield the statements that a sentence makes, the main one first; nothing where the parse cannot be trusted."""
    root = parse.root()
    if any(token.relation == "dep" for token in parse.tokens) or not parse.has_main_verb():
        return
    frame = Span(0, 0)  # "In Airy's model" holds for all that the sentence says
    for verb in (root, *_with_own_subject(parse, root)):
        clause = _main(parse, verb, "main" if verb == root else "joined")
        if clause is None or not agree(parse, clause.subject_head, clause.verbs):
            continue
        frame = clause.before if verb == root else frame
        if verb != root and frame.first < frame.last and clause.before.first == clause.before.last:
            continue
        yield clause
        chain = (verb, *_sharing(parse, verb))
        for other in chain[1:]:
            shared = _shared(parse, clause, other)
            if _has_tense(parse, shared) and not _is_denied(parse, clause, shared, chain):
                yield shared
    for relative in _relatives(parse):
        if agree(parse, relative.subject_head, relative.verbs):
            yield relative


def _with_own_subject(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verbs that are joined to a verb and have a subject of their own."""
    for i in parse.children(verb, "conj", "ccomp", "parataxis"):
        token = parse.tokens[i]
        if token.relation == "ccomp" and not _stands_apart(parse, i, verb):
            continue
        if token.part in {"VERB", "AUX"} and any(parse.children(i, *_SUBJECTS)):
            yield i
            yield from _with_own_subject(parse, i)


def _sharing(parse: Parse, verb: int) -> Iterator[int]:
    """Yield the verbs that are joined to a verb and share its subject."""
    for i in parse.children(verb, "conj"):
        if parse.tokens[i].part in {"VERB", "AUX"} and not any(parse.children(i, *_SUBJECTS, "expl")):
            yield i
            yield from _sharing(parse, i)


def _stands_apart(parse: Parse, i: int, verb: int) -> bool:
    """ "A does this; B does that": the parser hangs the first half on the second as its complement."""
    span = parse.subtree(i)
    return i < verb and any(token.text in {";", ":", "—"} for token in parse.tokens[span.last - 1 : verb])


def _main(parse: Parse, verb: int, kind: Literal["main", "joined"]) -> Clause | None:
    tokens = parse.tokens
    subject_head = next(parse.children(verb, *_SUBJECTS_OF_MAIN), None)
    if subject_head is None or subject_head > verb or not may_be_subject(tokens[subject_head]):
        return None
    auxiliaries = tuple(i for i in parse.children(verb, "aux", "auxpass") if i < verb)
    subject = _whole_subject(parse, verb, subject_head, min((*auxiliaries, verb)))
    if subject is None or not any(tokens[i].is_finite for i in (*auxiliaries, verb)):
        return None
    while subject.last > subject_head + 1 and tokens[subject.last - 1].text == ",":
        subject = Span(subject.first, subject.last - 1)
    if any(subject_head > i for i in auxiliaries) or subject.last > verb:
        return None
    leading = [i for i in parse.children(verb) if i < subject.first]
    if any(tokens[i].relation not in _MAY_LEAD and not _is_date(parse, i) for i in leading):
        return None  # "John Bardeen, Leon Cooper and …" with the first name cut off
    span = _own_span(parse, verb)
    if subject.first < span.first or subject.last > span.last or not is_of_one_piece(parse, subject, subject_head):
        return None
    if not may_be_left_ahead(parse, Span(span.first, subject.first)):
        return None
    following = tokens[verb + 1].text.lower() if verb + 1 < len(tokens) else ""
    if tokens[verb].text.lower() in {"provided", "given", "assuming"} and following == "that":
        return None  # a conjunction, no verb
    remark = remark_behind(parse, verb, subject.last)
    after = remark.stop if remark else subject.last
    if tokens[subject.last].text == "," and "," not in parse.words(subject) and not remark:
        return None  # one comma alone never parts a subject from its verb
    while after < verb and tokens[after].text == ",":
        after += 1
    if any(i < subject.last for i in auxiliaries) or not all(
        may_stand_before_verb(parse, i) for i in range(after, verb)
    ):
        return None
    predicate = Span(after, span.last)
    if span.first < subject.first and (
        tokens[subject.first - 1].part == "ADP" or follows_a_relative(parse, span.first, subject)
    ):
        return None  # "In 1984 police officer …": the year was taken for a part of the subject
    return Clause(
        kind=kind,
        before=Span(span.first, subject.first),
        subject=subject,
        subject_head=subject_head,
        auxiliaries=auxiliaries,
        verb=verb,
        predicate=predicate,
        arguments=tuple(arguments(parse, verb, span)),
        is_passive=tokens[subject_head].relation == "nsubjpass"
        or any(tokens[i].relation == "auxpass" for i in auxiliaries),
    )


def _whole_subject(parse: Parse, verb: int, head: int, end: int) -> Span | None:
    """ "The term “osmosis” was coined": the parser may take the quoted word, or a name behind a title, for a second subject.

    Any other second subject is a slip, and then there is none. `end` is where the verb or its first auxiliary stands.
    """
    subject = _before_the_verb(parse, parse.subtree(head), end)
    for other in parse.children(verb, *_SUBJECTS):
        if other == head:
            continue
        quoted = parse.subtree(other)
        while quoted.last < verb and parse.tokens[quoted.last].text in _QUOTES:
            quoted = Span(quoted.first, quoted.last + 1)
        opens = parse.tokens[quoted.first].text in _QUOTES or parse.tokens[quoted.first - 1].text in _QUOTES
        opens = opens or parse.tokens[other].part == "PROPN"
        if not opens or quoted.first - subject.last > 1 or quoted.last > verb:
            return None
        subject = Span(subject.first, quoted.last)
    quotes = sum(token.text in _QUOTES for token in parse.tokens[subject.first : subject.last])
    is_closed_behind = quotes % 2 == 1 and subject.last < end and parse.tokens[subject.last].text in _QUOTES
    return Span(subject.first, subject.last + 1) if is_closed_behind else subject


def _before_the_verb(parse: Parse, subject: Span, verb: int) -> Span:
    """Cut off what the parser hangs on the subject from behind the verb: "Four elements are distinguished: capacity, …"."""
    beyond = [i for i in range(verb, subject.last) if parse.tokens[i].head < verb and parse.tokens[i].head in subject]
    is_apart = all(parse.tokens[parse.subtree(i).first - 1].text in _OPENS for i in beyond)
    return Span(subject.first, verb) if beyond and is_apart else subject


def _is_date(parse: Parse, i: int) -> bool:
    return parse.tokens[i].relation == "npadvmod" and parse.tokens[i].entity in {"DATE", "TIME"}


def _shared(parse: Parse, clause: Clause, verb: int) -> Clause:
    """Build the statement of a verb that shares the subject, and where it has none its auxiliaries too."""
    tokens = parse.tokens
    own = tuple(i for i in parse.children(verb, "aux", "auxpass") if i < verb)
    may_be_passive = clause.is_passive and tokens[verb].lemma.lower() not in _NEVER_PASSIVE
    is_participle = may_be_passive and tokens[verb].tag in {"VBN", "VBD"} and not any(parse.children(verb, "dobj"))
    is_complete = bool(own) or (tokens[verb].is_finite and not is_participle)
    span = _own_span(parse, verb)
    own_arguments = tuple(arguments(parse, verb, span))
    return Clause(
        kind="shared",
        before=Span(clause.subject.first, clause.subject.first)
        if _has_other_time(clause, own_arguments)
        else clause.before,
        subject=clause.subject,
        subject_head=clause.subject_head,
        auxiliaries=own if is_complete else clause.auxiliaries,
        verb=verb,
        predicate=span,
        arguments=own_arguments,
        is_passive=any(tokens[i].relation == "auxpass" for i in own) if is_complete else clause.is_passive,
    )


def _has_other_time(clause: Clause, own: tuple[Argument, ...]) -> bool:
    """ "In 1911 she built a loom and in 1912 sold it": what begins the sentence is true of the first verb only."""
    is_dated = any(argument.role == "time" and argument.span.first in clause.before for argument in clause.arguments)
    return is_dated and any(argument.role == "time" for argument in own)


def _has_tense(parse: Parse, clause: Clause) -> bool:
    return any(parse.tokens[i].is_finite for i in clause.verbs)


def _is_denied(parse: Parse, clause: Clause, shared: Clause, chain: tuple[int, ...]) -> bool:
    """ "Wax does not dissolve salt or carry heat" denies both; "does not sink but floats" only the first."""
    links = {parse.tokens[i].text.lower() for verb in chain for i in parse.children(verb, "cc")}
    if "but" in links or not any(_is_negated(parse, verb) for verb in chain if verb < shared.verb):
        return False
    return bool(links & {"or", "nor"}) or (clause.auxiliaries != () and shared.auxiliaries == clause.auxiliaries)


def _is_negated(parse: Parse, verb: int) -> bool:
    adverbs = [i for i in parse.children(verb, "advmod") if i < verb]
    is_seldom = any(parse.tokens[i].text.lower() in _SELDOM or any(parse.children(i, "neg")) for i in adverbs)
    return is_seldom or any(parse.children(verb, "neg"))


def _relatives(parse: Parse) -> Iterator[Clause]:
    """Yield ", which …" as a statement about the noun right before the comma."""
    tokens = parse.tokens
    for noun, token in enumerate(tokens):
        if token.part not in {"NOUN", "PROPN"}:
            continue
        for verb in parse.children(noun, "relcl"):
            pronoun = next(parse.children(verb, *_SUBJECTS), None)
            if pronoun is None or tokens[pronoun].lemma.lower() not in {"which", "who"} or pronoun < 2:
                continue
            is_inner = _is_within_a_noun(parse, noun) or tokens[token.head].tag in {"VBG", "VB"}
            if tokens[pronoun - 1].text != "," or pronoun - 2 != noun or is_inner:
                continue
            auxiliaries = tuple(i for i in parse.children(verb, "aux", "auxpass") if i < verb)
            if not any(tokens[i].is_finite for i in (*auxiliaries, verb)):
                continue
            span = _own_span(parse, verb)
            chunk = parse.chunk_of(noun)
            yield Clause(
                kind="relative",
                before=Span(chunk.first, chunk.first),
                subject=Span(chunk.first, noun + 1),
                subject_head=noun,
                auxiliaries=auxiliaries,
                verb=verb,
                predicate=Span(pronoun + 1, span.last),
                arguments=tuple(arguments(parse, verb, span)),
                is_passive=any(tokens[i].relation == "auxpass" for i in auxiliaries),
            )


def _is_within_a_noun(parse: Parse, noun: int) -> bool:
    """ "the compressor of an engine, which …": either noun may be meant."""
    preposition = parse.tokens[noun].head
    return parse.tokens[noun].relation == "pobj" and parse.tokens[parse.tokens[preposition].head].part in {
        "NOUN",
        "PROPN",
    }


def _own_span(parse: Parse, verb: int) -> Span:
    """Return the words of a clause without those of the clauses joined to it, its conjunction and its stop."""
    tokens = parse.tokens
    whole = parse.subtree(verb)
    first, last = whole.first, whole.last
    for i in parse.children(verb, "conj", "ccomp", "parataxis"):
        other = parse.subtree(i)
        if i > verb and tokens[i].relation == "conj":
            last = min(last, other.first)
        elif i < verb:
            first = max(first, other.last)
    while last > verb + 1 and _is_loose(parse, last - 1, verb):
        last -= 1
    while first < verb and tokens[first].text in {",", ";", ":", "—", "–", "-"}:
        first += 1
    if first < verb and tokens[first].relation == "cc":
        first += 1
    return Span(first, last)


def _is_loose(parse: Parse, i: int, verb: int) -> bool:
    """Commas, stops and the conjunction that leads to the next clause do not belong to a statement."""
    token = parse.tokens[i]
    return token.text in {",", ";", ":", ".", "—", "–", "!", "?"} or (token.relation == "cc" and token.head == verb)
