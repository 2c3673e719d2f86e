"""Card files as the moves see them: texts between blank lines. Not the program's reader, so that both can be wrong apart."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CARDS = "cards"
_ID = re.compile(r" \^([2-9bcdfghjkmnpqrstvwxz]{6})(?=\n|$)")
_GAP = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True)
class Block:
    """Lines without a blank one among them: a note, a heading or prose; and the section that it stands in."""

    path: Path
    text: str
    section: str

    @property
    def id(self) -> str | None:
        found = _ID.search(self.text)
        return found[1] if found and self.is_note else None

    @property
    def tags(self) -> list[str]:
        """What stands behind `T:`, with the mark of the id left out."""
        return self.bare.rpartition("\nT:")[2].split() if self.is_note and "\nT:" in self.text else []

    @property
    def bare(self) -> str:
        """The text without the mark of its id."""
        return _ID.sub("", self.text)

    @property
    def is_note(self) -> bool:
        return self.text.startswith(("Q:", "C:"))

    @property
    def is_heading(self) -> bool:
        return self.text.startswith("#")


def card_files(deck: Path) -> dict[str, str]:
    """Return the text of every card file by its path in the deck."""
    return {
        str(path.relative_to(deck)): path.read_text(encoding="utf-8") for path in sorted((deck / CARDS).rglob("*.md"))
    }


def blocks(deck: Path) -> list[Block]:
    """Return the blocks of all card files in their order."""
    return [block for path in sorted((deck / CARDS).rglob("*.md")) for block in _blocks_of(path)]


def notes(deck: Path) -> list[Block]:
    """Return the notes of all card files in their order."""
    return [block for block in blocks(deck) if block.is_note]


def bare_texts(found: list[Block]) -> Counter[str]:
    """Count the texts of notes and prose, ids left out; headings come and go with what is below them."""
    return Counter(block.bare for block in found if not block.is_heading)


def replace_block(block: Block, new: str) -> None:
    """Put other text in the place of a block; with none, the blank lines before it go too."""
    text = block.path.read_text(encoding="utf-8")
    place = f"\n{text}".index(f"\n{block.text}")
    before, behind = text[:place], text[place + len(block.text) :]
    block.path.write_text(before + new + behind if new else before.rstrip("\n") + (behind or "\n"), encoding="utf-8")


def insert_after(block: Block, new: str) -> None:
    """Put a new block behind this one."""
    replace_block(block, f"{block.text}\n\n{new}")


def append(path: Path, new: str) -> None:
    """Put a new block at the end of a file."""
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\n{new}\n", encoding="utf-8")


def _blocks_of(path: Path) -> Iterator[Block]:
    section = ""
    for text in _GAP.split(path.read_text(encoding="utf-8").strip("\n")):
        if text.startswith("##"):
            section = text.lstrip("#").strip()
        if text:
            yield Block(path, text, section)
