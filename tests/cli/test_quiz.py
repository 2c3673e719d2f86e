"""`cards quiz`, `due` and `store` as a person calls them: a deck folder, its settings, its identities, its store."""

import io
import sys
from pathlib import Path

import pytest

from .running import Ran, Run, contents, make_deck


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "data" / "reviews.sqlite"
    monkeypatch.setenv("CARDS_STORE", str(path))
    return path


@pytest.fixture
def quiz(cards: Run, store: Path, monkeypatch: pytest.MonkeyPatch):
    """Give a function that reviews line by line with what is typed."""

    def run(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        return cards("quiz", *arguments, "--plain")

    return run


def test_a_deck_folder_is_built_before_its_first_quiz_and_keeps_its_identities(quiz, cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    ran = quiz("deck", typed="\n4\nq\n")
    assert ran.code == 0, ran.err
    assert "saved: easy, next in " in ran.out
    ledger = (deck / "cards.lock").read_bytes()
    assert (deck / "cards" / "osmosis.md").is_file()
    assert cards("build", "deck").code == 0
    assert (deck / "cards.lock").read_bytes() == ledger
    again = quiz("deck", typed="u\nq\n")
    assert "undone: easy" in again.out


def test_bare_files_are_reviewed_and_leave_nothing_beside_them(quiz, tmp_path: Path):
    from .running import PAGE

    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "osmosis.txt").write_text(PAGE)
    assert "saved: good" in quiz("pages", typed="\n\nq\n").out
    assert list(contents(tmp_path / "pages")) == ["osmosis.txt"]


def test_an_edit_in_the_editor_changes_the_card_and_no_more(quiz, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    deck = make_deck(tmp_path / "deck")
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\nfor file; do :; done\nsed -i "s/^Q: .*[?]/Q: What did I write?/; s/^A: .*/A: this/" "$file"\n'
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    ran = quiz("deck", typed="f\ne\nq\n")
    assert "saved: flagged" in ran.out
    assert "saved: the card as it is now" in ran.out
    assert "Q: What did I write?" in ran.out.partition("as it is now")[2]
    assert (
        "Q: What did I write?"
        in (deck / "cards" / "osmosis.md").read_text() + (deck / "cards" / "diffusion.md").read_text()
    )
    assert "What did I write?" in quiz("deck", "--flag", "1", typed="q\n").out


def test_limits_of_the_deck_and_of_the_call(quiz, cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck", "new_per_day = 2")
    assert quiz("deck").out.startswith("2 new, ")
    assert quiz("deck", "--new", "1").out.startswith("1 new, ")
    assert cards("due", "deck").out == "0 due, 2 new\n"
    assert quiz("deck", "--cram").out.startswith("0 new, 0 on steps, ")


def test_due_says_with_its_exit_code_whether_there_is_anything(quiz, cards: Run, store: Path, tmp_path: Path):
    make_deck(tmp_path / "deck")
    ran = cards("due", "deck")
    assert (ran.code, ran.out) == (1, "0 due, 0 new\n")
    assert not store.exists()
    quiz("deck")
    assert cards("due", "deck").code == 0


def test_wrong_settings_are_all_reported_at_once_with_their_lines(quiz, tmp_path: Path, store: Path):
    settings = (
        "desired_retention = 1.5\nnew_per_day = -1\nlearning_steps = ['1m', 'soon']\nmaximum_interval = 0\n"
        "parameters = [1.0, 2.0]\nleech_threshold = -3\nrollover_hour = 24\nzone = 'Mars/Phobos'\nbury_siblings = 'no'\n"
    )
    deck = make_deck(tmp_path / "deck", settings)
    before = contents(deck)
    ran = quiz("deck")
    assert ran.code == 1
    for line, part in enumerate(
        (
            "1.5; it must be from 0.7",
            "greater than",
            '"soon" is no step',
            "longest interval",
            "2 FSRS",
            "leech",
            "hour 24",
            "zone",
        ),
        1,
    ):
        assert any(f"deck.toml:{line}: " in said and part in said for said in ran.err.splitlines()), (line, ran.err)
    assert "deck.toml:9: " in ran.err
    assert contents(deck) == before
    assert not store.exists()


def test_settings_reach_the_scheduler(quiz, tmp_path: Path):
    make_deck(tmp_path / "deck", "learning_steps = ['2h']\ndesired_retention = 0.8\nzone = 'Asia/Tokyo'\n")
    assert "1 again 2h, 2 hard 3h, 3 good " in quiz("deck", typed="\nq\n").out


def test_the_store_is_checked_backed_up_and_restored(quiz, cards: Run, tmp_path: Path, store: Path):
    assert cards("store", "check").code == 1, "there is none yet"
    make_deck(tmp_path / "deck")
    quiz("deck", typed="\n4\nq\n")
    assert cards("store", "check").code == 0
    made = cards("store", "backup").out.strip()
    assert Path(made).is_file()
    assert made in cards("store", "list").out
    quiz("deck", typed="\n4\nq\n")
    assert cards("due", "deck").code == 0
    ran = cards("store", "restore")
    assert ran.code == 0, ran.err
    assert made in ran.out
    assert "what was there is now" in ran.out
    damaged = bytearray(store.read_bytes())
    row = damaged.rindex(b"answer")  # in the log
    for place in range(row, row + 20):
        damaged[place] ^= 0xFF
    store.write_bytes(damaged)
    ran = cards("store", "check")
    assert ran.code == 1
    assert "cards store restore" in ran.err
    ran = cards("store", "salvage", "saved.sqlite")
    assert ran.code == 0, ran.err
    assert cards("store", "check", "--store", "saved.sqlite").code == 0
    assert cards("store", "salvage").code == 2
    assert cards("store", "check", "extra").code == 2


def test_many_notes_that_leave_stop_the_quiz(quiz, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    quiz("deck")
    before = contents(deck)
    (deck / "entries" / "osmosis.txt").write_text("Osmosis\n\nNothing is known.\n")
    ran = quiz("deck")
    assert ran.code == 1
    assert "would leave the deck; look at it with: cards build --dry-run" in ran.err
    assert {name: value for name, value in contents(deck).items() if not name.startswith("entries")} == {
        name: value for name, value in before.items() if not name.startswith("entries")
    }
