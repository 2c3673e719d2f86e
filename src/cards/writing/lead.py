"""The sentence before, where a statement cannot be understood without it: it says what "it" and "the latter" are."""

import re
from itertools import takewhile

from cards.language.dangling import beyond_the_sentence_before
from cards.language.parse import Parse
from cards.language.read import Statement
from cards.writing.definites import pointing, whose
from cards.writing.finding import Place
from cards.writing.lint.dangling import reaches_back

LONGEST = 30  # words; the statement itself needs some of the forty that a front may have
_LONGEST_TOGETHER = 42  # the gap saves some
_FEWEST = 5  # words of a lead without its relative clause
_ONE = frozenset("it its itself".split())
_SEVERAL = frozenset("they them their themselves both others".split())
_PERSON = frozenset("he she him her his hers himself herself".split())
_COUNTED = re.compile(r"\b(?:all|[Tt]he) (?:two|three|four)(?= (?:[a-z]+ )?[a-z]+(?:s|ed|e)\b|[,.])")
_IN_BRACKETS = re.compile(r" \([^()]*\)")


def lead_of(place: Place) -> str:
    """Return the sentence before a statement, if that explains what the statement points to and points nowhere itself.

    An empty text where it does not, or is too long to be read beside the statement.
    """
    statement = place.statement
    if statement.sentence.kind != "prose" or statement.listed or beyond_the_sentence_before(statement.parse):
        return ""
    *_, before = (None, *takewhile(lambda other: other is not statement, place.section.statements))
    if before is None or before.problem or before.listed or before.sentence.source != statement.sentence.source:
        return ""
    there = Place(place.entry, place.section, before)
    text = before.parse.text
    if not _says_something(there) or not text.endswith("."):
        return ""
    if any(pointing(there)) or any(whose(there)) or reaches_back(text) or not _explains(before.parse, statement):
        return ""
    if len(text.split()) + len(statement.parse.text.split()) > _LONGEST_TOGETHER:
        text = _shortened(before.parse, statement.parse) or text
    return text if len(text.split()) <= LONGEST else ""


def _shortened(before: Parse, parse: Parse) -> str:
    """Leave out the relative clause at a sentence's end, and what stands in brackets, unless the statement takes it up."""
    end = len(before.tokens)
    for i, token in enumerate(before.tokens):
        clause = before.subtree(i)
        is_last = token.relation == "relcl" and clause.last >= len(before.tokens) - 1
        if is_last and before.tokens[clause.first - 1].text == ",":
            end = min(end, clause.first - 1)
    kept = {token.lemma.lower() for token in before.tokens[:end]}
    gone = {token.lemma.lower() for token in before.tokens[end:] if token.part in {"NOUN", "PROPN"}} - kept
    if before.root() >= end or any(token.lemma.lower() in gone for token in parse.tokens):
        return ""
    text = _IN_BRACKETS.sub("", before.text[: before.tokens[end - 1].end]).removesuffix(".") + "."
    return text if len(text.split()) >= _FEWEST else ""


def _says_something(place: Place) -> bool:
    """Tell whether a sentence is whole. It is only read, so a parse may do from which no card could be made."""
    parse = place.statement.parse
    is_plain = parse.has_main_verb() and parse.subject() is not None and ";" not in parse.text
    return bool(place.clauses) or is_plain


def _explains(before: Parse, statement: Statement) -> bool:
    """Tell whether there is something that the words which point back can mean."""
    words = {word.lower() for word in statement.problem.split()}
    if _COUNTED.search(statement.parse.text):
        return any(token.relation == "conj" and token.part == "NOUN" for token in before.tokens)
    if words & _PERSON:
        return sum(span.kind == "PERSON" for span in before.entities) == 1
    if words & _SEVERAL:
        return any(token.tag in {"NNS", "NNPS"} or token.relation == "conj" for token in before.tokens)
    return not words & _ONE or any(token.tag in {"NN", "NNP"} for token in before.tokens)
