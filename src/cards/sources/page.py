"""What every reader makes of a file: a page, which is an ordered list of blocks and what the file itself states."""

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["heading", "prose", "item", "dropped"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or dropped line: white space folded, line from 1.

    `level` orders headings (1 is the highest); `reason` says why a dropped block is no text of the page; `linked` says
    that most of its letters belong to links.
    """

    kind: BlockKind
    text: str
    line: int
    level: int = 2
    reason: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that the file says in so many words, and where: a field of the front matter, a column, a title."""

    text: str
    line: int
    where: str


@dataclass(frozen=True, slots=True)
class Page:
    """One topic as a reader found it.

    `shares_file`: other topics stand in the same file, so its name says nothing about this one. `has_fields`: made of
    fields that say what they are, so there is no title to find.
    """

    path: str
    line: int
    blocks: tuple[Block, ...]
    term: Stated | None = None
    title: Stated | None = None
    identifier: str = ""
    aliases: tuple[str, ...] = field(default=())
    tags: tuple[str, ...] = field(default=())
    url: str | None = None
    shares_file: bool = False
    has_fields: bool = False
