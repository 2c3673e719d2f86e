"""A card file: its text as blocks that can be put together again byte for byte, and the notes that stand in it."""

from dataclasses import dataclass
from typing import Literal

from cards.model import Cloze, Question


@dataclass(frozen=True, slots=True)
class FileNote:
    """A note as it stands in a card file.

    `section` is the text of the nearest heading of level 2 or deeper above it, or empty; `line` (from 1) where it begins.
    A note that a person wrote has no id until a build mints one. A cloze written with `[…]` has ordinals 1, 2, … in
    reading order, `numbered` is False for it: nobody wrote those numbers.
    """

    body: Question | Cloze
    id: str | None
    tags: tuple[str, ...]
    section: str
    line: int
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a card file: the exact characters, line ends included. All blocks joined are the file."""

    text: str
    kind: Literal["prose", "heading", "note", "blank"]
    note: FileNote | None = None


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card file, taken apart."""

    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The whole file."""
        return "".join(block.text for block in self.blocks)

    @property
    def notes(self) -> tuple[FileNote, ...]:
        """The notes in the order in which they stand."""
        return tuple(block.note for block in self.blocks if block.note)
