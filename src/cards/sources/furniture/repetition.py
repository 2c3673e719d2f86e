"""Which lines stand on several pages of one build, and where: in the same head or tail, as furniture does."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cards.sources.page import Block, Page
from cards.sources.roles import is_role_heading

_ZEROS = str.maketrans("123456789", "000000000")
_RUN = re.compile(r"0[0 ,.]*0")
_BETWEEN = re.compile(r"\s+[–—|·•/>-]\s+|\s*[|·•]\s*")
_FEWEST_PARTS = 3
_COMPARED = 160
"""Characters of a line. Two lines that agree so far are one line."""


def normal(text: str) -> str:
    """Return what makes two lines the same line: letters without case, any number as 0."""
    line = text[:_COMPARED].casefold().translate(_ZEROS).strip(" .:!…")
    return _RUN.sub("0", line)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a page, block by block: what makes each the same line, and whether it counts as one that is there."""

    normals: tuple[str, ...]
    counted: tuple[bool, ...]


def lines_of(page: Page) -> Lines:
    """Return the lines of a page; those that a reader has dropped already do not count."""
    normals = tuple(normal(block.text) for block in page.blocks)
    return Lines(
        normals,
        tuple(block.kind != "dropped" and line != "" for block, line in zip(page.blocks, normals, strict=True)),
    )


def count_lines(pages: Iterable[Lines]) -> Counter[str]:
    """Return on how many pages each line stands."""
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({line for line, is_counted in zip(page.normals, page.counted, strict=True) if is_counted})
    return counts


def repeated_tail(blocks: Sequence[Block], times: Sequence[int]) -> int:
    """Return the index behind the page's own text; `times` says on how many pages each of its lines stands."""
    start = len(blocks)
    while start and _may_repeat(blocks[start - 1], times[start - 1]):
        start -= 1
    # the first paragraphs of a page are its text even if another page shares them; so is what a usual heading announces
    first_prose = next((i for i, block in enumerate(blocks) if block.kind == "prose"), len(blocks))
    start = max(start, first_prose + 1)
    while 0 < start < len(blocks) and blocks[start - 1].kind == "heading" and is_role_heading(blocks[start - 1].text):
        start += 1
    return start


def repeated_head(blocks: Sequence[Block], times: Sequence[int]) -> int:
    """Return the index behind the short lines that head several pages; a title is left for this page."""
    end = 0
    while end < len(blocks) and blocks[end].kind != "prose" and _may_repeat(blocks[end], times[end]):
        end += 1
    titled = end < len(blocks) and blocks[end].kind == "heading" and not is_role_heading(blocks[end].text)
    return end if titled else 0


def contents(blocks: Sequence[Block], normals: Mapping[str, str]) -> list[int]:
    """Return the lines that announce headings further down the same page: its table of contents."""
    last = {normals[block.text]: i for i, block in enumerate(blocks) if block.kind == "heading"}
    found: list[int] = []
    for index, block in enumerate(blocks):
        if block.kind != "heading" and _names_headings(block.text, last.keys()):
            found.append(index)
            continue
        later = last.get(normals[block.text], -1) > index
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        bare = block.kind == "item" or (
            block.kind == "heading" and following is not None and following.kind == "heading"
        )
        # the last line of the contents stands right above the text, as a heading would
        if later and index > 0 and (bare or (found and found[-1] == index - 1)):
            found.append(index)
    return found


def _names_headings(line: str, headings: Collection[str]) -> bool:
    """Say whether a line is a row of the page's headings: "On this page: Origin | Values | Use"."""
    parts = _BETWEEN.split(line[line.find(": ") + 1 :])
    return len(parts) >= _FEWEST_PARTS and all(normal(part.strip()) in headings for part in parts)


def _may_repeat(block: Block, times: int) -> bool:
    if block.kind == "dropped":
        return True
    return times > 1 and not (block.kind == "heading" and is_role_heading(block.text))
