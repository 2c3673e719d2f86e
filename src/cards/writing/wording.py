"""How a statement becomes a question: the question word first, the verb turned, the answer taken out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from cards.language.clauses import Clause
from cards.language.parse import Parse, Span
from cards.language.topic import Topic, capitalised, uncapitalised

_DO = {"VBZ": "does", "VBP": "do", "VBD": "did"}
_PERSONAL = frozenset("he she him her his hers himself herself i we you".split())
_SEVERAL = frozenset({"they", "them"})
_POINTING = frozenset("this these that those such".split())
_SAYS_WHICH = frozenset("of that which who whose to for in with as".split())
_ELSEWHERE = frozenset(
    "then instead likewise otherwise similarly respectively others another former latter here there thereby".split()
)
_OF_SEVERAL = frozenset("they them their themselves another other".split())
_LINKS = frozenset("yet but so and still nor or thus then hence".split())
_TIES = frozenset(
    "therefore thus also too each however conversely consequently hence likewise similarly moreover furthermore so then".split()
)
_NAMED = frozenset("PERSON NORP ORG GPE LOC FAC EVENT WORK_OF_ART LAW LANGUAGE PRODUCT".split())
# Adjectives that keep their capital, which the parser does not always know for names.
_NATION = re.compile(
    r"(?:merican|rican|tralian|talian|erman|uropean|hinese|apanese|ritish|nglish|panish|wedish|urkish|olish|anish|innish|^French|^Dutch"
    r"|^Greek|^Roman|ussian|gyptian|ersian|orean|ewish|hristian|uslim|Arabic|enaissance|ictorian|^Norman|^Islamic|^Soviet)$"
)
_ADJECTIVE = re.compile(r"[a-z]{3}(?:al|ic|ous|ive)$")
_SPACES = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([,;:.?)])")
_STOP = re.compile(r"\.+(?=[”\"’')]*$)")
_MARKS = re.compile(r"([,;:])(?:\s+[,;:])+|(,),+")


def words(parse: Parse, span: Span, without: Iterable[Span] = ()) -> str:
    """Return the text of a span without that of others inside it, spaces and commas made good."""
    hidden = tuple(without)
    if not any(span.overlaps(other) for other in hidden):
        return parse.words(span) if span.first < span.last else ""
    return tidy(_left(parse, span, hidden))


def _left(parse: Parse, span: Span, hidden: tuple[Span, ...]) -> str:
    """Return what is left of a span, with the commas at its ends, for a question that is put together of several pieces."""
    runs: list[str] = []
    first = None
    for i in range(span.first, span.last + 1):
        is_kept = i < span.last and not any(i in other for other in hidden)
        if is_kept and first is None:
            first = i
        elif not is_kept and first is not None:
            runs.append(parse.words(Span(first, i)))
            first = None
    return " ".join(runs)


def tidy(text: str) -> str:
    """Fold spaces, drop commas that stand beside another mark or at an end."""
    text = _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text))
    return _MARKS.sub(r"\1\2", text).strip(" ,;:")


def within(parse: Parse, span: Span, topic: Topic, without: Iterable[Span] = ()) -> str:
    """Return the text of a span as it is written in the middle of a sentence."""
    text = words(parse, span, without)
    first = parse.tokens[span.first]
    if first.start > 0 or not text[:1].isupper():
        return text
    named = topic.find(text)
    if named is not None and named[0] == 0:
        return text if topic.name[:1].isupper() or text[1:2].isupper() else text[:1].lower() + text[1:]
    if first.text.lower() in topic.name.split():
        return uncapitalised(text)  # the page writes it small elsewhere
    is_nation = _NATION.search(first.text) is not None
    following = parse.tokens[span.first + 1].text if span.first + 1 < len(parse.tokens) else ""
    if _ADJECTIVE.search(first.text) and (following.islower() or following == ",") and not is_nation:
        return uncapitalised(text)  # "Coastal hazards": the parser takes it for a name
    is_joined = any(parse.tokens[i].text.islower() for i in parse.children(span.first, "conj"))
    if is_joined and first.entity in {"", "ORG", "PRODUCT"} and not is_nation:
        return uncapitalised(text)  # "sodium and potassium"
    is_name = first.tag in {"NNP", "NNPS"} or first.entity in _NAMED or is_nation
    return text if is_name and first.tag != "DT" else uncapitalised(text)


def asked_of_subject(parse: Parse, clause: Clause, asking: str, without: Iterable[Span] = ()) -> str | None:
    """Ask for the subject: "<asking> <predicate>?". None where the verb does not agree with what asks ("Who are …")."""
    finite = finite_verb(parse, clause)
    if finite is None or (clause.kind == "shared" and not parse.tokens[clause.verb].is_finite):
        return None
    without = (*without, *_ties(parse, clause))
    is_plural = parse.tokens[finite].tag == "VBP" or parse.tokens[finite].text.lower() in {"were", "are", "have"}
    singular = ""
    if is_plural and not asking.endswith(("s", "people")):
        singular = _singular(parse, clause, finite)
        if not singular:
            return None
    if _is_denied(parse, clause):
        return None
    if _dangles(parse, clause, (*without, clause.subject), own=True):
        return None
    if singular:
        before = _left(parse, Span(clause.predicate.first, finite), tuple(without))
        after = _left(parse, Span(finite + 1, clause.predicate.last), tuple(without))
        return _joined(parse, clause, asking, f"{before} {singular} {after}", without)
    predicate = _left(parse, clause.predicate, tuple(without))
    return _joined(parse, clause, asking, predicate, without)


def _singular(parse: Parse, clause: Clause, finite: int) -> str:
    """Return the verb as it follows "What": what several things do is asked for as if it were one.

    An empty text where the rest speaks of several ("when they melt"), or the verb would be nowhere to put.
    """
    token = parse.tokens[finite]
    rest = parse.tokens[clause.predicate.first : clause.predicate.last]
    speaks_of_several = any(other.text.lower() in _OF_SEVERAL for other in rest)
    goes_on = any(other.tag in {"VB", "VBP"} and other.relation == "conj" for other in rest)
    if finite not in clause.predicate or speaks_of_several or goes_on or parse.tokens[clause.verb].lemma == "include":
        return ""
    known = {"are": "is", "were": "was", "have": "has", "do": "does"}.get(token.text.lower())
    return known or next(iter(_forms(token.lemma, "VBZ")), "")


def _is_denied(parse: Parse, clause: Clause) -> bool:
    """ "lies not in calm", "is rarely recorded": true of most other things too."""
    rest = parse.tokens[clause.predicate.first : clause.verb + 2]
    after = parse.tokens[clause.verb + 1].text.lower() if clause.verb + 1 < len(parse.tokens) else ""
    return after == "not" or any(token.text.lower() in {"rarely", "seldom"} for token in rest)


def asked(parse: Parse, clause: Clause, asking: str, topic: Topic, without: Iterable[Span]) -> str | None:
    """Ask for anything but the subject: "<asking> <auxiliary> <subject> <verb> <rest>?"."""
    hidden = (*without, *_ties(parse, clause))
    finite = finite_verb(parse, clause)
    if finite is None or parse.tokens[clause.subject_head].tag == "PRP" or _dangles(parse, clause, hidden):
        return None
    tokens = parse.tokens
    subject = within(parse, clause.subject, topic, hidden)
    if "," in subject and clause.subject.last < len(tokens) and tokens[clause.subject.last].text == ",":
        subject += ","  # closes an inserted remark
    is_apart = finite not in clause.predicate  # inherited from the verb before
    verb = tokens[clause.verb]
    if clause.auxiliaries or verb.lemma == "be":
        turned = tokens[finite].text.lower()
        rest = _left(parse, clause.predicate, (*hidden, Span(finite, finite + 1)))
        if is_apart:
            others = [tokens[i].text for i in clause.auxiliaries[1:]]
            rest = " ".join([*others, rest])
    elif verb.tag in _DO:
        turned = _DO[verb.tag]
        before = _left(parse, Span(clause.predicate.first, clause.verb), hidden)
        after = _left(parse, Span(clause.verb + 1, clause.predicate.last), hidden)
        rest = f"{before} {verb.lemma} {after}"
    else:
        return None
    return _joined(parse, clause, asking, f"{turned} {subject} {rest}", hidden)


def asked_of_agent(parse: Parse, clause: Clause, asking: str, topic: Topic, without: Iterable[Span]) -> str | None:
    """Turn a passive round: "X was coined by Y in 1990" becomes "<asking> coined X in 1990?"."""
    tokens = parse.tokens
    verb = tokens[clause.verb]
    auxiliaries = [tokens[i].text.lower() for i in clause.auxiliaries]
    tag = {"is": "VBZ", "are": "VBZ", "was": "VBD", "were": "VBD"}.get(" ".join(auxiliaries))
    is_negated = any(parse.children(clause.verb, "neg"))  # "Who not paid …?"
    if tag is None or is_negated or verb.tag not in {"VBN", "VBD"} or _dangles(parse, clause, without, own=True):
        return None
    if tag == "VBZ" and asking.endswith("s"):
        tag = "VBP"  # "Which cells produce …?"
    forms = _forms(verb.lemma, tag)
    if not forms:
        return None
    without = (*without, *_ties(parse, clause))
    particles = list(parse.children(clause.verb, "prt"))
    hidden = (*without, *(Span(i, i + 1) for i in (*clause.auxiliaries, clause.verb, *particles)))
    subject = within(parse, clause.subject, topic)
    verb_words = " ".join([forms[0], *(tokens[i].text for i in particles)])
    between = _left(parse, Span(clause.predicate.first, clause.verb), hidden)
    after = _left(parse, Span(clause.verb + 1, clause.predicate.last), hidden)
    return _joined(parse, clause, asking, f"{between} {verb_words} {subject} {after}", without)


def _ties(parse: Parse, clause: Clause) -> Iterator[Span]:
    """Yield the words that only tie the statement to the one before it: "therefore", "for example"."""
    for i in parse.children(clause.verb, "advmod", "prep", "cc", "mark"):
        token = parse.tokens[i]
        if token.text.lower() in _TIES and token.relation in {"advmod", "cc", "mark"} and i < clause.verb:
            yield Span(i, i + 1)
        elif token.text.lower() == "for" and i + 1 < len(parse.tokens):
            following = parse.tokens[i + 1].text.lower()
            is_apart = i + 2 < len(parse.tokens) and (i == 0 or parse.tokens[i + 2].text == ",")
            if following in {"example", "instance"} and is_apart:
                yield Span(i, i + 2)


@lru_cache(maxsize=5_000)
def _forms(lemma: str, tag: str) -> tuple[str, ...]:
    """Return the forms of a verb for a Penn tag, the usual one first."""
    from lemminflect import getInflection  # noqa: PLC0415 - over a second to import, and not every page has a passive

    return tuple(getInflection(lemma, tag=tag))


def finite_verb(parse: Parse, clause: Clause) -> int | None:
    """Return the word that carries the tense: the first auxiliary, or the verb."""
    return next((i for i in clause.verbs if parse.tokens[i].is_finite), None)


def _dangles(parse: Parse, clause: Clause, without: Iterable[Span], *, own: bool = False) -> bool:
    """Tell whether a word is left in the question that points outside it; "its" may belong to `own`, what is asked for."""
    hidden = tuple(without)
    left = [
        i
        for span in (clause.before, clause.subject, clause.predicate)
        for i in range(span.first, span.last)
        if not any(i in other for other in hidden)
    ]
    has_noun = has_name = has_several = False
    for i in left:
        if own and i == clause.predicate.first:
            has_noun = has_several = False  # what stands ahead of the question says where or when, not of what
        token = parse.tokens[i]
        text = token.text.lower()
        following = parse.tokens[i + 1].text.lower() if i + 1 < len(parse.tokens) else ""
        if token.tag == "PRP" and token.relation != "expl" and (not has_noun or (text in _PERSONAL and not has_name)):
            return True
        if token.tag == "PRP$" and not has_noun and not own:
            return True
        if text in _SEVERAL and not has_several and not (own and text == "they"):
            return True  # "a current had cut them"
        if text in _POINTING and following not in _SAYS_WHICH and token.tag in {"DT", "PDT", "JJ"}:
            return True
        if text in _ELSEWHERE and token.part in {"ADV", "NOUN", "ADJ"}:
            return True
        has_noun = has_noun or token.part in {"NOUN", "PROPN"}
        has_name = has_name or token.part == "PROPN"
        has_several = has_several or token.tag in {"NNS", "NNPS"} or text in {"and", "each", "everybody", "anyone"}
    return False


def _joined(parse: Parse, clause: Clause, asking: str, rest: str, without: Iterable[Span]) -> str:
    before = tidy(words(parse, clause.before, without)) if clause.before.first < clause.before.last else ""
    question = _STOP.sub("", tidy(f"{asking} {rest}"))
    if before and before.lower() not in _LINKS:
        return f"{capitalised(before)}, {uncapitalised(question)}?"
    return f"{capitalised(question)}?"
