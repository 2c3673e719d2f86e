"""What is written of an entry depends on no other entry: alone, among others, in any order. The cache rests on that."""

import random
from dataclasses import replace

import pytest

from cards.language.parser import Parser
from cards.language.read import WINDOW, read_entries
from cards.model import Entry, Note
from cards.sources.collect import collect
from cards.sources.read import read
from cards.writing import ranker
from cards.writing.write import write_all
from golden_pages import FOLDER, WHOLE_PAGES, entry_of, pages

ROOT = FOLDER.parents[2]
DECK, GRADED = ROOT / "decks" / "neuroendocrine" / "entries", ROOT / "quality" / "pages" / "first"
type Written = tuple[tuple[Note, ...], tuple[tuple[str, str, str, float | None], ...]]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    """Give real pages of all layouts, short ones and long ones, more than are parsed together."""
    files, _ = collect([str(DECK), *map(str, sorted(GRADED.iterdir())[:10])], lambda: b"")
    whole = [entry_of(page.text) for path in sorted(WHOLE_PAGES.glob("*.txt")) for page in pages(path)]
    found = [*read(files, {}).entries, *(replace(entry, id=f"page-{n}") for n, entry in enumerate(whole))]
    assert len(found) > WINDOW
    return found


def written(entries: list[Entry], parser: Parser) -> dict[str, Written]:
    found = write_all(read_entries(entries, parser), ranker.load())
    return {
        one.entry.entry.id: (
            one.notes,
            tuple((other.front, other.answer, other.rule, other.score) for other in one.rejected),
        )
        for one in found
    }


def test_alone_and_in_any_order_the_same_is_written(entries: list[Entry], parser: Parser) -> None:
    together = written(entries, parser)
    assert sum(len(notes) for notes, _ in together.values()) > 50
    for entry in entries:
        assert written([entry], parser) == {entry.id: together[entry.id]}
    chance = random.Random(1859)
    for number in (3, len(entries)):
        assert written(chance.sample(entries, number), parser).items() <= together.items()
