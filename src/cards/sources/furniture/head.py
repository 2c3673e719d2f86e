"""The beginning of a page: what stands above its first text and is neither its title nor a heading of that text."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cards.sources.furniture.address import ENOUGH, address
from cards.sources.furniture.form import SHORT, is_formula, reads_as_text
from cards.sources.furniture.looks import Look
from cards.sources.page import Block
from cards.sources.roles import is_role_heading, role_of
from cards.sources.titles import find_title, title_term

_LONGEST = 20
"""Lines. More do not stand above a text; that is a page of names."""

_BEGINNING = 100
"""Characters of a paragraph within which it names what it is about."""

_HATNOTE = re.compile(
    r"for (?:the|an?|other|more|its|uses)\b[^.]*, see (?:also )?\W?[A-Z].*|not to be confused with [^.,]*\.|this (?:article|page|"
    r"entry) is about .*|[“\"].*[”\"] redirects here\b.*|(?:main article|see also|redirected from)\b.*",
    re.IGNORECASE,
)


def above_text(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: Sequence[str], own: frozenset[str]
) -> list[int]:
    """Return the lines above the first text that are furniture; the title and a usual heading are none."""
    end = next((i for i in range(len(blocks)) if not reasons[i] and _begins_text(blocks[i], looks[i], own)), 0)
    zone = [i for i in range(end) if not reasons[i]]
    if len(zone) > _LONGEST:
        return []
    named = _named_below(blocks, reasons)
    zone = [*(i for i in range(named) if not reasons[i]), *(i for i in zone if i >= named)] if named else zone
    usual = blocks[end].kind == "heading"
    # before "Origin" a few words may be all the definition that there is
    found = [i for i in zone if blocks[i].kind != "heading" and (not usual or looks[i].signs(own) or blocks[i].linked)]
    titled = [
        replace(block, kind="dropped") if reason or i in found else block
        for i, (block, reason) in enumerate(zip(blocks, reasons, strict=True))
    ]
    title = find_title(titled)
    headings = [i for i in zone if blocks[i].kind == "heading"]
    if title is None or title not in headings:
        return found
    names = {title_term(blocks[title].text)[0].casefold()}
    for index in headings:
        deeper = blocks[index].level > blocks[title].level and index + 1 == end
        if (
            index != title
            and not deeper
            and (role_of(blocks[index].text) == "other" or blocks[index].text.casefold() in names)
        ):
            found.append(index)
    return found


def _named_below(blocks: Sequence[Block], reasons: Sequence[str]) -> int:
    """Return the heading that the text right below it takes up, if nothing but short lines stands above it; else 0."""
    for index, block in enumerate(blocks[:_LONGEST]):
        if reasons[index]:
            continue
        if len(block.text.split()) > SHORT or is_role_heading(block.text):
            return 0
        below = next(
            (b for b, reason in zip(blocks[index + 1 :], reasons[index + 1 :], strict=True) if not reason), None
        )
        if block.kind == "heading" and below and below.kind == "prose":
            name = title_term(block.text)[0].casefold()
            earlier = any(name in above.text.casefold() for above in blocks[:index] if above.kind == "prose")
            if name in below.text[:_BEGINNING].casefold() and not earlier:
                return index
    return 0


def _begins_text(block: Block, look: Look, own: frozenset[str]) -> bool:
    if block.kind == "heading":
        return is_role_heading(block.text)
    if _HATNOTE.fullmatch(block.text):
        return False
    if address(block.text, look, own) >= ENOUGH:
        return False
    return reads_as_text(block.text) and not is_formula(block.text) and not (look.addressed and look.signs(own) > 1)
