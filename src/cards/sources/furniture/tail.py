"""The end of a page: whatever stands behind its last text, and is neither text by form nor a list that it announces."""

from collections.abc import Sequence

from cards.sources.furniture.address import ENOUGH, address
from cards.sources.furniture.form import is_formula, reads_as_text
from cards.sources.furniture.lists import heads_links
from cards.sources.furniture.looks import Look
from cards.sources.page import Block
from cards.sources.roles import is_role_heading, role_of

# after these the page has ended, and sentences may follow that only look a little like furniture
_ENDING = {
    "cookie notice", "share links", "comment form", "related links", "copyright line", "navigation", "feedback form",
    "newsletter", "promotion", "login prompt", "print link", "disclaimer",
}  # fmt: skip


def tail_start(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: Sequence[str], own: frozenset[str], listed: set[int]
) -> int:
    """Return the index behind the last text of the page; `listed` are the items of lists that it announces."""
    start = opened = len(blocks)
    while start:
        block, look = blocks[start - 1], looks[start - 1]
        outside = bool(reasons[start - 1]) or _is_outside(blocks, looks, start - 1, own, listed)
        # sentences below that only may be furniture leave a usual heading above them in doubt
        if opened > start and block.kind == "heading" and not reasons[start - 1]:
            if is_role_heading(block.text):
                break
        elif not outside and not _is_weak(look, own):
            break
        start -= 1
        if reasons[start] in _ENDING or _opens(look, own) or (outside and opened == start + 1):
            opened = start
    return _behind_names(blocks, looks, reasons, own, opened)


def _is_outside(
    blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str], listed: set[int]
) -> bool:
    block, look = blocks[index], looks[index]
    if block.kind == "heading":
        return True
    if index in listed and not reads_as_text(block.text):
        # the last item of a list of sentences that is none
        odd = index + 1 == len(blocks) or blocks[index + 1].kind != "item"
        between = index > 0 and blocks[index - 1].kind == "item" and reads_as_text(blocks[index - 1].text)
        return odd and between and look.signs(own) > 0
    if not reads_as_text(block.text):
        return not _only_text(blocks, looks, index, own)
    return not is_formula(block.text) and address(block.text, look, own) >= ENOUGH


def _is_weak(look: Look, own: frozenset[str]) -> bool:
    return look.addressed or (bool(look.topic(own)) and (look.person or look.command)) or bool(look.label)


def _opens(look: Look, own: frozenset[str]) -> bool:
    """Say whether a sentence begins the furniture: a page about cookies says "your device", but speaks for no site."""
    return not own and bool(look.topic(own)) and look.addressed and look.ours


def _only_text(blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str]) -> bool:
    """Say whether a usual heading stands right above, so that a few words may be all that its section says."""
    above = blocks[index - 1] if index else None
    usual = above is not None and above.kind == "heading" and role_of(above.text) != "other"
    return usual and not looks[index].signs(own) and not looks[index].label and not blocks[index].linked


def _behind_names(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: Sequence[str], own: frozenset[str], start: int
) -> int:
    """Leave a usual heading its list of names, which without bullets look like headings themselves."""
    if start == len(blocks) or blocks[start].kind != "heading" or not is_role_heading(blocks[start].text):
        return start
    end = start + 1
    while end < len(blocks) and not reasons[end] and not looks[end].signs(own) and not heads_links(blocks[end].text):
        end += 1
    return end if end - start > 2 else start
