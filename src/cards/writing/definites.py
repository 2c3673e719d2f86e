"""Definite nouns that say nothing of which: "the doctrine", "the rate", "both charges" point to what an earlier sentence told."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from cards.language.parse import Parse, Span
from cards.language.read import Statement
from cards.writing.finding import Place
from cards.writing.frequency import frequency

_COMMON = 3.7  # on the Zipf scale: "doctrine" 3.9, "hypothalamus" 2.6
_OF_ACTIONS = ("ing", "tion", "sion", "ment", "ance", "ence", "ness")
_SAYS_WHICH = frozenset(
    "of that which who whose between to in on at for from with by behind under within known called".split()
)
_POINTING = frozenset(
    """
    consequent resulting ensuing subsequent corresponding opposite second third latter former other remaining small large new
    combined affected same last next previous
    """.split()
)
_QUOTES = frozenset("“‘\"'")  # "the term “osmosis”" says which
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# There is one of these, or everybody knows which.
_UNIQUE = frozenset(
    """
    sun moon earth sky sea ocean air ground atmosphere environment heart brain liver kidney lung stomach skin eye ear blood body
    mind pancreas thyroid spleen bladder retina cornea nucleus world state government church crown king queen law court market
    economy public west east north south past present future day night year internet web population individual patient
    octave alphabet dictionary constitution universe galaxy horizon equator pole tongue mouth nose throat chest spine muscle
    """.split()
)


def pointing(place: Place) -> Iterator[str]:
    """Yield the words of each noun with "the" or "both" in a statement that stands for something an earlier sentence told."""
    parse = place.statement.parse
    for chunk in parse.noun_chunks:
        if _is_bare(parse, chunk) and _points(place, chunk):
            yield parse.words(chunk)


def whose(place: Place) -> Iterator[str]:
    """Yield "his" and "her" where the sentence before named another person."""
    parse = place.statement.parse
    words = {
        token.text.lower()
        for i, token in enumerate(parse.tokens)
        if token.tag == "PRP$" and not _is_their_own_work(parse, i)
    } & {"his", "her"}
    if not words:
        return
    *_, before = (None, *_earlier(place))
    if before is not None and any(
        span.kind == "PERSON" and before.parse.words(span) not in parse.text for span in before.parse.entities
    ):
        yield from sorted(words)


def _is_their_own_work(parse: Parse, i: int) -> bool:
    """ "Viadana published his Cento concerti in 1602": whoever is named before wrote it."""
    title = parse.tokens[i + 1] if i + 1 < len(parse.tokens) else parse.tokens[i]
    return title.text[:1].isupper() and any(span.kind == "PERSON" and span.last <= i for span in parse.entities)


def _is_bare(parse: Parse, chunk: Span) -> bool:
    first = parse.tokens[chunk.first].text.lower()
    following = parse.tokens[chunk.last].text.lower() if chunk.last < len(parse.tokens) else ""
    size = chunk.last - chunk.first
    points = size == 3 and parse.tokens[chunk.first + 1].text.lower() in _POINTING
    is_short = (size == 2 or points) and parse.tokens[chunk.last - 1].part == "NOUN"
    return is_short and first in {"the", "both"} and following not in _SAYS_WHICH and following not in _QUOTES


def _points(place: Place, chunk: Span) -> bool:
    parse = place.statement.parse
    head = parse.tokens[chunk.last - 1]
    lemma = head.lemma.lower()
    if lemma in _UNIQUE or lemma in place.entry.topic.name.lower():
        return False
    if any(i >= chunk.last for i in parse.children(chunk.last - 1, "appos")):
        return False  # "the third shogun, Tokugawa Iemitsu, …" says who
    if any(token.lemma.lower() == lemma for token in parse.tokens[: chunk.first]):
        return False  # the sentence itself told of it
    if chunk.last - chunk.first == 3:
        return True
    is_subject = head.relation in _SUBJECTS and chunk.first == 0
    is_open = frequency(lemma) >= _COMMON or lemma.endswith(_OF_ACTIONS)
    return (is_subject and is_open) or tell_of(_earlier(place), lemma)


def tell_of(statements: Iterable[Statement], lemma: str) -> bool:
    """Tell whether one of some statements holds a word (its base form in small letters)."""
    return any(token.lemma.lower() == lemma for statement in statements for token in statement.parse.tokens)


def _earlier(place: Place) -> Iterator[Statement]:
    """Return the statements of the sentences before this one in its section."""
    sentence = place.statement.sentence
    return takewhile(lambda statement: statement.sentence is not sentence, place.section.statements)
