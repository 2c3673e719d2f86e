"""The topic elsewhere than at a sentence's head: "this disease", "the practice", "the word", "described it in 1896"."""

import re
from collections.abc import Iterator

from cards.language.parse import Parse, Span, Token
from cards.language.pronouns import NAMING_NOUNS, is_no_expletive
from cards.language.topic import Topic, possessive

# Nouns that may stand for a topic without saying more about it than its definition does.
CLASS_NOUNS = frozenset(
    """
    concept process technique method condition phenomenon practice approach principle theory idea model effect
    procedure system strategy framework algorithm disorder disease syndrome state doctrine rule law style tool
    discipline field policy problem instrument device reaction
    """.split()
)
# Of these there is one on a page that defines its topic as such, wherever it stands.
STEADY_NOUNS = frozenset(
    """
    disease disorder syndrome infection procedure algorithm treaty instrument device protocol doctrine technique law theorem
    agreement organ gland protein hormone enzyme glycoprotein
    """.split()
)
# "The practice" of a page is the one that it is about; "the process" may be any that was just described.
_ONLY_ONE_IS_MEANT = frozenset(
    "practice phenomenon disease syndrome doctrine custom institution genre technique concept".split()
)
_ARGUMENTS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass"})
_SAY_WHO_AND_WHEN = frozenset({"PERSON", "DATE"})
# People of whom a page says what they do with its topic; institutions do so too.
_CALLINGS = frozenset(
    """
    author composer court critic doctor engineer farmer opponent people philosopher physicist programmer researcher scholar
    state supporter surgeon teacher writer
    """.split()
)
_OF_CALLINGS = ("ist", "ician", "orian", "rarian")
_VAGUE_NOUNS = frozenset("form type kind way manner case point reason time number part thing place work".split())
_DONE_TO_TERMS = frozenset(
    "coin introduce use suggest propose take bring popularise popularize borrow choose invent attach supply bestow".split()
)
_OTHER_NAME = re.compile(r"[“\"]|\b(?:called|known as|termed|named)\b")


def topic_elsewhere(
    parse: Parse, before: Parse | None, topic: Topic, genus: str, *, about_topic: bool, after_definition: bool
) -> Iterator[tuple[Span, str]]:
    """Yield "this distance" for the hyperfocal distance, and "this disease" for a disease, anywhere but at the head.

    So is "it" where only somebody stands before it who did something with it, and "the practice" where nothing else is one.
    """
    name = topic.name.split(" ")
    nouns = {name[-1].lower()} - _VAGUE_NOUNS if len(name) > 1 else set()
    nouns |= {genus} & STEADY_NOUNS
    if topic.described or topic.is_named_in(parse.text):
        return
    for i, token in enumerate(parse.tokens[:-1]):
        noun = parse.tokens[i + 1]
        if token.text == "it" and (before is None or about_topic) and _is_said_by_people(parse, i):
            yield Span(i, i + 1), topic.short
            continue
        if token.text in {"it", "its"} and token.relation in {"dobj", "poss"}:
            nouns_before = [other for other in parse.tokens[:i] if other.part in {"NOUN", "PROPN"}]
            by_somebody = (before is None or about_topic) and is_done_by_somebody(parse)
            by_somebody = by_somebody and all(
                other.entity in _SAY_WHO_AND_WHEN or _is_plural_person(other) for other in nouns_before
            )
            is_only = after_definition and not any(other.tag in {"NN", "NNP"} for other in nouns_before)
            if token.text == "it" and (is_only or by_somebody):
                yield Span(i, i + 1), topic.short
            elif token.text == "its" and by_somebody and noun.tag in {"NN", "NNS", "JJ"}:
                yield Span(i, i + 1), possessive(topic.short)
            continue
        if token.text == "the" and _is_the_topic_by_its_kind(parse, before, i + 1, genus):
            yield Span(i, i + 2), topic.short
            continue
        if token.text == "the" and _is_the_term(parse, i + 1) and not names_another(before):
            yield Span(i, i + 2), f"the {noun.text} “{topic.name}”"
            continue
        if token.text.lower() != "this" or token.head != i + 1 or noun.tag != "NN" or noun.text.lower() not in nouns:
            continue
        elsewhere = topic.mention.sub("", before.text if before else "") + parse.text[: token.start]
        if noun.text.lower() not in elsewhere.lower() and parse.chunk_of(i + 1).last == i + 2:
            yield Span(i, i + 2), topic.short


def is_done_by_somebody(parse: Parse) -> bool:
    """The subject of the sentence is a person by name, or people of a calling: "clinicians", "some writers"."""
    subject = parse.subject()
    if subject is None:
        return False
    token = parse.tokens[subject]
    return (token.entity == "PERSON" and token.part == "PROPN") or _is_plural_person(token)


def _is_plural_person(token: Token) -> bool:
    return token.tag == "NNS" and (token.lemma in _CALLINGS or token.lemma.endswith(_OF_CALLINGS))


def _is_said_by_people(parse: Parse, i: int) -> bool:
    """ "Some writers add that it rewards …": nothing but the topic stands before."""
    token, root = parse.tokens[i], parse.root()
    verb = parse.tokens[token.head]
    is_said = token.relation in {"nsubj", "nsubjpass"} and verb.relation == "ccomp" and verb.head == root < i
    people = [other for other in parse.tokens[:i] if other.part in {"NOUN", "PROPN", "PRON"}]
    return is_said and len(people) == 1 and is_done_by_somebody(parse) and is_no_expletive(parse, i)


def _is_the_topic_by_its_kind(parse: Parse, before: Parse | None, noun: int, genus: str) -> bool:
    """ "Iemitsu made the practice compulsory", if no sentence near tells of another practice."""
    token = parse.tokens[noun]
    lemma = token.lemma.lower()
    is_kind = lemma in _ONLY_ONE_IS_MEANT or (lemma == genus and lemma in CLASS_NOUNS)
    is_kind = is_kind or (lemma == "idea" and before is None and is_done_by_somebody(parse))
    if token.tag != "NN" or not is_kind or parse.chunk_of(noun) != Span(noun - 1, noun + 1):
        return False
    if any(parse.children(noun, "prep", "relcl", "acl", "appos", "conj")) or token.relation not in _ARGUMENTS:
        return False
    near = (*(before.tokens if before else ()), *parse.tokens[: noun - 1])
    return not any(other.lemma.lower() == lemma for other in near)


def _is_the_term(parse: Parse, noun: int) -> bool:
    """ "Frank coined the word in 1885": a page speaks of its own term so, unless it quotes another."""
    token = parse.tokens[noun]
    if token.text not in NAMING_NOUNS or token.relation not in {"dobj", "nsubjpass"}:
        return False
    if parse.chunk_of(noun) != Span(noun - 1, noun + 1) or parse.tokens[token.head].lemma not in _DONE_TO_TERMS:
        return False
    following = parse.text[token.end :].lstrip()[:3]
    return not following.startswith(("“", '"', "‘", "'", "of ", "for"))


def names_another(before: Parse | None) -> bool:
    """Tell whether a sentence gives something a name that may not be the topic's."""
    return before is not None and _OTHER_NAME.search(before.text) is not None
