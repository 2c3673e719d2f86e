"""Takes the furniture off the pages of one build: by looks, by repetition, and by place, in this order."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cards.sources.furniture.looks import Look, look_at
from cards.sources.furniture.place import headings_over_furniture, tail_start
from cards.sources.furniture.repetition import contents, count_lines, normal, repeated_head, repeated_tail
from cards.sources.headings import ends_sentence
from cards.sources.page import Block, Page
from cards.sources.roles import is_role_heading

FIRST_PASSAGES = 2
"""A page is about what its title and so many first paragraphs mention."""


_SURE = {"copyright line", "newsletter", "comment form", "feedback form", "share links", "disclaimer"}
_LONGEST_NAME = 60
"""Characters of an item in a list of mere names."""


def sweep(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with every line of furniture turned into a dropped block that says why."""
    counts = count_lines(pages)
    # furniture repeats, so the same line is looked at once
    lines = {block.text for page in pages for block in page.blocks}
    looks = {line: look_at(line) for line in lines}
    return [_swept(page, counts, looks) for page in pages]


def _swept(page: Page, counts: Counter[str], looks_of: Mapping[str, Look]) -> Page:
    # what fields state is text by declaration; only pages have furniture
    if page.has_fields:
        return page
    blocks = page.blocks
    looks = [looks_of[block.text] for block in blocks]
    own = _own_topics(page, looks)
    reasons = [
        block.reason if block.kind == "dropped" else _by_look(blocks, looks, index, own)
        for index, block in enumerate(blocks)
    ]
    for index in contents(blocks):
        reasons[index] = reasons[index] or "table of contents"
    _by_repetition(blocks, looks, reasons, counts, own)
    start = tail_start(blocks, looks, reasons, own)
    for index in range(start, len(blocks)):
        reasons[index] = reasons[index] or looks[index].topic(own) or "among the furniture at the end of the page"
    for index in headings_over_furniture(blocks, reasons):
        reasons[index] = "a heading with nothing but dropped lines under it"
    swept = [
        replace(block, kind="dropped", reason=reason) if reason else block
        for block, reason in zip(blocks, reasons, strict=True)
    ]
    return replace(page, blocks=tuple(swept))


def _own_topics(page: Page, looks: Sequence[Look]) -> frozenset[str]:
    """Return the topics of furniture that the page itself is about: a page on HTTP cookies may speak of cookies."""
    own: set[str] = set()
    for stated in (page.term, page.title):
        if stated:
            own |= look_at(stated.text).topics
    passages = 0
    for index, (block, look) in enumerate(zip(page.blocks, looks, strict=True)):
        if block.kind == "dropped" or look.phrase:
            continue
        if block.kind != "heading":
            passages += 1
            # a textbook may say "you", but it does not speak of its own site while it has not begun
            if passages <= FIRST_PASSAGES and not (look.addressed and look.command):
                own |= look.topics
        elif index == 0 and not look.label:
            own |= look.topics
    return frozenset(own)


def _by_look(blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str]) -> str:
    block, look = blocks[index], looks[index]
    if _introduced(blocks, index) and not (look.phrase and (look.addressed or look.shape)):
        return ""
    if look.phrase and _is_sure(block, look):
        return look.phrase
    if look.label and look.label not in own and not _heads_text(blocks, looks, index, own):
        return look.label
    if block.kind == "heading" and (is_role_heading(block.text) or _heads_text(blocks, looks, index, own)):
        return ""
    if look.short and look.signs(own) >= 2 and (look.topic(own) or look.addressed):
        return look.topic(own) or "a line of the web page, not of its text"
    if block.kind != "item" and look.signs(own) >= 3:
        return look.topic(own) or "a line of the web page, not of its text"
    return ""


def _introduced(blocks: Sequence[Block], index: int) -> bool:
    """Say whether a list item, or a name on a line of its own, belongs to a list that the page's text announces."""
    if blocks[index].kind == "heading":
        return False
    first = index
    while first > 0 and blocks[first].kind == blocks[index].kind and len(blocks[first].text) <= _LONGEST_NAME:
        first -= 1
        if blocks[first].text.endswith(":"):
            break
    above = blocks[first]
    if above.kind == "prose" and first < index:
        return above.text.endswith(":")
    return above.kind == "heading" and blocks[index].kind == "item" and is_role_heading(above.text)


def _is_sure(block: Block, look: Look) -> bool:
    """Say whether a phrase of furniture decides: a whole sentence may only begin like it, and needs another sign."""
    sentence = block.text.endswith((".", "?")) and len(block.text.split()) > 3
    return not sentence or look.phrase in _SURE or look.addressed or look.shape


def _heads_text(blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str]) -> bool:
    """Say whether this is a heading with text of the page right under it."""
    if blocks[index].kind != "heading" or index + 1 == len(blocks):
        return False
    following, look = blocks[index + 1], looks[index + 1]
    if following.kind in ("dropped", "heading") or look.phrase or look.addressed:
        return False
    # an advertisement's label stands between two paragraphs as if it were the second one's heading
    inline = looks[index].label in ("advertisement", "byline", "share links", "print link")
    return not (inline and index > 0 and looks[index].label not in own)


def _by_repetition(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: list[str], counts: Counter[str], own: frozenset[str]
) -> None:
    on_pages = [counts[normal(block.text)] for block in blocks]
    head, tail = repeated_head(blocks, on_pages), repeated_tail(blocks, on_pages)
    for index, (block, times) in enumerate(zip(blocks, on_pages, strict=True)):
        if reasons[index] or times < 2:
            continue
        outside = index < head or index >= tail
        # prose without any other sign may be a sentence that two authors share
        prose = block.kind != "heading" and ends_sentence(block.text)
        if (outside and (times > 2 or not prose or looks[index].signs(own) or looks[index].topics)) or (
            looks[index].short and looks[index].signs(own) and not _heads_text(blocks, looks, index, own)
        ):
            reasons[index] = f"the same line stands on {times} pages"
