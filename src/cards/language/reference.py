"""What "it", "this process" or "this normalization" stands for: sentences are rewritten so that they can stand alone."""

import re
from collections.abc import Iterator, Sequence

from cards.language.acronyms import Acronym, shortened
from cards.language.parse import Parse, Span
from cards.language.topic import Topic, capitalised, uncapitalised

_CONNECTOR = re.compile(
    r"^(?:However|Moreover|Furthermore|Additionally|In addition|Thus|Therefore|Hence|Consequently|As a result|Accordingly"
    r"|Nevertheless|Nonetheless|Indeed|In fact|In practice|By contrast|In contrast|In turn|Clinically|Importantly), "
)
_INNER_CONNECTOR = re.compile(
    r",? (?:however|moreover|furthermore|therefore|by contrast|in contrast|in turn|nevertheless|indeed|in particular),(?= )"
)
_BEFORE_A_CLAUSE = re.compile(
    _INNER_CONNECTOR.pattern.replace("(?= )", "(?= wh)")
)  # "X, by contrast, who …" keeps a comma
_ADVERB = re.compile(
    r"(?<=[a-z\d)]) (?:therefore|nevertheless|nonetheless|thus|hence|consequently|accordingly)(?= [a-z])"
)
# Nouns that may stand for a topic without saying more about it than its definition does.
_CLASS_NOUNS = frozenset(
    """
    concept process technique method condition phenomenon practice approach principle theory idea model effect
    procedure system strategy framework algorithm disorder disease syndrome state doctrine rule law style tool
    discipline field policy problem instrument device reaction
    """.split()
)
_CLASS_SUBJECT = re.compile(
    rf"(?:This|The) (?:{'|'.join(sorted(_CLASS_NOUNS))})"
    r"(?= (?:[a-z]+ly |also |often )?(?:[a-z]+(?:s|ed)|can|may|must|should|will|became)\b)"
)
_NAMING_NOUNS = frozenset("term word name expression phrase".split())
_NOMINAL_ENDING = re.compile(
    r"(?:is|iz)ation$|ification$|ation$|ition$|[st]ion$|ment$|ance$|ence$|ing$|al$|ure$|sis$|y$"
)
_SHORTEST_STEM = 4
_LONGEST_NOMINALISED = 24  # words; a longer object would make the front unreadable


def rewritten(
    parse: Parse,
    before: Parse | None,
    topic: Topic,
    acronyms: Sequence[Acronym],
    *,
    about_topic: bool,
    after_definition: bool,
) -> tuple[str, bool]:
    """Return the sentence's text with its connector gone and its subject spelt out, and whether its subject is the topic.

    `before` is the sentence before it in its section, if any. `about_topic` says that a pronoun at its head means the topic:
    the section begins here, or the sentence before was about the topic; `after_definition` that the sentence before is the
    topic's definition, so that "this" with any noun means the topic. What cannot be resolved safely stays as it is.
    """
    if about_topic and (match := _CLASS_SUBJECT.match(parse.text)):
        return _without_connectors(topic.subject + parse.text[match.end() :]), True
    for edits, is_topic in (
        (_nominalised(parse, before, acronyms), False),
        (_topic_as_subject(parse, topic, about_topic=about_topic, after_definition=after_definition), True),
    ):
        for span, words in edits:
            return _without_connectors(_replaced(parse, span, words)), is_topic
    return _without_connectors(parse.text), _subject_is_topic(parse, topic)


def completed(parse: Parse, topic: Topic) -> str:
    """Make a sentence of a definition that is only a noun phrase: "The process by which …" becomes "X is the process …"."""
    if topic.described or parse.has_main_verb() or not re.match(r"(?:An?|The) ", parse.text):
        return parse.text
    return f"{topic.subject} is {uncapitalised(parse.text)}"


def _replaced(parse: Parse, span: Span, words: str) -> str:
    start, end = parse.tokens[span.first].start, parse.tokens[span.last - 1].end
    return parse.text[:start] + (words if start else capitalised(words)) + parse.text[end:]


def _subject_is_topic(parse: Parse, topic: Topic) -> bool:
    """The subject names the topic, or repeats its last word: "Restoration" for "hypothalamic function restoration"."""
    subject = parse.subject()
    if subject is None:
        return False
    last_word = topic.name.split(" ")[-1].lower()
    return topic.is_named_in(parse.words(parse.chunk_of(subject))) or parse.tokens[subject].text.lower() == last_word


