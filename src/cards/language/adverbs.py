"""Words that only tie a sentence to the one before it: "however", "likewise", "then". The sentence is as true without them."""

import re
from collections.abc import Iterator

from cards.language.parse import Parse, Span
from cards.language.topic import capitalised

_CONNECTOR = re.compile(
    r"^(?:However|Moreover|Furthermore|Additionally|In addition|Thus|Therefore|Hence|Consequently|As a result|Accordingly"
    r"|Nevertheless|Nonetheless|Indeed|In fact|In practice|By contrast|In contrast|In turn|Clinically|Importantly|Conversely"
    r"|Similarly|Likewise|Today|Finally|Still|Yet|Meanwhile|Simultaneously|Overall|So|Concurrently|Subsequently|Eventually"
    r"|At the same time|Thereafter|Afterwards|Instead|Typically|Generally|Often), "
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
_TIES = frozenset("instead likewise similarly then too also".split())
_ENDS = frozenset({",", ".", ";"})
_CONDITIONS = frozenset("if when whenever once after first until unless while before since".split())


def ties(parse: Parse) -> Iterator[Span]:
    """Yield the adverbs that can go, each with the comma that follows it at the sentence's head."""
    words = [token.text.lower() for token in parse.tokens]
    for i, word in enumerate(words):
        if word not in _TIES or not _is_free(parse, i) or parse.tokens[i].relation != "advmod":
            continue
        if parse.tokens[parse.tokens[i].head].part not in {"VERB", "AUX"}:
            continue
        if word == "also" and parse.tokens[i].head != parse.root():
            continue
        following = words[i + 1] if i + 1 < len(words) else ""
        if i == 0:
            if following == "," and word != "also":
                yield Span(0, 2)
        elif _can_go(words, i, following) and not (word == "then" and _CONDITIONS.intersection(words)):
            yield Span(i, i + 1)


def _can_go(words: list[str], i: int, following: str) -> bool:
    """ "Too" and "instead" at a clause's end, the others before their verb; "but also", "and then" and "instead of" stay."""
    if words[i - 1] in {"and", "but", "or", ",", ";", ":", "—", "it", "this", "than"} or "only" in words[:i]:
        return False
    if words[i] == "too":
        return following in _ENDS
    if words[i] == "instead" and following in _ENDS:
        return True
    return following.isalpha() and following not in {"of", "as", "known", "to", "for", "been"}


def _is_free(parse: Parse, i: int) -> bool:
    """Stand between spaces: no part of "encrypt-then-sign"."""
    token = parse.tokens[i]
    return parse.text[token.start - 1 : token.start] in {"", " "} and parse.text[token.end : token.end + 1] in set(
        " ,.;"
    )


def without_connectors(text: str) -> str:
    """Return the text without "However," at its head and ", in turn," within it."""
    shorter = _CONNECTOR.sub("", text)
    if shorter != text:
        shorter = capitalised(shorter)
    return _ADVERB.sub("", _INNER_CONNECTOR.sub("", _BEFORE_A_CLAUSE.sub(",", shorter)))


def first_word(parse: Parse) -> int:
    """Return the first word after a connector and opening quotes."""
    connector = _CONNECTOR.match(parse.text)
    start = connector.end() if connector else 0
    return next((i for i, token in enumerate(parse.tokens) if token.start >= start and token.part != "PUNCT"), 0)
