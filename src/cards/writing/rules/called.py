"""Called: the name that the sentence itself gives to something ("a discrepancy called the Pythagorean comma")."""

from collections.abc import Iterator

from cards.language.names import called
from cards.language.parse import Parse, Span
from cards.writing.finding import Finding, Hidden, Place, asked_for
from cards.writing.wording import asked, words
from cards.writing.words import content_words

FEWEST_WORDS = 3  # with a meaning, that say what has the name
_NAMING = frozenset({"call", "name", "term", "label", "dub", "style", "nickname"})


def find(place: Place) -> Iterator[Finding]:
    """Ask what something is called where the sentence says so in full, and hide what follows "called" and the like."""
    parse = place.statement.parse
    for clause in place.clauses:
        name = clause.argument("attribute")
        if name is not None and clause.is_passive and parse.tokens[clause.verb].lemma in _NAMING:
            question = asked(parse, clause, "What", place.entry.topic, [name.span])
            if question and len(content_words(question)) >= FEWEST_WORDS:
                yield asked_for(parse, question, name.span)
    for span in called(parse):
        thing = _named(parse, span)
        if thing is not None and len(content_words(words(parse, thing))) >= FEWEST_WORDS:
            yield asked_for(parse, f"What is {words(parse, thing)} called?", span)
        yield Hidden(*parse.characters(span), "name")


def _named(parse: Parse, span: Span) -> Span | None:
    """Return the noun phrase right before "called" or "known as", if it says what it is with an article."""
    verb = next((i for i in range(span.first - 1, -1, -1) if parse.tokens[i].tag == "VBN"), None)
    if verb is None or parse.tokens[verb].relation != "acl":
        return None
    thing = Span(parse.subtree(parse.tokens[verb].head).first, verb)
    while thing.last > thing.first and parse.tokens[thing.last - 1].text in {
        ",",
        "sometimes",
        "often",
        "also",
        "usually",
        "commonly",
    }:
        thing = Span(thing.first, thing.last - 1)
    has_article = thing.last > thing.first and parse.tokens[thing.first].text.lower() in {"a", "an", "the"}
    return thing if has_article else None