def _without_connectors(text: str) -> str:
    shorter = _CONNECTOR.sub("", text)
    if shorter != text:
        shorter = capitalised(shorter)
    return _ADVERB.sub("", _INNER_CONNECTOR.sub("", _BEFORE_A_CLAUSE.sub(",", shorter)))


def _topic_as_subject(
    parse: Parse, topic: Topic, *, about_topic: bool, after_definition: bool
) -> Iterator[tuple[Span, str]]:
    """Yield the words at the head of the sentence that stand for the topic, and what to write for them."""
    head = _first_word(parse)
    subject = parse.subject()
    if subject is None:
        return
    chunk = parse.chunk_of(subject)
    noun = parse.tokens[subject]
    words = [token.text.lower() for token in parse.tokens[chunk.first : chunk.last]]
    leads = chunk.first == head and parse.subtree(subject).last == chunk.last
    if leads and len(words) == 2 and words[0] in {"the", "this"} and words[1] in _NAMING_NOUNS:
        is_quoted = parse.text[noun.end :].lstrip()[:1] in {"“", "‘", '"', "'"}
        if about_topic and not is_quoted and not topic.described:
            yield chunk, f"the {words[1]} “{topic.name}”"
    elif not about_topic:
        return
    elif (words == ["it"] and (leads or _only_phrases_before(parse, subject)) and _is_no_expletive(parse, subject)) or (
        words == ["this"] and leads and _says_what_it_is(parse)
    ):
        yield chunk, topic.phrase
    elif words[0] == "its" and chunk.first == head:
        yield Span(head, head + 1), f"{topic.phrase}’" if topic.phrase.endswith("s") else f"{topic.phrase}’s"
    elif leads and words[0] == "this" and noun.tag == "NN" and after_definition:
        yield chunk, topic.phrase


def _only_phrases_before(parse: Parse, subject: int) -> bool:
    """ "On European keyboards it displaced …": only a phrase of place or time before the pronoun."""
    return all(token.part not in {"VERB", "AUX", "PRON"} for token in parse.tokens[:subject])


def _says_what_it_is(parse: Parse) -> bool:
    """A bare "this" means the topic in "this is a concept" or "this is used"; elsewhere it may mean what was just said."""
    root = parse.root()
    attributes = [parse.tokens[i] for i in parse.children(root, "attr")]
    return any(token.tag == "NN" for token in attributes) or any(parse.children(root, "auxpass"))


def _first_word(parse: Parse) -> int:
    """Return the first word after a connector and opening quotes."""
    connector = _CONNECTOR.match(parse.text)
    start = connector.end() if connector else 0
    return next((i for i, token in enumerate(parse.tokens) if token.start >= start and token.part != "PUNCT"), 0)


def _is_no_expletive(parse: Parse, subject: int) -> bool:
    """ "It is important that …" and "it was in 1990 that …" point to nothing before them."""
    root = parse.tokens[parse.root()]
    if parse.tokens[subject].relation == "expl":
        return False
    late = any(parse.tokens[i].relation in {"ccomp", "csubj", "advcl", "xcomp"} for i in parse.children(parse.root()))
    return not (root.lemma == "be" and late and any(parse.children(parse.root(), "acomp")))


def _nominalised(parse: Parse, before: Parse | None, acronyms: Sequence[Acronym]) -> Iterator[tuple[Span, str]]:
    """ "This normalization" after "the release of X can be normalized" becomes "the normalization of the release of X"."""
    subject = parse.subject()
    if before is None or subject is None:
        return
    chunk = parse.chunk_of(subject)
    words = [token.text.lower() for token in parse.tokens[chunk.first : chunk.last]]
    if len(words) != 2 or words[0] not in {"this", "these", "such"}:
        return
    noun = parse.tokens[subject].text.lower()
    stem = _NOMINAL_ENDING.sub("", noun)
    if len(stem) < _SHORTEST_STEM or stem == noun:
        return
    for i in range(len(before.tokens) - 1, -1, -1):
        token = before.tokens[i]
        if token.part != "VERB" or not token.lemma.lower().startswith(stem[: max(_SHORTEST_STEM, len(stem) - 1)]):
            continue
        objects = list(before.children(i, "nsubjpass")) or list(before.children(i, "dobj"))
        if len(objects) == 1:
            thing = shortened(before.words(before.subtree(objects[0])), acronyms).strip(" ,;")
            thing = re.sub(r", (such as|including|like) ", r" \1 ", thing)
            if len(thing.split()) <= _LONGEST_NOMINALISED:
                yield chunk, f"the {noun} of {uncapitalised(thing)}"
        return
