"""What "it", "this process" or "this normalization" stands for: sentences are rewritten so that they can stand alone."""

import re
from collections.abc import Iterator, Sequence

from cards.language.acronyms import Acronym, shortened
from cards.language.adverbs import first_word, ties, without_connectors
from cards.language.clauses import clauses
from cards.language.parse import Parse, Span
from cards.language.pronouns import spelt_out
from cards.language.topic import Topic, capitalised, uncapitalised
from cards.language.topic_at_head import topic_at_head
from cards.language.topic_elsewhere import CLASS_NOUNS, STEADY_NOUNS, is_done_by_somebody, topic_elsewhere

_CLASS_SUBJECT = re.compile(
    rf"(?:This|The) (?:{'|'.join(sorted(CLASS_NOUNS))})"
    r"(?= (?:[a-z]+ly |also |often )?(?:[a-z]+(?:s|ed)|can|may|must|should|will|became)\b)"
)
_SAYS_NOTHING = frozenset(
    "case way reason point time fact work result step question end period kind type form sort".split()
)
_TOO_OPEN = frozenset(
    """
    interaction effect change finding dynamics pathway factor process difference problem approach measure figure value idea
    issue feature aspect element condition situation circumstance event question relationship property association word term
    """.split()
)
# "The pattern, also called a pulse, in which …": the parser takes "called" for the main verb.
_NAMED_BESIDE = re.compile(
    r"(?:An?|The) [^,.;]{3,60}, (?:also |sometimes |often |formerly )?"
    r"(?:called|termed|known as) [^,.;]{3,60},"
    r" (?:in|by|that|which|where|of|for|at|on|from|to) "
)
_NOMINAL_ENDING = re.compile(
    r"(?:is|iz)ation$|ification$|ation$|ition$|[st]ion$|ment$|ance$|ence$|ing$|al$|ure$|sis$|y$"
)
_THE_WORD = re.compile(r"The (?:word|term|name|phrase|expression) [“\"‘]([^”\"’]+)[”\"’]")
_SHORTEST_KIND = 5  # letters of the "protein" in "glycoprotein"
_VAGUE_KINDS = frozenset(
    """
    person people man woman number part group set time place work point side amount value result rest word name way form right
    change difference increase loss condition cause
    """.split()
)
_SHORTEST_STEM = 4
_LONGEST_NOMINALISED = 24  # words; a longer object would make the front unreadable


def rewritten(
    parse: Parse,
    earlier: Sequence[Parse],
    topic: Topic,
    acronyms: Sequence[Acronym],
    *,
    about_topic: bool,
    after_definition: bool,
    genus: str,
) -> tuple[str, bool]:
    """Return the sentence's text with its connector gone and its subject spelt out, and whether its subject is the topic.

    `earlier` are the sentences before it in its section. `about_topic` says that a pronoun at its head means the topic: the
    section begins here, or the sentence before was about the topic; `after_definition` that the sentence before is the
    topic's definition, so that "this" with any noun means the topic. `genus` is the noun by which the definition says what
    the topic is. What cannot be resolved safely stays as it is.
    """
    before = earlier[-1] if earlier else None
    gone = [(span, "") for span in ties(parse)]
    if _is_class_subject(parse, topic, before, genus, about_topic=about_topic):
        subject = Span(0, 2)
        return without_connectors(_replaced(parse, [(subject, topic.short), *gone])), True
    elsewhere = list(
        topic_elsewhere(parse, before, topic, genus, about_topic=about_topic, after_definition=after_definition)
    )
    for edits, is_topic in (
        (_nominalised(parse, before, acronyms), False),
        (topic_at_head(parse, before, topic, about_topic=about_topic, after_definition=after_definition), True),
        (spelt_out(parse, earlier, topic), False),
    ):
        for edit in edits:
            others = [] if is_topic else [other for other in elsewhere if not other[0].overlaps(edit[0])]
            return without_connectors(_replaced(parse, [edit, *others, *gone])), is_topic
    is_topic = _subject_is_topic(parse, topic) or (bool(elsewhere) and is_done_by_somebody(parse))
    gone += elsewhere or list(_name_after_the_resulting(parse)) or list(_definite(parse))
    return without_connectors(_replaced(parse, gone)), is_topic


def _definite(parse: Parse) -> Iterator[tuple[Span, str]]:
    """Write "The" for the "This" of "This bidirectional communication": with its term above the reader knows which.

    A noun alone says too little unless it names several things of a kind: "These hormones".
    """
    for i, token in enumerate(parse.tokens):
        if token.text.lower() not in {"this", "these"} or token.tag != "DT":
            continue
        chunk = parse.chunk_of(i)
        head = parse.tokens[chunk.last - 1]
        if chunk.first != i or head.part != "NOUN" or head.lemma.lower() in _SAYS_NOTHING:
            continue
        if parse.tokens[i + 1].tag == "CD":
            continue  # "These three glands": without what was counted nobody knows which
        is_told = chunk.last - chunk.first > 2
        is_kind = i == first_word(parse) and head.tag == "NNS" and head.lemma.lower() not in _TOO_OPEN
        if is_told or is_kind:
            yield Span(i, i + 1), "the"


