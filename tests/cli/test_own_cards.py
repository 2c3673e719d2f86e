"""Card files of one's own: as bare files from other programs, in a deck beside the pages, and where they do not belong."""

import json
import re
from pathlib import Path
from typing import Any

from .running import PAGE, Run, contents, make_deck

FRENCH = """---
name = "French"
---

Q: What is "cat" in French?
A: le chat

C: Better is [many] than [one].

Q: List the noble gases that you know.
A:

- helium
- neon
"""


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_a_file_of_notes_is_a_deck(cards: Run, tmp_path: Path):
    (tmp_path / "french.md").write_text(FRENCH)
    built = cards("build", "french.md")
    assert (built.code, built.err) == (0, "")
    assert built.out.startswith("3 new: Anki adds them\n")
    exported = lines(cards("export", "french.md", "--format", "jsonl").out)
    assert [(line["front"], line["back"]) for line in exported] == [
        ('What is "cat" in French?', "le chat"),
        ("Better is [...] than one.", "many"),
        ("Better is many than [...].", "one"),
        ("List the noble gases that you know.", "- helium\n- neon"),
    ]
    assert [line["source"] for line in exported] == ["french.md:5", "french.md:8", "french.md:8", "french.md:10"]
    assert (tmp_path / "french.md").read_text() == FRENCH


def test_the_same_file_gives_the_same_package(cards: Run, tmp_path: Path):
    (tmp_path / "french.md").write_text(FRENCH)
    cards("build", "french.md")
    first = contents(tmp_path)
    cards("build", "french.md")
    assert contents(tmp_path) == first


def test_a_faulty_note_is_told_with_its_line(cards: Run, tmp_path: Path):
    (tmp_path / "french.md").write_text(f"{FRENCH}\nQ: What is missing here?\n")
    built = cards("build", "french.md")
    assert built.code == 1
    assert "error: french.md:16: " in built.err
    assert not (tmp_path / "french.apkg").exists()


def test_a_page_with_a_question_stays_a_page(cards: Run, tmp_path: Path):
    (tmp_path / "osmosis.md").write_text(f"# {PAGE}\nQ: Is this a card?\nA: It is part of a page.\n")
    shown = lines(cards("entries", "osmosis.md", "--format", "jsonl").out)
    assert [line["term"] for line in shown] == ["Osmosis"]


def test_notes_among_the_pages_are_sent_to_where_they_belong(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "entries" / "french.md").write_text(FRENCH)
    before = contents(tmp_path)
    built = cards("build", "deck")
    assert built.code == 1
    assert (
        "error: deck/entries/french.md:1: this file holds notes, not a page; move it into the folder cards" in built.err
    )
    assert contents(tmp_path) == before


def test_a_card_file_beside_the_pages_joins_the_deck_and_gets_ids(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "cards").mkdir()
    (deck / "cards" / "french.md").write_text(FRENCH)
    built = cards("build", "deck")
    assert built.code == 0
    text = (deck / "cards" / "french.md").read_text()
    assert text.count(" ^") == 3
    assert re.sub(r" \^\w{6}", "", text) == FRENCH
    exported = lines(cards("export", "deck", "--format", "jsonl").out)
    assert [line["deck"] for line in exported if line["entry"] == "french"] == ["deck::French"] * 4
    assert cards("build", "deck").out.startswith("Entry")
