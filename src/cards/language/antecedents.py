"""What the sentence before offers for "it", "they", "he" or "these hormones"; nothing where two things could be meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cards.language.parse import Parse, Span, Token
from cards.language.topic import uncapitalised

LONGEST = 12  # words of an antecedent; a longer subject makes a front unreadable
_LONGEST_SUBJECT = 8
_OPENING = 4  # tokens in which a sentence names its subject, should the parser miss it
_SHORTEST_LIST = 3  # items; two joined nouns may be anything
# Words that make a noun phrase mean less, or something else, without the sentences before it.
_UNSTEADY = frozenset(
    """
    this that these those such another other others no each every some any few many several both either neither half
    same former latter resulting next last following previous certain different all only it its they their them he his
    she her one i we you our your my itself themselves
    """.split()
)
_NO_THINGS = frozenset("PERSON DATE TIME GPE NORP CARDINAL ORDINAL QUANTITY PERCENT MONEY".split())
_MEASURES = frozenset(
    """
    cent percent % metre meter kilometre kilometer mile hour minute second day week month year century decade gram kilogram
    ten hundred thousand million billion degree time example instance
    """.split()
)
# What is called so is named by the other side of "is": "the cause is a germ; it …" speaks of the germ.
_RELATIONS = frozenset(
    """
    cause result effect reason problem step way aim purpose part heart core key idea answer solution consequence source
    example origin goal difference advantage disadvantage remedy method exception alternative rest point capital
    """.split()
)
# Classes of which a plain list of names can be nothing else than members.
_CLASSES = frozenset(
    """
    mediators hormones chemicals substances compounds molecules metals gases drugs organs glands tissues vitamins minerals
    enzymes proteins steroids neurotransmitters cytokines countries cities towns languages planets instruments ingredients
    """.split()
)
# What persons do and things do not: "they" with such a verb means the only persons named before.
_DONE_BY_PERSONS = frozenset(
    """
    argue borrow build call coin conclude describe develop discover examine experiment find invent join name observe
    patent propose publish receive report share show study suggest win write
    """.split()
)


def person(earlier: Sequence[Parse]) -> str:
    """Return the only person named in the last sentence, its subject; an empty text if there is none.

    Sentences that go on about "him" lead further back.
    """
    for parse in reversed(earlier[-3:]):
        named = [span for span in parse.entities if span.kind == "PERSON"]
        subject = parse.subject()
        if named:
            names = {re.sub(r"['’]s$", "", parse.words(span)) for span in named}
            if len(names) != 1 or subject is None or any(token.text.lower() in {"he", "she"} for token in parse.tokens):
                return ""
            if _names_somebody_else(parse, named[0]):
                return ""
            is_subject = subject in named[0] and not any(parse.children(subject, "conj"))
            is_told_of = any(token.text == "who" for token in parse.tokens[named[0].last : named[0].last + 2])
            found = names.pop()
            return (
                found
                if (is_subject or (is_told_of and not _is_person(parse.tokens[subject]))) and _is_name(found)
                else ""
            )
        if subject is None or parse.tokens[parse.chunk_of(subject).first].text.lower() not in {
            "he",
            "his",
            "she",
            "her",
        }:
            return ""
    return ""


def persons(before: Parse, verb: str) -> str:
    """Return the persons named together in the sentence before, if what "they" do, `verb`, is done by persons only."""
    named = [span for span in before.entities if span.kind == "PERSON"]
    if verb not in _DONE_BY_PERSONS or len(named) < 2:
        return ""
    together = before.words(Span(named[0].first, named[-1].last))
    between = [
        before.text[before.tokens[left.last - 1].end : before.tokens[right.first].start]
        for left, right in pairwise(named)
    ]
    joined = all(re.fullmatch(r", |,? and ", words) for words in between) and "and" in between[-1]
    own = all(_is_name(before.words(span)) for span in named)
    human = any(t.tag in {"NNS", "NNPS"} and _is_person(t) and t.part == "NOUN" for t in before.tokens)
    return together if joined and own and not human else ""


_PEOPLE = frozenset(
    """
    mother father brother sister wife husband son daughter friend teacher pupil student king queen prince pope emperor doctor
    engineer colleague partner rival master man woman boy girl president minister soldier worker person people scientist
    researcher critic author writer child
    """.split()
)


def _is_person(token: Token) -> bool:
    return token.part in {"PROPN", "PRON"} or token.lemma.lower() in _PEOPLE or token.lemma.endswith(("ist", "ian"))


def _names_somebody_else(parse: Parse, named: Span) -> bool:
    """Another person is spoken of by a noun that is not said of the one named: "Dürer painted his mother"."""
    said = [parse.chunk_of(named.last - 1)]
    said += [parse.subtree(i) for i in parse.children(named.last - 1, "appos")]
    return any(
        token.part == "NOUN" and _is_person(token) and not any(i in span for span in said)
        for i, token in enumerate(parse.tokens)
    )


def _is_name(text: str) -> bool:
    """Names of persons are capitalised words; what the parser takes for one besides them is not."""
    return all(word[:1].isupper() or word in {"de", "von", "van", "der", "la", "di", "da"} for word in text.split())


def things(before: Parse) -> str:
    """Return the plural subject of the sentence before, if it says what it is and nothing else there is a plural.

    A singular subject is no safe antecedent of "it": that goes back to the page's topic as often.
    """
    subject = before.subject()
    if subject is None or before.tokens[subject].part not in {"NOUN", "PROPN"} or not before.has_main_verb():
        return ""
    token = before.tokens[subject]
    conjoined = any(before.children(subject, "conj", "cc"))
    if conjoined or token.tag not in {"NNS", "NNPS"} or token.entity in _NO_THINGS:
        return ""
    span = _steady(before, subject)
    whole = before.subtree(subject)
    if span is None or any(_is_plural_besides(before, i, whole) for i in range(len(before.tokens))):
        return ""
    return uncapitalised(before.words(span))


def defined_thing(before: Parse) -> str:
    """Return the X of a sentence of the form "X is the Y that …", where "it" after it means X."""
    subject, root = before.subject(), before.root()
    if subject is None or before.tokens[root].lemma != "be" or before.tokens[subject].tag not in {"NN", "NNP"}:
        return ""
    attribute = next(before.children(root, "attr"), None)
    if attribute is None or before.tokens[attribute].tag != "NN" or any(before.children(root, "conj", "neg")):
        return ""
    article = before.tokens[before.chunk_of(attribute).first].text.lower()
    span = _steady(before, subject)
    inside = before.subtree(attribute).last >= len(before.tokens) - 1
    if span is None or article not in {"a", "an", "the"} or not inside or before.tokens[subject].entity in _NO_THINGS:
        return ""
    if before.tokens[subject].lemma.lower() in _RELATIONS:
        return ""
    if len(before.words(before.chunk_of(subject)).split()) < 2 and before.tokens[subject].tag == "NN":
        return ""
    return uncapitalised(before.words(span))


def _steady(parse: Parse, noun: int) -> Span | None:
    """Return the words of a noun phrase that mean the same outside their text; None if they do not."""
    chunk, whole = parse.chunk_of(noun), parse.subtree(noun)
    if noun + 1 != chunk.last:
        return None
    rest = parse.words(Span(chunk.last, whole.last)) if whole.last > chunk.last else ""
    span = chunk if not rest or rest[0] in ",(—–" else whole
    tokens = parse.tokens[span.first : span.last]
    rest_of_it = tokens[1:] if tokens[0].text.lower() == "most" else tokens
    unsteady = any(
        t.text.lower() in _UNSTEADY or t.tag in {"CD", "JJS", "RBS", "PRP", "PRP$", "WDT"} for t in rest_of_it
    )
    odd = any(t.part in {"VERB", "AUX"} and t.tag not in {"VBN", "VBG"} for t in tokens) or "," in parse.words(span)
    first = parse.tokens[span.first]
    ordinal = any(t.entity == "ORDINAL" or t.text.lower() in {"first", "second", "third"} for t in tokens)
    if unsteady or odd or ordinal or len(tokens) > _LONGEST_SUBJECT or first.part in {"PUNCT", "ADV", "ADP"}:
        return None
    return span


def _is_plural_besides(parse: Parse, i: int, subject: Span) -> bool:
    token = parse.tokens[i]
    if i in subject:
        return False
    if token.text.lower() in {"they", "them", "their"}:
        return True
    if token.part not in {"NOUN", "PROPN"} or token.relation == "compound" or token.lemma.lower() in _MEASURES:
        return False
    return token.tag in {"NNS", "NNPS"} or any(parse.tokens[j].text == "and" for j in parse.children(i, "cc"))


def members(before: Parse, noun: str) -> str:
    """Return the list that "these hormones" means: what the sentence before names as hormones, or its list at its end."""
    for chunk in before.noun_chunks:
        head = chunk.last - 1
        if before.tokens[head].text.lower() == noun:
            for i in range(head + 1, min(head + 4, len(before.tokens))):
                if before.tokens[i].text.lower() in {"as", "including"} and (found := _listed(before, i)):
                    return found
    if noun not in _CLASSES or any(token.lemma.lower() == noun[:-1] for token in before.tokens):
        return ""
    lists = [found for found in _lists(before) if before.text[before.tokens[found[-1]].end :] == "."]
    if len(lists) != 1 or len(lists[0]) < _SHORTEST_LIST:
        return ""
    first, last = before.subtree(lists[0][0]).first, lists[0][-1] + 1
    plurals = (i for i, token in enumerate(before.tokens[:first]) if token.tag in {"NNS", "NNPS"})
    if any(i < _OPENING or before.tokens[i].relation in {"nsubj", "nsubjpass"} for i in plurals):
        return ""  # "The kidneys clear …. These organs …"
    return _short(before.words(Span(first, last)))


def _listed(before: Parse, preposition: int) -> str:
    item = next(before.children(preposition, "pobj"), None)
    if item is None:
        return ""
    found = list(_chain(before, item))
    relative = [before.subtree(i).first for j in found for i in before.children(j, "relcl", "acl")]
    end = min([before.subtree(item).last, *relative])
    return _short(before.words(Span(before.subtree(item).first, end))) if len(found) > 1 else ""


def _lists(before: Parse) -> Iterator[list[int]]:
    for i, token in enumerate(before.tokens):
        if token.part in {"NOUN", "PROPN"} and token.relation != "conj" and any(before.children(i, "conj")):
            yield list(_chain(before, i))


def _chain(before: Parse, item: int | None) -> Iterator[int]:
    while item is not None:
        yield item
        item = next((i for i in before.children(item, "conj") if before.tokens[i].part in {"NOUN", "PROPN"}), None)


def _short(words: str) -> str:
    words = words.strip(" ,;.")
    return uncapitalised(words) if len(words.split()) <= LONGEST and not re.search(r"[;:()]", words) else ""


def namesake(before: Parse, noun: int, parse: Parse) -> str:
    """Return the only phrase of the sentence before that ends in the noun of "this valve" or "these valves"."""
    token = parse.tokens[noun]
    same = [i for i, other in enumerate(before.tokens) if other.lemma.lower() == token.lemma.lower()]
    if len(same) != 1 or before.tokens[same[0]].tag != token.tag or before.tokens[same[0]].part != "NOUN":
        return ""
    found = same[0]
    if (
        any(before.children(found, "prep", "relcl", "acl", "conj", "cc", "appos"))
        or before.tokens[found].relation == "conj"
    ):
        return ""
    span = _steady(before, found)
    if span is None or span.last - span.first < 2:
        return ""
    words = [before.tokens[i] for i in range(span.first, span.last)]
    if words[0].tag == "DT":
        words = words[1:]
    if len(words) < 2 or words[0].tag == "POS" or any(t.tag == "POS" for t in words):
        return ""
    text = before.text[words[0].start : words[-1].end]
    text = uncapitalised(text) if before.tokens.index(words[0]) == 0 else text
    return f"the {text}" if token.tag == "NN" else text
