"""Pronouns, and "these hormones", that go back to the sentence before: where they stand, and what to write for them."""

from collections.abc import Iterator, Sequence

from cards.language.adverbs import first_word
from cards.language.antecedents import defined_thing, members, namesake, person, persons, things
from cards.language.parse import Parse, Span
from cards.language.topic import Topic, possessive

NAMING_NOUNS = frozenset("term word name expression phrase".split())


def spelt_out(parse: Parse, earlier: Sequence[Parse], topic: Topic) -> Iterator[tuple[Span, str]]:
    """Yield the words that stand for something in the sentence before that is not the topic, and what to write for them."""
    if not earlier:
        return
    before, subject = earlier[-1], parse.subject()
    if subject is not None:
        words = _pronoun_subject(parse, earlier, topic, subject)
        if words:
            yield Span(subject, subject + 1), words
    owner = _owner(parse, earlier, topic)
    if owner:
        place = first_word(parse)
        yield Span(place, place + 1), possessive(owner)
    for i, token in enumerate(parse.tokens[:-1]):
        if token.text.lower() not in {"this", "these"} or token.relation != "det" or token.head != i + 1:
            continue
        if any(other.lemma.lower() == parse.tokens[i + 1].lemma.lower() for other in parse.tokens[:i]):
            continue
        plural = token.text.lower() == "these"
        words = (plural and members(before, parse.tokens[i + 1].text.lower())) or namesake(before, i + 1, parse)
        if words and not topic.is_named_in(words):
            yield Span(i, i + 2), words


def _pronoun_subject(parse: Parse, earlier: Sequence[Parse], topic: Topic, subject: int) -> str:
    """Return what "he", "they" or "it" as the subject of the sentence means, or an empty text."""
    pronoun = parse.tokens[subject].text.lower()
    if pronoun not in {"he", "she", "they", "it"} or not only_phrases_before(parse, subject):
        return ""
    before, root = earlier[-1], parse.tokens[parse.root()]
    if pronoun in {"he", "she"}:
        return person(earlier)
    if pronoun == "they":
        return persons(before, root.lemma.lower()) or _other_things(before, topic)
    return defined_thing(before) if is_no_expletive(parse, subject) else ""


def _other_things(before: Parse, topic: Topic) -> str:
    """ "They" may mean the topic, where that can be counted, even if only one was named."""
    found = things(before)
    return found if topic.article not in {"a", "an"} or topic.is_named_in(found) else ""


def _owner(parse: Parse, earlier: Sequence[Parse], topic: Topic) -> str:
    """Return whose "his", "their" or "its" at the sentence's head is, or an empty text."""
    first = first_word(parse)
    pronoun = parse.tokens[first]
    if pronoun.tag != "PRP$" or parse.tokens[pronoun.head].relation not in {"nsubj", "nsubjpass"}:
        return ""
    before = earlier[-1]
    match pronoun.text.lower():
        case "his" | "her":
            return person(earlier)
        case "their":
            found = _other_things(before, topic)
        case "its":
            found = defined_thing(before)
        case _:
            return ""
    return "" if " of " in found or " in " in found else found


def only_phrases_before(parse: Parse, subject: int) -> bool:
    """ "On European keyboards it displaced …": only a phrase of place or time before the pronoun."""
    if parse.text.startswith("Strictly speaking"):
        return True
    before = parse.tokens[:subject]
    return all(token.part not in {"VERB", "AUX", "PRON"} or token.text.lower() in {"its", "their"} for token in before)


def is_no_expletive(parse: Parse, subject: int) -> bool:
    """ "It is important that …" and "it was in 1990 that …" point to nothing before them, "it is the modern name" to a word."""
    verb = parse.tokens[subject].head
    attributes = (parse.tokens[i].lemma for i in parse.children(verb, "attr"))
    if parse.tokens[subject].relation == "expl" or NAMING_NOUNS.intersection(attributes):
        return False
    late = any(not _says_where(parse, i) for i in parse.children(verb, "ccomp", "csubj", "xcomp")) or any(
        parse.tokens[i].text.lower() in {"that", "to", "whether"}
        for clause in parse.children(verb, "advcl")
        for i in parse.children(clause, "mark", "aux")
    )
    return not (parse.tokens[verb].lemma == "be" and late and any(parse.children(verb, "acomp")))


def _says_where(parse: Parse, clause: int) -> bool:
    """ "It is most rapid where the bed is wet": no clause that "it" could announce."""
    return parse.tokens[parse.subtree(clause).first].text.lower() in {"where", "when"}
