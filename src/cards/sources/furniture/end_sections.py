"""Sections at the end of a page that list its sources and neighbours: the whole section is no text of its topic."""

import re
from collections.abc import Sequence
from itertools import takewhile

from cards.sources.page import Block

_ALWAYS = re.compile(
    r"(?:(?:notes? and |footnotes and |citations? and )?references?(?: and (?:notes?|sources|further reading|links))?|"
    r"external (?:links|resources)|further (?:reading|information|resources)|(?:selected |general )?bibliography|"
    r"see also|footnotes|works cited|citations|literature cited|categories|about the (?:authors?|writer|editor)|"
    r"(?:image |photo )?credits|acknowledge?ments|related (?:articles|pages|posts|entries|links|reading|topics)|"
    r"cite this (?:article|page|entry)|how to cite|navigation menu|page (?:tools|information)|"
    r"(?:recommended|suggested) reading)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:(?:reader |user )?comments?|replies|responses|thoughts)(?: (?:on|to) .*|\s?\(\d+\))?", re.IGNORECASE
)
# "Responses" heads what critics said as well as what readers left below the page.
_MAY_BE_TEXT = frozenset({"responses", "replies", "thoughts"})
_LEFT_BY_A_READER = re.compile(
    r"\b(?:says?|wrote|writes|posted|repl(?:y|ies|ied))\b\s*(?:[:,(]|$|on\b|to\b|at\b|in\b)|\bago\b|\blog ?in\b"
    r"|\bleave a (?:comment|reply)\b|^\W*@|\b\d{1,2}:\d\d\b",
    re.IGNORECASE,
)
_WITH_CITATIONS = re.compile(r"(?:sources?|notes?|links|literature|reading list|resources)", re.IGNORECASE)
_CITATION = re.compile(
    r"\((?:1[5-9]|20)\d\d\w?\)|\b(?:isbn|doi|pp?\.\s?\d|ed\.|eds\.|vol\.|retrieved|press)\b|://|^\W*\^", re.IGNORECASE
)


def end_sections(blocks: Sequence[Block], reasons: Sequence[str], own: frozenset[str]) -> dict[int, str]:
    """Return the lines of such sections, each with its reason; the page's text must stand above them."""
    found: dict[int, str] = {}
    begun = False
    inside: Block | None = None
    for index, block in enumerate(blocks):
        if block.kind == "heading" and (inside is None or block.level <= inside.level):
            inside = block if begun and _heads_sources(blocks, index, own) else None
        elif block.kind == "prose":
            begun = True
        if inside and not reasons[index]:
            found[index] = f"the section “{inside.text}” at the end of the page"
    return found


def _heads_sources(blocks: Sequence[Block], index: int, own: frozenset[str]) -> bool:
    if _ALWAYS.fullmatch(blocks[index].text):
        return True
    below = [block.text for block in takewhile(lambda block: block.kind != "heading", blocks[index + 1 :])]
    if _COMMENTS.fullmatch(blocks[index].text):
        is_text = blocks[index].text.strip().lower() in _MAY_BE_TEXT and not any(map(_LEFT_BY_A_READER.search, below))
        return "comment form" not in own and not is_text
    if not _WITH_CITATIONS.fullmatch(blocks[index].text):
        return False
    return bool(below) and sum(bool(_CITATION.search(text)) for text in below) * 2 > len(below)
