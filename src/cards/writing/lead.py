"""The sentence before, where a statement cannot be understood without it: it says what "it" and "the latter" are."""

from itertools import takewhile

from cards.language.dangling import beyond_the_sentence_before
from cards.language.parse import Parse
from cards.language.read import Statement
from cards.writing.definites import pointing, whose
from cards.writing.finding import Place
from cards.writing.lint.dangling import reaches_back

LONGEST = 24  # words; the statement itself needs some of the forty that a front may have
_ONE = frozenset("it its itself".split())
_SEVERAL = frozenset("they them their themselves both others".split())
_PERSON = frozenset("he she him her his hers himself herself".split())


def lead_of(place: Place) -> str:
    """Return the sentence before a statement, if that explains what the statement points to and points nowhere itself.

    An empty text where it does not, or is too long to be read beside the statement.
    """
    statement = place.statement
    if statement.sentence.kind != "prose" or statement.listed or beyond_the_sentence_before(statement.parse):
        return ""
    before = _before(place)
    if before is None or before.problem or before.listed or before.sentence.source != statement.sentence.source:
        return ""
    there = Place(place.entry, place.section, before)
    text = before.parse.text
    if not there.clauses or not text.endswith(".") or len(text.split()) > LONGEST:
        return ""
    if any(pointing(there)) or any(whose(there)) or reaches_back(text):
        return ""
    return text if _explains(before.parse, statement) else ""


def _before(place: Place) -> Statement | None:
    """Return the statement before; None where that is only the second half of a sentence."""
    earlier = tuple(takewhile(lambda statement: statement is not place.statement, place.section.statements))
    if not earlier:
        return None
    return None if earlier[-1].part and not place.statement.part else earlier[-1]


def _explains(before: Parse, statement: Statement) -> bool:
    """Tell whether there is something that the words which point back can mean."""
    words = {word.lower() for word in statement.problem.split()}
    if words & _PERSON:
        return sum(span.kind == "PERSON" for span in before.entities) == 1
    if words & _SEVERAL:
        return any(token.tag in {"NNS", "NNPS"} or token.relation == "conj" for token in before.tokens)
    return not words & _ONE or any(token.tag in {"NN", "NNP"} for token in before.tokens)
