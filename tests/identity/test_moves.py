"""The moves are real: each can be made on the example deck, changes its files, and leaves pages that can be read."""

import shutil
from pathlib import Path
from random import Random

import pytest

from cards.sources.collect import collect
from cards.sources.read import read
from cli.running import contents

from .card_moves import CARD_MOVES
from .card_text import CARDS
from .move import Move
from .moves import MOVES
from .page_moves import PAGE_MOVES, entry_deleted, settings_switched
from .sentence_moves import SENTENCE_MOVES, typo_made
from .world import EXAMPLE

CARD_FILES = {
    "one.md": """# One

## Origin

Q: What does the Greek root “hypo” mean? ^2jtp8r
A: Under

C: The word comes from {{c1::neurosurgery}} and the {{c2::management of pain::field}}. ^37dhzx

## Mechanism

Q: What relieves stress? ^4gcdhw
A: Sleep

Q: Which two things come back? ^4kpqm4
A: Thoughts and emotions
""",
    "two.md": """# Two

C: {{c1::Hormones}} regulate {{c2::nerves}}. ^6pmfb2

C: In practice it is applied from {{c1::neurodegeneration}} to {{c2::lasting stress}}. ^7gtxr6
""",
}
LEDGER = '{"id":"2jtp8r"}\n{"id":"37dhzx"}\n'


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    folder = tmp_path / "deck"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(CARDS, "cards.lock"))
    (folder / CARDS).mkdir()
    for name, text in CARD_FILES.items():
        (folder / CARDS / name).write_text(text, encoding="utf-8")
    (folder / "cards.lock").write_text(LEDGER, encoding="utf-8")
    return folder


def name_of(move: Move) -> str:
    return move.name


def make_possible(move: Move, deck: Path) -> None:
    """Do what some moves are the answer to."""
    before = {"typo_mended": typo_made, "entry_restored": entry_deleted, "settings_switched_back": settings_switched}
    if move.name in before:
        assert before[move.name](Random(1), deck)


@pytest.mark.parametrize("move", [*SENTENCE_MOVES, *PAGE_MOVES], ids=name_of)
@pytest.mark.parametrize("seed", range(3))
def test_a_move_on_pages_leaves_pages_that_can_be_read(move: Move, seed: int, deck: Path) -> None:
    make_possible(move, deck)
    before, cards = contents(deck), contents(deck / CARDS)
    assert move.act(Random(seed), deck)
    assert contents(deck) != before
    assert contents(deck / CARDS) == cards
    files, faults = collect([str(deck / "entries")], lambda: b"")
    reading = read(files)
    assert not [problem for problem in (*faults, *reading.problems) if problem.severity == "error"]
    assert len(reading.entries) == len(files)


@pytest.mark.parametrize("move", CARD_MOVES, ids=name_of)
@pytest.mark.parametrize("seed", range(3))
def test_a_move_on_cards_leaves_the_pages_alone(move: Move, seed: int, deck: Path) -> None:
    before, entries = contents(deck), contents(deck / "entries")
    assert move.act(Random(seed), deck)
    assert contents(deck) != before
    assert contents(deck / "entries") == entries


@pytest.mark.parametrize("move", MOVES, ids=name_of)
def test_the_same_dice_make_the_same_move(move: Move, deck: Path, tmp_path: Path) -> None:
    make_possible(move, deck)
    other = tmp_path / "other"
    shutil.copytree(deck, other)
    assert move.act(Random(5), deck) == move.act(Random(5), other)
    assert {name: data for name, (data, _) in contents(deck).items()} == {
        name: data for name, (data, _) in contents(other).items()
    }
