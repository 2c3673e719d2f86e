"""Other names of a term that stand beside it in the definition: acronyms in brackets, "It is also known as …"."""

import re
from collections.abc import Iterable

from cards.model import Section

_BRACKET = re.compile(r"\(([^()]{2,12})\)")
_ALSO = re.compile(
    r"(?:^|[.;] )(?:it|they|this|these|the (?:term|concept|process|condition|technique|phenomenon))? ?(?:is|are|"
    r"was) (?:also |sometimes |often |commonly |"
    r"otherwise )+(?:known as|called|termed|referred to as|named)\s+(?:an? |the )?([^.,;:()]{2,60}?)(?= in | by | "
    r"because |[.,;:(]|$)",
    re.IGNORECASE,
)


def aliases_beside(name: str, definition: Section) -> list[str]:
    """Return the names that the definition puts beside the term."""
    found: list[str] = []
    for passage in definition.passages:
        text = passage.text[:2_000]
        for inner in _BRACKET.finditer(text):
            before = text[: inner.start()].casefold().rstrip()
            if before.endswith((name.casefold(), f"{name.casefold()}s")) and _is_acronym(inner[1], name):
                found.append(inner[1])
        for also in _ALSO.finditer(text):
            found += re.split(r"\s+or\s+", also[1])
    return found


def without_repeats(aliases: Iterable[str], name: str) -> tuple[str, ...]:
    """Return the aliases once each, without the term itself, however it is written."""
    seen = {name.casefold()}
    kept: list[str] = []
    for alias in aliases:
        clean = alias.strip().strip("\"“”‘’'.,").strip()
        if clean and clean.casefold() not in seen:
            seen.add(clean.casefold())
            kept.append(clean)
    return tuple(kept)


def _is_acronym(text: str, name: str) -> bool:
    capitals = [letter for letter in text if letter.isupper()]
    return len(capitals) >= 2 and " " not in text and capitals[0].casefold() in name.casefold()
