"""Blocks to sections: what stands under which heading, and the role that the heading gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from cards.model import Passage, Role, Section, Source
from cards.sources.page import Block
from cards.sources.roles import role_of

UNTITLED = "Definition"


@dataclass(slots=True)
class _Open:
    heading: str
    role: Role
    line: int
    level: int
    above: str = ""
    passages: list[Passage] = field(default_factory=list)


def sections_of(blocks: Sequence[Block], title: int | None, path: str) -> tuple[tuple[Section, ...], list[Block]]:
    """Return the sections in reading order and the dropped blocks, among them headings with nothing under them."""
    opened: list[_Open] = []
    dropped: list[Block] = []
    ancestors: list[_Open] = []
    for index, block in enumerate(_resolved(blocks, title)):
        if index == title:
            ancestors.clear()
            continue
        if block.kind == "dropped":
            dropped.append(block)
        elif block.kind == "heading":
            ancestors = [above for above in ancestors if above.level < block.level]
            section = _opened(block, ancestors)
            opened.append(section)
            ancestors.append(section)
        else:
            if not ancestors:
                ancestors = [_Open(UNTITLED, "definition", block.line, 99)]
                opened.append(ancestors[0])
            passage = Passage(block.text, Source(path, block.line), "item" if block.kind == "item" else "prose")
            ancestors[-1].passages.append(passage)
    return _merged([section for section in opened if section.passages], path), dropped


def _resolved(blocks: Sequence[Block], title: int | None) -> list[Block]:
    """Decide what headings with nothing under them are: a list without bullets, a parent, or nothing."""
    resolved = list(blocks)
    shown = [i for i, block in enumerate(blocks) if block.kind != "dropped"]
    for position, index in enumerate(shown):
        block = blocks[index]
        following = blocks[shown[position + 1]] if position + 1 < len(shown) else None
        if block.kind != "heading" or index == title:
            continue
        if following and (following.kind != "heading" or following.level > block.level):
            continue
        previous = resolved[shown[position - 1]] if position else None
        listed = previous is not None and shown[position - 1] != title
        if (listed and previous and previous.kind == "item" and role_of(block.text) == "other") or (
            listed and previous and previous.kind == "heading" and not following and role_of(block.text) == "other"
        ):
            resolved[index] = replace(block, kind="item")
        else:
            resolved[index] = replace(block, kind="dropped", reason="a heading with nothing under it")
    return resolved


def _opened(block: Block, ancestors: Sequence[_Open]) -> _Open:
    role = role_of(block.text)
    if role == "other" and ancestors and ancestors[-1].level < 99:
        role = ancestors[-1].role if ancestors[-1].role != "definition" else role
    above = ancestors[-1].heading if ancestors and ancestors[-1].level < 99 else ""
    return _Open(block.text, role, block.line, block.level, above)


def _merged(opened: Sequence[_Open], path: str) -> tuple[Section, ...]:
    """Join sections that have one heading; under different parents the parent's heading tells them apart."""
    parents: dict[str, set[str]] = {}
    for section in opened:
        parents.setdefault(section.heading.casefold(), set()).add(section.above)
    sections: dict[str, Section] = {}
    for section in opened:
        heading = section.heading
        if section.above and len(parents[heading.casefold()]) > 1:
            heading = f"{section.above}: {heading}"
        key = heading.casefold()
        if key in sections:
            sections[key] = replace(sections[key], passages=(*sections[key].passages, *section.passages))
        else:
            sections[key] = Section(heading, section.role, tuple(section.passages), Source(path, section.line))
    return tuple(sections.values())
