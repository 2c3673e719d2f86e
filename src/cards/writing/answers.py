"""Answers: the words of an argument that answer the question, without what only comments on them."""

from collections.abc import Iterable

from cards.language.lists import ItemList
from cards.language.parse import Parse, Span

NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
MOST_COUNTED = 4  # items that can be recalled as one answer


def answer_of(parse: Parse, span: Span) -> Span:
    """Cut the relative clause, the inserted remark or the participle behind a comma off an answer."""
    tokens = parse.tokens
    last = span.last
    for i in range(span.first + 1, span.last):
        opens = tokens[i].text in {",", ";", ":", "—"} and i + 1 < span.last
        if opens and _only_comments(parse, i + 1, span):
            last = i
            break
    while (
        last > span.first + 1 and tokens[last - 1].part == "PUNCT" and tokens[last - 1].text not in {")", "”", "%", '"'}
    ):
        last -= 1
    while last > span.first + 2 and _hangs_loose(parse, last - 1, span):
        last -= 1
    return Span(span.first, last)


def _hangs_loose(parse: Parse, i: int, span: Span) -> bool:
    """ "the risk about | fivefold": what followed was cut off; the adverb of a verb within the answer stays."""
    token = parse.tokens[i]
    of_a_verb = token.head in span and parse.tokens[token.head].part == "VERB"
    return token.tag in {"CC", "DT", "IN"} or (token.tag == "RB" and not of_a_verb)


def _only_comments(parse: Parse, i: int, span: Span) -> bool:
    token = parse.tokens[i]
    if token.tag in {"VBG", "IN"}:
        return True
    if token.tag in {"WDT", "WP", "WRB", "WP$"} or token.relation in {"appos", "mark"}:
        return True
    heads = [j for j in range(i, span.last) if parse.tokens[j].head not in range(i, span.last)]
    return any(parse.tokens[j].relation in {"appos", "relcl", "acl", "advcl", "parataxis"} for j in heads)


def counted(lists: Iterable[ItemList], head: int) -> str:
    """Return "two", "three" or "four" where a head begins one of the lists, of so many items, else an empty text."""
    for found in lists:
        if head in found.items[0] and not found.cue:
            return NUMBERS[len(found.items)] if len(found.items) <= MOST_COUNTED else ""
    return ""


def holds_a_verb(parse: Parse, answer: Span) -> bool:
    """ "the enzymes that make lipids and favours …": the parser took in more than the noun phrase."""
    within_clause = False
    for token in parse.tokens[answer.first : answer.last]:
        within_clause = (
            within_clause or token.tag in {"WDT", "WP", "WP$", "WRB"} or token.text.lower() in _OPENS_A_CLAUSE
        )
        if token.is_finite and (not within_clause or token.relation == "conj"):
            return True
    return False


_OPENS_A_CLAUSE = frozenset("that if when because as since although while than whether".split())
_SOME = frozenset("each every either neither another many some few so such".split())


def is_anyone(parse: Parse, answer: Span) -> bool:
    """ "each layer", "many observers", "newer work", "a smaller share": nobody could tell which is meant."""
    first, *others = parse.tokens[answer.first : answer.last]
    compared = others[0] if others and first.text.lower() in {"a", "an"} else first
    return is_some(parse, answer) or compared.tag in {"JJR", "JJS"}


def is_some(parse: Parse, answer: Span) -> bool:
    """ "each layer", "many observers": how many, and no more."""
    return parse.tokens[answer.first].text.lower() in _SOME


def is_cut_short(parse: Parse, whole: Span, answer: Span) -> bool:
    """Tell whether what was cut off an answer goes on with a list: "Sha, Rajkumar and Lehoczky"."""
    rest = parse.tokens[answer.last : whole.last]
    return any(token.tag == "CC" for token in rest)


def are_names(parse: Parse, answer: Span) -> bool:
    """ "Kuenen and Migliorini", "Ormondroyd and Den Hartog": who or what they are, the parser does not know."""
    return all(
        token.part in {"CCONJ", "PUNCT"} or (token.text[0].isupper() and not token.text.isupper())
        for token in parse.tokens[answer.first : answer.last]
    )
