"""Which question word an answer takes: "Who", "Which hormone", "What"."""

import re

from cards.language.names import people
from cards.language.parse import Parse, Span
from cards.writing.persons import names_a_person

# Nouns that say of what kind a thing is, so that "Which <noun>" narrows and still leaves the telling word to recall.
CLASSES = frozenset(
    """
    hormone enzyme protein gland organ vitamin mineral gas acid base salt metal element drug antibiotic disease disorder
    syndrome virus bacterium nerve muscle bone artery vein tissue receptor neurotransmitter gene chromosome cell
    country city state empire kingdom dynasty river sea ocean island war battle treaty act law court doctrine
    theory hypothesis principle effect theorem rule equation unit scale instrument key interval chord
    algorithm protocol language method technique test procedure layer planet star moon rock species
    party university company agency organisation organization committee bank currency tax
    """.split()
)
# "LT2", "CRISPR", but not the "III" of a king.
_NO_NAME = re.compile(r"\d|^(?![IVX]+$)[A-Z]{2,}s?$")


def asking_for(parse: Parse, answer: Span) -> str:
    """Return the words that ask for a noun phrase, or an empty text for one that no question word fits."""
    heads = [
        i for i in range(answer.first, answer.last) if parse.tokens[i].head not in answer or parse.tokens[i].head == i
    ]
    if len(heads) != 1:
        return ""
    head = parse.tokens[heads[0]]
    if head.part not in {"NOUN", "PROPN"} or head.text.endswith(("ward", "wards")):
        return ""  # "equatorward" is a way, whatever the parser takes it for
    is_told = any(
        parse.tokens[i].relation in {"compound", "amod", "nmod"} and parse.tokens[i].part != "DET"
        for i in parse.children(heads[0])
        if i < heads[0]
    )
    if head.part == "PROPN" and head.text.lower() not in CLASSES:
        return ""  # who or what a name stands for is unknown
    if head.lemma.lower() in CLASSES and is_told:
        return f"Which {head.text.lower()}"
    return "What"


def is_person(parse: Parse, span: Span) -> bool:
    """Tell whether a noun phrase is a person's name, or says what the person is."""
    head = next(
        (i for i in range(span.first, span.last) if parse.tokens[i].head not in span or parse.tokens[i].head == i), None
    )
    is_name = head is not None and parse.tokens[head].part == "PROPN"
    if head is not None and _NO_NAME.search(parse.tokens[head].text):
        return False  # whatever the parser takes it for
    if is_name and any(head in person for person in people(parse)):
        return True
    if parse.words(span).endswith((" colleagues", " co-workers", " coworkers")):
        return True
    if head is None:
        return False
    return (is_name and parse.tokens[head].entity == "PERSON") or names_a_person(parse.tokens[head].lemma)