def genus_of(definition: Parse) -> str:
    """Return the noun by which a definition says what its topic is: "disease" in "X is a rare disease that …"."""
    root = definition.root()
    if not definition.has_main_verb():
        return definition.tokens[root].text.lower() if definition.tokens[root].tag == "NN" else ""
    attribute = next(definition.children(root, "attr"), None)
    if attribute is None or definition.tokens[root].lemma != "be" or definition.tokens[attribute].tag != "NN":
        return ""
    return definition.tokens[attribute].text.lower()


def completed(parse: Parse, topic: Topic) -> str:
    """Make a sentence of a definition that is only a noun phrase: "The process by which …" becomes "X is the process …"."""
    if topic.described or not re.match(r"(?:An?|The) ", parse.text) or not _is_phrase(parse):
        return parse.text
    return f"{topic.subject} is {uncapitalised(parse.text)}"


def _is_phrase(parse: Parse) -> bool:
    """Only its clauses have a verb: there are no more finite verbs than words that open or join clauses.

    The parser may take such a verb for the main one ("The principle under which diplomats are exempt …", "The pattern, also
    called a pulse, in which …"), but then it makes out no statement.
    """
    if _NAMED_BESIDE.match(parse.text):
        return True
    verbs = sum(token.is_finite for token in parse.tokens)
    links = sum(_opens_a_clause(parse, i) for i in range(len(parse.tokens)))
    return verbs <= links and (not parse.has_main_verb() or not any(True for _ in clauses(parse)))


def _opens_a_clause(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if token.tag == "CC":
        return parse.tokens[token.head].part in {"VERB", "AUX"}
    return token.tag in {"WDT", "WP", "WP$", "WRB"} or (
        token.text.lower() in _SUBORDINATORS and token.tag in {"IN", "RB"}
    )


_SUBORDINATORS = frozenset(
    "that because if while since although though unless until before after whether than as once".split()
)


def _is_class_subject(parse: Parse, topic: Topic, before: Parse | None, genus: str, *, about_topic: bool) -> bool:
    """The sentence begins with "This process" or "The disease" and means the topic."""
    if about_topic and _CLASS_SUBJECT.match(parse.text):
        return True
    words = [token.text.lower() for token in parse.tokens[:2]]
    if len(words) < 2 or words[0] not in {"this", "the"} or parse.chunk_of(1) != Span(0, 2) or parse.subject() != 1:
        return False
    if parse.subtree(1).last != 2 or topic.described:
        return False
    is_its_kind = words[1] == genus or (len(words[1]) >= _SHORTEST_KIND and genus.endswith(words[1]))
    if before is None and words[0] == "the" and is_its_kind and words[1] not in _VAGUE_KINDS:
        return True
    if words[1] == genus and words[1] in STEADY_NOUNS:
        return before is None or not any(token.lemma.lower() == genus for token in before.tokens)
    return about_topic and words[0] == "this" and words[1] == topic.name.split(" ")[-1].lower()


def _replaced(parse: Parse, edits: Sequence[tuple[Span, str]]) -> str:
    """Put words in the place of spans; where there are none, one space goes with the span."""
    text = parse.text
    for span, words in sorted(edits, key=lambda edit: -edit[0].first):
        start, end = parse.characters(span)
        if words:
            text = text[:start] + (words if start else capitalised(words)) + text[end:]
        elif start:
            text = text[:start].rstrip() + text[end:]
        else:
            text = capitalised(text[end:].lstrip())
    return text


def _subject_is_topic(parse: Parse, topic: Topic) -> bool:
    """The subject is the topic's name, or its last word: "Restoration" for "hypothalamic function restoration".

    With more words it is a kind or a part of the topic: "reverse osmosis", "a buffer solution’s pH".
    """
    subject = parse.subject()
    if subject is None:
        return False
    chunk = parse.chunk_of(subject)
    phrase = parse.words(chunk)
    words = re.sub(r"^(?:An?|The) ", "", phrase, flags=re.IGNORECASE)
    named = _THE_WORD.match(parse.text)
    if topic.mention.fullmatch(phrase) or (named and topic.mention.fullmatch(named[1])):
        return True
    last_word = topic.name.split(" ")[-1].lower()
    return topic.mention.fullmatch(words) is not None or words.lower() == last_word


def _name_after_the_resulting(parse: Parse) -> list[tuple[Span, str]]:
    """ "The resulting Oslo Rules" are the Oslo Rules; what has no name would be lost without what it results from."""
    chunk = parse.chunk_of(1) if len(parse.tokens) > 1 else Span(0, 0)
    is_named = any(token.tag in {"NNP", "NNPS"} for token in parse.tokens[chunk.first : chunk.last])
    return [(Span(1, 2), "")] if parse.text.startswith("The resulting ") and is_named else []


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
