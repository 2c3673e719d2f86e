"""Etymology: what the Greek, Latin, … word means, by exact patterns: 'Greek hypo (under)', 'Latin vas, “vessel”'."""

import re
from collections.abc import Iterator

from cards.writing.finding import Asked, Finding, Place

_LANGUAGE = (
    r"(?:Ancient |Old |Middle |Late |Medieval |Classical |New |Modern )?"
    r"(?:Greek|Latin|French|German|English|Norse|Arabic|Sanskrit|Italian|Spanish|Dutch|Hebrew|Japanese|Chinese|Persian"
    r"|Turkish|Portuguese)"
)
_ROOT = r"[“\"‘']?(?P<root>(?!mean|words?\b|for\b|and\b|root)[^\W\d_A-Z][\w’-]*)[”\"’']*"
_WORDS = r"[“\"‘']?(?P<{name}>[^()“”\"\d]{{2,40}}?),?[”\"’']"
_GLOSS = (
    rf"(?:\s\((?:meaning )?(?P<bracketed>[^()“”\"\d]{{2,40}})\)"
    rf"|\s\((?:meaning )?{_WORDS.format(name='quoted')}\)"
    rf"|,?\s(?:(?:which means|meaning)\s)?(?=[“\"‘]){_WORDS.format(name='loose')})"
)
_FIRST = re.compile(rf"\b(?P<language>{_LANGUAGE}) (?:words? |roots? |prefix |suffix )?{_ROOT}{_GLOSS}")
_FOLLOWING = re.compile(rf",?\s(?:and|with|plus)\s(?:the )?(?:{_LANGUAGE} )?{_ROOT}{_GLOSS}")


_NAMING = re.compile(
    r"\b(?:deriv\w+|comes? from|came from|coin\w*|name\w*|terms?|words?|joins?|combin\w+|etymolog\w+)\b"
)


def find(place: Place) -> Iterator[Finding]:
    """Ask for the meaning of each root that the sentence glosses."""
    text = place.statement.sentence.text
    if place.section.section.role != "origin" and not _NAMING.search(text):
        return  # the gloss of an example word teaches nothing about the topic
    for first in _FIRST.finditer(text):
        yield _asked(first["language"], first)
        following = _FOLLOWING.match(text, first.end())
        if following:
            yield _asked(first["language"], following)


def _asked(language: str, match: re.Match[str]) -> Asked:
    gloss = match["bracketed"] or match["quoted"] or match["loose"]
    return Asked(f"What does the {language} root “{match['root']}” mean?", gloss.rstrip(".,"))
