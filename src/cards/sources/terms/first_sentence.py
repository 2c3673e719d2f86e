"""The first sentence of a text, found well enough to look for a name in it; sentences proper are made elsewhere."""

import re

_LONGEST = 800
_STOP = re.compile(r"[.!?][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|ca|vs|etc|approx|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|ed|eds|al|Jr|Sr|Inc|Ltd|U\.S|U\.K|lit|"
    r"Gr|Lat)|\b[A-Z])\.$"
)


def first_sentence(text: str) -> str:
    """Return the first sentence with its stop, at most 800 characters of it."""
    start = text[:_LONGEST]
    for stop in _STOP.finditer(start):
        if not _ABBREVIATION.search(start[: stop.start() + 1]):
            return start[: stop.end()].strip()
    return start


def sentences(text: str) -> list[str]:
    """Return the sentences of a text of at most a few thousand characters, roughly."""
    found: list[str] = []
    rest = text[:4_000]
    while rest:
        sentence = first_sentence(rest)
        found.append(sentence)
        rest = rest[len(sentence) :].lstrip()
    return found
