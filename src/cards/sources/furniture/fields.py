"""Furniture that was copied into a field: lines that are no sentences among the sentences of their section."""

from collections.abc import Sequence

from cards.sources.furniture.address import ENOUGH_INSIDE, address
from cards.sources.furniture.form import reads_as_text
from cards.sources.furniture.looks import Look
from cards.sources.page import Block


def among_fields(blocks: Sequence[Block], looks: Sequence[Look], own: frozenset[str]) -> list[int]:
    """Return the lines of fields that are furniture; the only text of a section, and names among names, are none."""
    found: list[int] = []
    section: list[int] = []
    for index in range(len(blocks) + 1):
        if index < len(blocks) and blocks[index].kind != "heading":
            section.append(index)
            continue
        strange = [i for i in section if _is_strange(blocks[i], looks[i], own)]
        text = [i for i in section if i not in strange]
        # a name that nobody suspects says that this is a list of names
        sentences = bool(text) and all(reads_as_text(blocks[i].text) for i in text)
        if sentences and not _announced(blocks, section, strange):
            found += strange
        section = []
    return found


def _is_strange(block: Block, look: Look, own: frozenset[str]) -> bool:
    signs = address(block.text, look, own)
    if reads_as_text(block.text):
        return signs >= ENOUGH_INSIDE
    return bool(signs or look.signs(own) or look.phrase or look.label)


def _announced(blocks: Sequence[Block], section: Sequence[int], strange: Sequence[int]) -> bool:
    """Say whether the strange lines follow an announcement: "They are:", "Print", "Share"."""
    if not strange:
        return False
    before = [i for i in section if i < strange[0]]
    return bool(before) and blocks[before[-1]].text.endswith(":")
