"""Etymology: what the Greek, Latin, … word in brackets means, by the exact pattern 'Greek hypo (under)'."""

import re
from collections.abc import Iterator

from cards.writing.finding import Asked, Finding, Place

_LANGUAGE = (
    r"(?:Ancient |Old |Middle |Late |Medieval |Classical |New |Modern )?"
    r"(?:Greek|Latin|French|German|English|Norse|Arabic|Sanskrit|Italian|Spanish|Dutch|Hebrew|Japanese|Chinese|Persian|Turkish|Portuguese)"
)
_ROOT = r"(?:[“\"‘']?(?P<{0}>[^\W\d_A-Z][\w’-]*)[”\"’',]*)"
_GLOSS = r"\((?:meaning )?[“\"‘']?(?P<{0}>[^()“”\"\d]{{2,40}}?)[”\"’']?\)"
_FIRST = re.compile(
    rf"\b(?P<language>{_LANGUAGE}) (?:words? |roots? |prefix |suffix )?{_ROOT.format('root')} {_GLOSS.format('gloss')}"
)
_SECOND = re.compile(
    rf"^,? (?:and|with|plus) (?:the )?(?:{_LANGUAGE} )?{_ROOT.format('root')} {_GLOSS.format('gloss')}"
)


def find(place: Place) -> Iterator[Finding]:
    """Ask for the meaning of each root that the sentence glosses."""
    text = place.statement.sentence.text
    for first in _FIRST.finditer(text):
        yield _asked(first["language"], first["root"], first["gloss"])
        second = _SECOND.match(text[first.end() :])
        if second:
            yield _asked(first["language"], second["root"], second["gloss"])


def _asked(language: str, root: str, gloss: str) -> Asked:
    return Asked(f"What does the {language} root “{root}” mean?", gloss)
