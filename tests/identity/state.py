"""What can be seen after a build and its import: pages, card files, ledger, package, collection."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from .anki_user import Exported, Imported, Learned
from .card_moves import LEDGER
from .card_text import Block, bare_texts, blocks
from .page_moves import FILTERS
from .pages import pages
from .sentences import sentences_of_entry

ACTIVE = ("live", "edited", "own")
_DELETION = re.compile(r"\{\{c\d+::(.*?)(?:::.*?)?\}\}")


@dataclass(frozen=True)
class Line:
    """A line of the ledger, as far as the contract goes."""

    id: str
    guid: str
    status: str
    sentence: str

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE


@dataclass(frozen=True)
class Deck:
    """What the deck's folder says."""

    sentences: tuple[str, ...]
    blocks: tuple[Block, ...]
    files: frozenset[str]
    ledger: Mapping[str, Line]
    filtered: bool

    @property
    def texts(self) -> Counter[str]:
        return bare_texts(list(self.blocks))

    def id_of(self, guid: str) -> str:
        return self.ledger[guid].id if guid in self.ledger else ""

    def holds(self, guid: str, text: str) -> bool:
        """Say whether a note stands in a card file: by its id, or, without one, by its text."""
        number = self.id_of(guid)
        return any(block.id == number if block.id else block.bare == text for block in self.blocks if block.is_note)


@dataclass(frozen=True)
class Step:
    """One move of a sequence, and what came of it. `before` and `moved` are the folder before and after the move."""

    name: str
    before: Deck
    moved: Deck
    after: Deck
    package_before: Mapping[str, Exported]
    package: Mapping[str, Exported]
    anki_before: Mapping[str, Learned]
    anki: Mapping[str, Learned]
    imported: Imported


def read_deck(folder: Path) -> Deck:
    """Return what the folder says now; without a ledger, or with lines gone, that much less."""
    found = blocks(folder)
    text = (folder / LEDGER).read_text(encoding="utf-8") if (folder / LEDGER).exists() else ""
    lines = [_line(json.loads(line)) for line in text.splitlines()]
    settings = (folder / "deck.toml").read_text(encoding="utf-8")
    return Deck(
        sentences=tuple(text for page in pages(folder) for text in sentences_of_entry(page.entry)),
        blocks=tuple(found),
        files=frozenset(str(path) for path in (folder / "cards").rglob("*.md")),
        ledger={line.guid: line for line in lines},
        filtered=any(line in settings for line in FILTERS),
    )


def _line(fields: Mapping[str, str]) -> Line:
    sentence = fields.get("sentence", "")
    if not sentence and fields.get("made", "").startswith("C:"):
        sentence = _DELETION.sub(r"\1", fields["made"].removeprefix("C:")).strip()
    return Line(fields["id"], fields["guid"], fields["status"], sentence)
