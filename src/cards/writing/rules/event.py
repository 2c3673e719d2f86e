"""Event: a condition, a means or an aim at the end of a sentence ("… is freed as soon as what happens?")."""

from collections.abc import Iterator

from cards.language.parse import Parse, Span
from cards.writing.finding import Asked, Finding, Place
from cards.writing.remainder import says_no_more

MOST_WORDS = 30
FEWEST, MOST = 2, 12  # words of an answer
_MARKERS = frozenset({"when", "once", "until", "if", "unless", "after", "before", "whenever"})
_MEANT = frozenset("use mean design intend need require employ".split())
_LET = frozenset(
    "allow enable permit cause force compel lead prompt induce oblige require encourage forbid empower".split()
)
_NEVER_WITHIN = frozenset({",", ";", ":", "—", "–", "("})


def find(place: Place) -> Iterator[Finding]:
    """Ask for each clause that ends the statement, the question in its place."""
    parse = place.statement.parse
    for verb, token in enumerate(parse.tokens):
        if token.part not in {"VERB", "AUX"}:
            continue
        clause = parse.subtree(verb)
        if clause.first < FEWEST:
            continue
        for marker, asking in (_condition(parse, verb, clause), _means(parse, verb, clause), _aim(parse, verb, clause)):
            if not asking:
                continue
            answer = _up_to_a_mark(parse, Span(marker + 1, clause.last))
            start, end = parse.characters(answer)
            question = f"{parse.text[: parse.tokens[marker].end]} {asking}?"
            is_short = FEWEST <= answer.last - answer.first <= MOST and len(question.split()) <= MOST_WORDS
            has_verb = any(other.is_finite for other in parse.tokens[:marker])
            if is_short and has_verb and verb in answer and says_no_more(parse, end):
                yield Asked(question, parse.text[start:end], start, end)


def _up_to_a_mark(parse: Parse, span: Span) -> Span:
    """Cut off what follows a comma, and the full stop."""
    last = next((i for i in range(span.first, span.last) if parse.tokens[i].text in _NEVER_WITHIN), span.last)
    while last > span.first + 1 and parse.tokens[last - 1].text == ".":
        last -= 1
    return Span(span.first, last)


def _condition(parse: Parse, verb: int, clause: Span) -> tuple[int, str]:
    """ "once most of it has been consumed": "once what has happened?"."""
    token = parse.tokens[verb]
    has_subject = any(parse.children(verb, "nsubj", "nsubjpass"))
    marker = next((i for i in parse.children(verb, "mark", "advmod") if i < verb), clause.first)
    before = parse.tokens[marker - 1].text.lower() if marker else ""
    word = parse.tokens[marker].text.lower()
    is_soon = word == "as" and before == "soon"
    is_so = word == "that" and before == "so"
    if token.relation != "advcl" or not has_subject or not (word in _MARKERS or is_soon or is_so) or before == ",":
        return 0, ""
    helpers = [parse.tokens[i] for i in parse.children(verb, "aux", "auxpass")]
    finite = next((other for other in (*helpers, token) if other.is_finite), None)
    if finite is None:
        return 0, ""
    if finite.tag == "MD":
        return marker, f"what {finite.text} happen"
    if token.lemma == "be" and not helpers:
        return marker, "what was the case" if finite.tag == "VBD" else "what is the case"
    if finite.lemma == "have" and helpers:
        return marker, "what had happened" if finite.tag == "VBD" else "what has happened"
    return marker, "what happened" if finite.tag == "VBD" else "what happens"


def _means(parse: Parse, verb: int, clause: Span) -> tuple[int, str]:
    """ "by collecting …": "by doing what?". A noun in -ing may do something: "driven by cooling at the surface"."""
    token, before = parse.tokens[verb], parse.tokens[verb - 1]
    is_means = token.tag == "VBG" and token.relation == "pcomp" and clause.first == verb
    return (verb - 1, "doing what") if is_means and before.text == "by" and before.relation != "agent" else (0, "")


def _aim(parse: Parse, verb: int, clause: Span) -> tuple[int, str]:
    """ "is used to treat …", "allows cells to recover …": "to do what?"."""
    token, before = parse.tokens[verb], parse.tokens[verb - 1]
    governor = parse.tokens[token.head]
    is_meant = token.relation == "xcomp" and governor.lemma in _MEANT
    is_let = token.relation in {"xcomp", "ccomp"} and governor.lemma in _LET and clause.last > verb + 1
    first = next(iter(parse.children(verb, "nsubj", "nsubjpass")), verb) if is_let else verb
    if token.lemma == "be" or token.tag != "VB" or before.text != "to" or any(parse.children(verb, "auxpass")):
        return 0, ""
    starts_here = clause.first == verb - 1 or first < verb
    is_aim = (token.relation == "advcl" or is_meant or is_let) and starts_here
    return (verb - 1, "do what") if is_aim and parse.tokens[verb - 2].text != "," else (0, "")
