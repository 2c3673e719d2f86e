"""Headings, and lines that serve as one, over nothing but furniture: they go with it."""

from collections.abc import Sequence

from cards.sources.furniture.form import reads_as_text
from cards.sources.page import Block
from cards.sources.roles import is_role_heading

_LONGEST_LABEL = 5
"""Words."""


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


def labels_over_furniture(blocks: Sequence[Block], reasons: Sequence[str]) -> list[int]:
    """Return the few words without a stop right above a line of the site: the title of an advertisement's box."""
    return [
        index
        for index, block in enumerate(blocks[:-1])
        if not reasons[index]
        and block.kind == "prose"
        and len(block.text.split()) <= _LONGEST_LABEL
        and not block.text.endswith(":")
        and not reads_as_text(block.text)
        and blocks[index + 1].kind == "prose"
        and reasons[index + 1]
        and (index == 0 or blocks[index - 1].kind != "heading")
    ]
