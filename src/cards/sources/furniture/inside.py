"""Lines of furniture among the paragraphs of a page: no sentences, or the site talking, and announcing nothing."""

from collections.abc import Sequence

from cards.sources.furniture.address import ENOUGH_INSIDE, address
from cards.sources.furniture.form import is_row, is_wrapped, reads_as_text
from cards.sources.furniture.looks import Look
from cards.sources.page import Block


def isolated(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: Sequence[str], own: frozenset[str], listed: set[int]
) -> list[int]:
    """Return such lines; `listed` are the items of lists that the page announces."""
    return [
        index
        for index, block in enumerate(blocks)
        if not reasons[index]
        and block.kind in ("prose", "item")
        and index not in listed
        and not _only_text(blocks, reasons, index)
        and _is_furniture(block, looks[index], own)
    ]


def _is_furniture(block: Block, look: Look, own: frozenset[str]) -> bool:
    signs = address(block.text, look, own)
    if reads_as_text(block.text):
        return signs >= ENOUGH_INSIDE and look.invites
    return bool(
        block.linked
        or signs
        or look.signs(own)
        or is_wrapped(block.text)
        or (block.kind == "prose" and is_row(block.text))
    )


def _only_text(blocks: Sequence[Block], reasons: Sequence[str], index: int) -> bool:
    """Say whether a heading would stand over nothing without this line."""
    above = index - 1
    while above >= 0 and reasons[above]:
        above -= 1
    if above >= 0 and blocks[above].kind != "heading":
        return False
    following = next((i for i in range(index + 1, len(blocks)) if not reasons[i]), len(blocks))
    return following == len(blocks) or blocks[following].kind == "heading"
