"""Phrase: a technical noun phrase hidden in its sentence."""

from collections.abc import Iterator

from cards.language.parse import Parse, Span
from cards.writing.answers import is_some
from cards.writing.finding import Finding, Hidden, Place

_RELATIONS = frozenset("dobj pobj attr nsubj nsubjpass conj appos oprd".split())
_TAKEN_IN_WRONGLY = frozenset({"CD", "DT", "WDT", "WP", "WP$", "WRB"})
MOST_WORDS = 6
MOST_WORDS_WITH_COMPLEMENT = 8
_NEVER_WITHIN = frozenset({"CD", "WDT", "WP", "WRB", "VBZ", "VBP", "VBD", "MD", "PRP", "PRP$"})


def find(place: Place) -> Iterator[Finding]:
    """Hide each noun phrase, its article left outside."""
    parse = place.statement.parse
    if not place.clauses and not _reads_as_a_sentence(parse):
        return
    for chunk in parse.noun_chunks:
        head = parse.tokens[chunk.last - 1]
        if head.part not in {"NOUN", "PROPN"} or head.relation not in _RELATIONS or _is_participle(parse, chunk):
            continue
        span = _without_article(parse, chunk)
        if _goes_on(parse, chunk.last) or (head.part == "PROPN" and _is_within_a_title(parse, chunk)):
            continue
        within = parse.tokens[span.first : span.last]
        if any(token.tag in _TAKEN_IN_WRONGLY for token in within) or _is_in_a_preposition(parse, span):
            continue  # "too great an angle", "whose axis"; "in place of"
        if head.part == "PROPN" and chunk.last < len(parse.tokens) and parse.tokens[chunk.last].tag == "CD":
            continue  # "the Tenures Abolition Act 1660" is one name
        if is_some(parse, span):
            continue
        before = parse.tokens[span.first - 1].text.lower() if span.first else ""
        if before == "per" or (before == "for" and parse.tokens[span.first].text in {"example", "instance"}):
            continue  # "per gram of CO2" is a unit
        if 0 < span.last - span.first <= MOST_WORDS:
            yield Hidden(*parse.characters(span))
        longer = _with_complement(parse, chunk.last - 1, span)
        is_listed = parse.tokens[chunk.last - 1].relation == "conj" or any(parse.children(chunk.last - 1, "conj"))
        is_listed = is_listed or any(parse.tokens[i].relation == "conj" for i in range(span.first, longer.last))
        if (
            not is_listed
            and not _goes_on(parse, longer.last)
            and span.last < longer.last
            and longer.last - longer.first <= MOST_WORDS_WITH_COMPLEMENT
        ):
            yield Hidden(*parse.characters(longer))


def _reads_as_a_sentence(parse: Parse) -> bool:
    """Noun phrases hold where the parse of the whole does not, if it is a sentence at all and no list of remarks."""
    return parse.text[:1].isupper() and parse.text.endswith(".") and any(token.is_finite for token in parse.tokens)


def _with_complement(parse: Parse, head: int, span: Span) -> Span:
    """Take in "of …": "the ratio of the two components" says more than "the ratio"."""
    for i in parse.children(head, "prep"):
        whole = parse.subtree(i)
        is_plain = all(parse.tokens[j].tag not in _NEVER_WITHIN for j in range(whole.first, whole.last))
        if i == span.last and parse.tokens[i].lemma == "of" and is_plain:
            last = next(
                (j for j in range(whole.first, whole.last) if parse.tokens[j].text in {",", ";", ":", "(", "—"}),
                whole.last,
            )
            return Span(span.first, last)
    return span


def _without_article(parse: Parse, chunk: Span) -> Span:
    first = chunk.first
    while first < chunk.last and (
        parse.tokens[first].tag in {"DT", "PRP$", "PDT", "WDT", "RB"} or parse.tokens[first].part == "PUNCT"
    ):
        first += 1
    return Span(first, chunk.last)


def _is_participle(parse: Parse, chunk: Span) -> bool:
    """ ", necessitating professional guidance": the participle of a clause, taken for a part of the noun."""
    before = parse.tokens[chunk.first - 1].text if chunk.first else ""
    return parse.tokens[chunk.first].tag == "VBG" and before == ","


_COMPLEX = frozenset(
    "place favour favor case front terms means behalf view light spite lieu respect charge search addition".split()
)


def _is_in_a_preposition(parse: Parse, span: Span) -> bool:
    before = parse.tokens[span.first - 1] if span.first else None
    return before is not None and before.tag == "IN" and parse.tokens[span.first].text.lower() in _COMPLEX


def _goes_on(parse: Parse, last: int) -> bool:
    """What follows belongs to the noun: "an influenza | A virus"."""
    return last < len(parse.tokens) and parse.tokens[last].tag in {"NN", "NNS", "NNP", "NNPS", "DT", "CD", "JJ"}


def _is_within_a_title(parse: Parse, chunk: Span) -> bool:
    """ "The Economics of Imperfect Competition": a part of a title asks for nothing but the title."""
    tokens = parse.tokens
    before = tokens[chunk.first - 1] if chunk.first > 1 else None
    after = tokens[chunk.last : chunk.last + 2]
    is_led = before is not None and before.text[:1].isupper() and before.tag in {"IN", "DT"}
    goes_on = len(after) == 2 and after[0].text in {"of", "and", "on"} and after[1].text[:1].isupper()
    return is_led or goes_on or (chunk.first > 0 and tokens[chunk.first].text == "The")
