"""Where furniture stands: from the first sure line in the tail of a page, and headings over nothing else."""

from collections.abc import Sequence

from cards.sources.furniture.looks import Look
from cards.sources.page import Block
from cards.sources.roles import is_role_heading

# after these the page has ended, and bare links may follow; an advertisement or a caption stands anywhere
_ENDING = {
    "cookie notice", "share links", "comment form", "related links", "copyright line", "navigation", "feedback form",
    "newsletter", "promotion", "login prompt", "print link", "disclaimer",
}  # fmt: skip


def tail_start(blocks: Sequence[Block], looks: Sequence[Look], reasons: Sequence[str], own: frozenset[str]) -> int:
    """Return where the furniture at the end of the page begins: a sure line, from there on nothing else."""
    start = len(blocks)
    opened = len(blocks)
    while start and _fits(blocks[start - 1], looks[start - 1], reasons[start - 1], own):
        start -= 1
        if _opens(looks[start], reasons[start], own):
            opened = start
    return opened


def headings_over_furniture(blocks: Sequence[Block], reasons: Sequence[str]) -> list[int]:
    """Return the headings under which nothing but furniture stands; a title, and a heading over headings, are none."""
    found: list[int] = []
    kept = [i for i, reason in enumerate(reasons) if not reason]
    for position, index in enumerate(kept):
        if blocks[index].kind != "heading" or (position == 0 and not is_role_heading(blocks[index].text)):
            continue
        following = kept[position + 1] if position + 1 < len(kept) else len(blocks)
        alone = following == len(blocks) or (
            blocks[following].kind == "heading" and blocks[following].level <= blocks[index].level
        )
        if alone and following > index + 1:
            found.append(index)
    return found


def _fits(block: Block, look: Look, reason: str, own: frozenset[str]) -> bool:
    if reason or block.kind == "dropped":
        return True
    if block.kind == "heading" and is_role_heading(block.text):
        return False
    return look.short or _weak(look, own)


def _weak(look: Look, own: frozenset[str]) -> bool:
    return look.addressed or (bool(look.topic(own)) and (look.person or look.command)) or bool(look.label)


def _opens(look: Look, reason: str, own: frozenset[str]) -> bool:
    """Say whether furniture up to the end of the page may begin here."""
    # a page about advertising or cookies says "you" and "your device" too, but it does not speak for a site
    return reason in _ENDING or (not own and bool(look.topic(own)) and look.addressed and look.ours)
