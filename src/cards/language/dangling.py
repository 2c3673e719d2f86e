"""Words that point outside their sentence: "they", "this threshold", "the former". Such a sentence cannot stand alone."""

import re

from cards.language.parse import Parse
from cards.language.pointing_within import (
    contrasts,
    is_no_speaker,
    is_told_where,
    opens_a_that_clause,
    says_in_passing,
    takes_up_a_clause,
)

_SINGULAR = frozenset("it its itself".split())
_PLURAL = frozenset("they them their themselves".split())
_PERSONAL = frozenset("he she him her his hers".split())
_SPEAKERS = frozenset("i we you our your my me us ours".split())
_TIES = frozenset("too instead likewise otherwise similarly".split())
_PERSONS = frozenset(
    """
    person patient player wife husband child mother father king queen knight owner author man woman male female merchant buyer
    seller trader vendor tenant vassal lord creditor debtor worker farmer lender borrower
    """.split()
)
_POINTING = frozenset("this these that those such".split())
_ON_THE_PAGE = re.compile(
    r"(?:\bthe (?:following|above)\b|\bas (?:described|mentioned|noted|shown|discussed|explained)"
    r"|\bsee (?:above|below|also|chapter|figure|section)|(?:mentioned|described|listed|discussed) (?:above|below|earlier)"
    r"|\baforementioned|\brespectively|\bthis (?:page|article|chapter|section|entry|glossary))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(rf"(?:\bthe (?:former|latter)\b|^the resulting\b|{_ON_THE_PAGE.pattern})", re.IGNORECASE)
# Subjects that say nothing without what they belong to: "The usual causes are …".
_RELATIVE_SUBJECT = re.compile(
    r"The (?:[a-z]+ )?(?:causes?|effects?|results?|reasons?|consequences?|reductions?|increases?|changes?|differences?"
    r"|advantages?|disadvantages?|benefits?|symptoms?|problems?|solutions?)(?= [a-z])"
)
_OTHERS = re.compile(r"(?:Other|Another|Further|Additional|Similar) [a-z]+")
_AT_HEAD = _SINGULAR | _PLURAL | _PERSONAL | _POINTING
_QUALIFIES = frozenset("of that which who whose to for in with where from on".split())


def beyond_the_sentence_before(parse: Parse) -> bool:
    """Tell whether a sentence speaks of its page, its writer or its reader, which no sentence before it explains."""
    speaks = any(
        token.tag in {"PRP", "PRP$"} and token.text.lower() in _SPEAKERS and not is_no_speaker(parse, i)
        for i, token in enumerate(parse.tokens)
    )
    return speaks or _ON_THE_PAGE.search(parse.text) is not None


def dangling(parse: Parse, *, is_definition: bool = False) -> str:
    """Return the words of a sentence that point outside it, or an empty text.

    Nothing stands before a definition, so what points back there points to what it has said itself.
    """
    if is_definition and parse.tokens and parse.tokens[0].text.lower() not in _AT_HEAD:
        match = _ON_THE_PAGE.search(parse.text)
        return match.group() if match else ""
    match = _OTHERS.match(parse.text)
    if match:
        return match.group()
    match = _ELSEWHERE.search(parse.text) or _relative_subject(parse)
    if match and (match.group().lower() == "the resulting" or not _is_qualified(parse, match.end())):
        return match.group()
    for i, token in enumerate(parse.tokens):
        lower = token.text.lower()
        if token.relation == "expl":
            continue
        if token.tag in {"PRP", "PRP$"} and (
            (lower in _SPEAKERS and not is_no_speaker(parse, i))
            or (lower in _PERSONAL and not _has_its_person(parse, i) and not _has_person_before(parse, i))
            or (lower in _SINGULAR and not _has_noun_before(parse, i, plural=False) and not _has_owner_after(parse, i))
            or (lower in {"it", "they"} and _is_main_subject(parse, i))
            or (lower in {"it", "them"} and _is_part_of_the_subject(parse, i))
            or (lower in _PLURAL and not _has_noun_before(parse, i, plural=True))
        ):
            return token.text
        if (
            lower in _POINTING
            and token.tag in {"DT", "PDT", "JJ"}
            and _points_outside(parse, i)
            and not (opens_a_that_clause(parse, i) or takes_up_a_clause(parse, i))
        ):
            return parse.words(parse.chunk_of(i))
        if (
            lower in {"both", "neither", "either"}
            and _stands_alone(parse, i)
            and parse.text[token.end :].split(" ")[1:2] != ["of"]
            and not _has_noun_before(parse, i, plural=True)
        ):
            return token.text
        if lower in {"others", "another"} and _stands_alone(parse, i) and not contrasts(parse, i):
            return token.text
        if lower in {"here", "there"} and token.part == "ADV" and not is_told_where(parse, i):
            return token.text
        if _is_a_tie(parse, i):
            return token.text
        if token.tag == "CD" and token.relation in {"nsubj", "nsubjpass"} and not _is_counted(parse, i):
            return token.text
    return ""


def _relative_subject(parse: Parse) -> re.Match[str] | None:
    """ "The causes are …" lacks what they are causes of; the name of the topic, "the Doppler effect", lacks nothing."""
    match = _RELATIVE_SUBJECT.match(parse.text)
    return match if match and parse.tokens[0].end < match.end() else None


def _is_a_tie(parse: Parse, i: int) -> bool:
    """ "Then", "instead" and the like, where nothing before them in the sentence is what they tie it to."""
    token = parse.tokens[i]
    word = token.text.lower()
    if says_in_passing(parse, i):
        return False
    if word == "then":
        return token.relation == "advmod" and not _has_condition(parse) and not _follows_a_step(parse, i)
    if word == "otherwise" and i and parse.tokens[i - 1].text in {",", ";"}:
        return False
    return word in _TIES and parse.tokens[token.head].part in {"VERB", "AUX"}


def _has_its_person(parse: Parse, i: int) -> bool:
    """ "A knight, who served at his own cost", "a wife … her husband", "a player … he or she"."""
    words = [token.text.lower() for token in parse.tokens[:i]]
    if words and words[-1] == "or":
        return True
    if parse.text[parse.tokens[i].end :].startswith(" or ") and _has_noun_before(parse, i, plural=False):
        return True
    if parse.text[parse.tokens[i].end :].startswith(" own ") and "who" in words:
        return True
    return any(token.tag == "NN" and token.lemma.lower() in _PERSONS for token in parse.tokens[:i])


def _has_owner_after(parse: Parse, i: int) -> bool:
    """ "At its height the Hanseatic League …": the name that follows the phrase is meant."""
    subject = parse.subject()
    if subject is None or subject < i or parse.tokens[i].tag != "PRP$" or parse.tokens[subject].tag != "NNP":
        return False
    between = parse.tokens[parse.tokens[i].head + 1 : parse.chunk_of(subject).first]
    return all(token.part in {"PUNCT", "ADP", "NUM"} for token in between)


def _follows_a_step(parse: Parse, i: int) -> bool:
    """ "… perform a task and then praise it": what came first stands before it; so does a hyphen in a name."""
    before = parse.tokens[i - 1] if i else None
    if before is None or parse.text[before.end : parse.tokens[i].start] == "":
        return before is not None
    return before.text in {"and", ","} and any(token.part == "VERB" for token in parse.tokens[: i - 1])


def _is_counted(parse: Parse, i: int) -> bool:
    """ "Two of the …", "among 367 people, two …" and "$1 million" say what is counted."""
    is_money = i > 0 and (parse.tokens[i - 1].tag in {"$", "CD"})
    return is_money or any(parse.children(i, "prep")) or any(token.tag == "NNS" for token in parse.tokens[:i])


def _has_condition(parse: Parse) -> bool:
    return any(token.text.lower() in {"if", "when", "once", "after", "first"} for token in parse.tokens)


def _stands_alone(parse: Parse, i: int) -> bool:
    return parse.tokens[i].relation in {"nsubj", "nsubjpass", "dobj", "pobj"}


def _is_qualified(parse: Parse, end: int) -> bool:
    """ "the first of …", "the two components that …" say themselves which."""
    rest = parse.text[end:].split()
    return any(word.strip(",;").lower() in _QUALIFIES for word in rest[:3])


def _points_outside(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    following = parse.tokens[i + 1].text.lower() if i + 1 < len(parse.tokens) else ""
    if token.text.lower() == "such" and following == "as":
        return False
    if token.text.lower() in {"those", "that"} and following in _QUALIFIES:
        return False
    if token.text.lower() == "those" and i + 1 < len(parse.tokens) and _has_noun_before(parse, i, plural=True):
        return parse.tokens[i + 1].tag not in {"VBN", "PRP"}  # "stresses below those it could carry"
    if token.text.lower() == "that" and token.relation not in {"det", "nsubj", "dobj", "pobj"}:
        return False
    if token.relation in {"nsubj", "nsubjpass"} and i and parse.tokens[token.head].relation in {"relcl", "acl"}:
        return False  # a relative "that" tagged as a determiner
    noun = parse.tokens[token.head].lemma.lower()
    return token.relation not in {"det", "predet", "amod"} or not any(
        other.lemma.lower() == noun for other in parse.tokens[:i]
    )


def _is_main_subject(parse: Parse, i: int) -> bool:
    """A pronoun as the subject of the whole sentence points backwards, unless a clause with a subject stands before it."""
    root = parse.root()
    if parse.tokens[i].head != root or parse.tokens[i].relation not in {"nsubj", "nsubjpass"}:
        return False
    clauses = [child for child in parse.children(root, "advcl", "ccomp") if child < i]
    return not any(list(parse.children(clause, "nsubj", "nsubjpass")) for clause in clauses)


def _is_part_of_the_subject(parse: Parse, i: int) -> bool:
    """ "Part of it …", "Some of them …" """
    preposition = parse.tokens[i].head
    return parse.tokens[preposition].part == "ADP" and parse.tokens[preposition].head == parse.subject()


def _has_noun_before(parse: Parse, i: int, *, plural: bool) -> bool:
    """Tell whether a noun of the number stands before; two joined singulars make a plural."""
    before = [token for token in parse.tokens[:i] if token.part in {"NOUN", "PROPN"}]
    if plural:
        joined = any(token.relation == "conj" for token in before)
        return joined or any(token.tag in {"NNS", "NNPS"} for token in before)
    return any(
        token.tag in {"NN", "NNP"} and "PERSON" not in {token.entity, parse.tokens[token.head].entity}
        for token in before
    ) or any(token.tag == "VBG" and token.relation in {"nsubj", "nsubjpass"} for token in parse.tokens[:i])


def _has_person_before(parse: Parse, i: int) -> bool:
    return any(span.kind == "PERSON" and span.last <= i for span in parse.entities)
