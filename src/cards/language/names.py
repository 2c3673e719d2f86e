"""Names within a sentence: people, things with a capital or an acronym, and what something is called."""

import re
from collections.abc import Iterator, Sequence

from cards.language.parse import Parse, Span, Token

# A hidden subject ("[...] therefore turned to taxes") is guessed by its role, not known by its name.
_ROLES = frozenset("dobj pobj attr appos oprd".split())
_KINDS = frozenset("GPE LOC ORG LAW EVENT WORK_OF_ART FAC PRODUCT NORP".split())
_CALLED = frozenset("called termed named dubbed".split())
_KNOWN_AS = re.compile(r"(?:known|referred|described) (?:as|to as)$")
_NATIONALITY = frozenset({"NORP", "LANGUAGE"})
_MOST_WORDS = 7
_PARTY = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|&|of|and|the|for|de))*"
_CASE = re.compile(rf"(?<![\w“\"]){_PARTY} v\.? {_PARTY}(?<! of)(?<! and)(?<! the)(?<! for)(?<! de)(?<![.’'])(?![$\w])")
_LEADS_IN = re.compile(r"^(?:(?:In|Since|Under|After|Before|By|The|Until|As|Following|From|Unlike) )+")


def cases(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters of each case at law that is named by its parties: "Taylor v Caldwell"."""
    for match in _CASE.finditer(text):
        lead = _LEADS_IN.match(match.group())
        yield match.start() + (lead.end() if lead else 0), match.end()


def people(parse: Parse) -> Iterator[Span]:
    """Yield the people that are named, by their full names."""
    for entity in parse.entities:
        tokens = parse.tokens[entity.first : entity.last]
        has_capitals = tokens[0].text[0].isupper() and tokens[-1].text[0].isupper()  # not "je vais", "lex Rhodia de"
        if (
            entity.kind == "PERSON"
            and len(tokens) > 1
            and has_capitals
            and all(_may_stand_in_a_name(token) for token in tokens)
        ):
            yield _with_last_name(parse, entity)


def _may_stand_in_a_name(token: Token) -> bool:
    return token.tag in {"NNP", "HYPH"} or token.text.lower() in {"de", "von", "van", "der", "la", "le", "al", "ibn"}


def _with_last_name(parse: Parse, span: Span) -> Span:
    """The entity "John Maynard" of "John Maynard Keynes" lacks its end."""
    last = span.last
    while last < len(parse.tokens) and parse.tokens[last].tag == "NNP" and parse.tokens[last].text[0].isupper():
        last += 1
    return Span(span.first, last, span.kind)


def proper_names(parse: Parse) -> Iterator[Span]:
    """Yield the noun phrases that hold a proper name or an acronym, articles included, without parts of lists."""
    for chunk in parse.noun_chunks:
        tokens = parse.tokens[chunk.first : chunk.last]
        head = next(
            (token for token in tokens if not chunk.first <= token.head < chunk.last or token.relation == "ROOT"),
            tokens[-1],
        )
        named = [token for place, token in enumerate(tokens, chunk.first) if _is_name(parse, place)]
        if chunk.first and parse.tokens[chunk.first - 1].text == "(":
            continue
        if (
            not named
            or head.relation not in _ROLES
            or len(tokens) > _MOST_WORDS
            or tokens[0].text.lower() in {"a", "an"}
        ):
            continue
        if any(parse.children(parse.tokens.index(head), "conj")) or _is_part_of_a_name(parse, chunk):
            continue
        if all(token.entity in _NATIONALITY for token in named) or any(
            token.tag in {"PRP$", "PRP", "CD"} for token in tokens
        ):
            continue
        if not any(token.entity in _KINDS for token in named) and not _is_about_acronyms(tokens):
            continue
        yield _with_acronym(parse, _with_complement(parse, chunk))


def _is_about_acronyms(tokens: Sequence[Token]) -> bool:
    """ "the HPA and HPG axes": acronyms with the noun that says what they are; an acronym alone is a code."""
    return len(tokens) > 1 and any(token.text.isupper() and len(token.text) > 2 for token in tokens)


def called(parse: Parse) -> Iterator[Span]:
    """Yield what follows "called", "known as" and the like: the name that the sentence gives."""
    for i, token in enumerate(parse.tokens[:-1]):
        before = parse.text[: token.end].lower()
        if (token.text.lower() not in _CALLED or token.tag != "VBN") and not _KNOWN_AS.search(before):
            continue
        quoted = _quoted(parse, i + 1)
        chunk = next((chunk for chunk in parse.noun_chunks if chunk.first == i + 1), None)
        if quoted or chunk:
            yield quoted or _with_acronym(parse, chunk or Span(i + 1, i + 2))


def _is_part_of_a_name(parse: Parse, chunk: Span) -> bool:
    """ "the Department of Agriculture", "Law 11": hiding "Agriculture" or "Law" would tear one name in two."""
    tokens = parse.tokens
    before = tokens[chunk.first - 2] if chunk.first > 1 and tokens[chunk.first - 1].text in {"of", "and", "&"} else None
    after = tokens[chunk.last] if chunk.last < len(tokens) else None
    return (before is not None and before.tag in {"NNP", "NNPS"}) or (after is not None and after.tag == "CD")


def _is_name(parse: Parse, i: int) -> bool:
    """A capital that no sentence start explains, or capitals and digits inside the word."""
    token = parse.tokens[i]
    if not any(c.isalpha() for c in token.text):
        return False
    if any(c.isupper() for c in token.text[1:]):
        return True
    return (
        token.text[0].isupper()
        and i > 0
        and token.tag in {"NNP", "NNPS"}
        and parse.tokens[i - 1].text not in {"“", '"', "‘", ":"}
    )


def _with_complement(parse: Parse, span: Span) -> Span:
    """ "the Vienna Convention on Diplomatic Relations" is one name."""
    tokens = parse.tokens
    if span.last + 1 >= len(tokens) or tokens[span.last].text not in {"of", "on", "for"}:
        return span
    following = parse.chunk_of(span.last + 1)
    if following.first == span.last + 1 and tokens[following.last - 1].tag in {"NNP", "NNPS"}:
        return Span(span.first, following.last)
    return span


def _with_acronym(parse: Parse, span: Span) -> Span:
    """ "the Vienna Convention (VCDR)" is one name."""
    tokens = parse.tokens
    if span.last + 2 < len(tokens) and tokens[span.last].text == "(" and tokens[span.last + 2].text == ")":
        return Span(span.first, span.last + 3)
    return span


def _quoted(parse: Parse, i: int) -> Span | None:
    if parse.tokens[i].text not in {"“", '"', "‘"}:
        return None
    end = next((j for j in range(i + 1, len(parse.tokens)) if parse.tokens[j].text in {"”", '"', "’"}), None)
    return Span(i + 1, end) if end is not None and 0 < end - i - 1 <= _MOST_WORDS else None
