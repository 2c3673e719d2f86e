"""The topic at a sentence's head: "it", "its", "this" or "the word" as the first subject, where the topic is spoken of."""

from collections.abc import Iterator

from cards.language.adverbs import first_word
from cards.language.parse import Parse, Span
from cards.language.pronouns import NAMING_NOUNS, is_no_expletive, only_phrases_before
from cards.language.topic import Topic, possessive
from cards.language.topic_elsewhere import names_another

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_JOINED = frozenset({"ccomp", "parataxis"})
_CONDITIONS = frozenset("when if once after because".split())
_WEATHER = frozenset("rain snow freeze hail thunder".split())
_APART = (",", "(", "itself")


def topic_at_head(
    parse: Parse, before: Parse | None, topic: Topic, *, about_topic: bool, after_definition: bool
) -> Iterator[tuple[Span, str]]:
    """Yield the words at the head of the sentence that stand for the topic, and what to write for them."""
    head = first_word(parse)
    subject = _first_subject(parse)
    if about_topic and parse.tokens[head].text.lower() == "its" and parse.tokens[head].tag == "PRP$":
        yield Span(head, head + 1), possessive(topic.short)
    if subject is None:
        return
    if about_topic and (owner := _owner_in_the_lead(parse, head, subject)):
        yield Span(owner, owner + 1), possessive(topic.short)
        return
    chunk = parse.chunk_of(subject)
    noun = parse.tokens[subject]
    words = [token.text.lower() for token in parse.tokens[chunk.first : chunk.last]]
    leads = chunk.first == head and parse.subtree(subject).last == chunk.last
    if chunk.first == head and len(words) == 2 and words[0] in {"the", "this"} and words[1] in NAMING_NOUNS:
        if (about_topic or not _tells_of_a_name(before)) and _is_bare(parse, chunk) and not topic.described:
            yield chunk, f"the {words[1]} “{topic.name}”"
    elif _is_the_first_of_its_kind(parse, head, subject) and (about_topic or before is None):
        if topic.article in {"a", "an"} and not topic.is_named_in(parse.text):
            yield Span(head, head + 2), f"the first {topic.name}"
    elif not about_topic:
        return
    elif (
        (words == ["it"] and (leads or _is_led_by_phrases(parse, subject)) and is_no_expletive(parse, subject))
        or (words == ["this"] and leads and _says_what_it_is(parse))
        or (leads and words[0] == "this" and noun.tag == "NN" and after_definition)
    ):
        yield chunk, topic.short
    elif condition := _in_a_condition(parse, head, subject):
        yield Span(condition, condition + 1), topic.short


def _first_subject(parse: Parse) -> int | None:
    """ "In German it is called so; where …, historians speak of …": the parser may take the later clause for the main one."""
    root = parse.root()
    for i, token in enumerate(parse.tokens[:root]):
        verb = parse.tokens[token.head]
        if token.relation in _SUBJECTS and verb.relation in _JOINED and verb.head == root:
            between = {other.text for other in parse.tokens[token.head : root]}
            return i if between & {";", ":"} else parse.subject()
    return parse.subject()


def _is_bare(parse: Parse, chunk: Span) -> bool:
    """ "The word comes from …", "The name, from Greek …, was given", "The phrase itself": no other word is quoted behind it."""
    following = parse.text[parse.tokens[chunk.last - 1].end :].lstrip()
    is_verb = chunk.last < len(parse.tokens) and parse.tokens[chunk.last].part in {"VERB", "AUX"}
    return is_verb or following.startswith(_APART)


def _tells_of_a_name(before: Parse | None) -> bool:
    """ "A kern was a part of a type. The word goes back to …" speaks of "kern"."""
    if before is None:
        return False
    return before.tokens[before.root()].lemma == "be" or names_another(before)


def _is_the_first_of_its_kind(parse: Parse, head: int, subject: int) -> bool:
    """ "The first was noticed in 1952": the first of what the page is about."""
    verb = parse.tokens[parse.root()]
    words = [token.text.lower() for token in parse.tokens[head : head + 3]]
    return subject == head + 1 and words in (["the", "first", "was"], ["the", "earliest", "was"]) and verb.tag == "VBN"


def _is_led_by_phrases(parse: Parse, subject: int) -> bool:
    """ "On European keyboards it displaced …", "Often described as a reflex, it …": no other clause stands before it."""
    before = parse.tokens[:subject]
    is_participle = parse.tokens[subject - 1].text == "," and not any(
        token.is_finite or token.part in {"AUX", "PRON"} or token.tag in {"VB", "CC"} for token in before
    )
    return only_phrases_before(parse, subject) or is_participle


def _in_a_condition(parse: Parse, head: int, subject: int) -> int:
    """Return the place of "it" in "When it is removed, many species decline", 0 where it may be what follows."""
    it = head + 1
    if it >= subject or parse.tokens[head].text.lower() not in _CONDITIONS or parse.tokens[it].text != "it":
        return 0
    verb = parse.tokens[parse.tokens[it].head]
    is_subject = parse.tokens[it].relation in _SUBJECTS and verb.relation == "advcl" and verb.head == parse.root()
    first = parse.tokens[parse.chunk_of(subject).first].text.lower()
    is_other = parse.tokens[subject].tag == "NNS" or first in {"a", "an", "it"}
    is_clear = is_subject and is_other and verb.lemma not in _WEATHER and is_no_expletive(parse, it)
    return it if is_clear else 0


def _owner_in_the_lead(parse: Parse, head: int, subject: int) -> int:
    """Return the place of "its" in "In its pure form the model …", 0 where it may be the name that follows."""
    its = head + 1
    is_led = its < subject and parse.tokens[head].part == "ADP" and parse.tokens[its].text == "its"
    return its if is_led and parse.tokens[subject].part == "NOUN" and parse.tokens[subject].tag == "NN" else 0


def _says_what_it_is(parse: Parse) -> bool:
    """A bare "this" means the topic in "this is a concept" or "this is used"; elsewhere it may mean what was just said."""
    root = parse.root()
    attributes = [parse.tokens[i] for i in parse.children(root, "attr")]
    return any(token.tag == "NN" for token in attributes) or any(parse.children(root, "auxpass"))
