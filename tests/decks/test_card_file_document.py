"""docs/card-files.md: the example is read as it says, and the letters and entities are those of the code."""

import re
from pathlib import Path

from cards.decks.card_file.marks import ID_LETTERS, decode
from cards.decks.card_file.reader import read_card_file

TEXT = (Path(__file__).parents[2] / "docs" / "card-files.md").read_text(encoding="utf-8")


def test_the_example_is_a_card_file():
    example = re.search(r"^```\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    assert example
    file, problems = read_card_file(example[1], "cards/a.md")
    assert problems == []
    assert [(note.id, note.section, note.tags) for note in file.notes] == [
        ("k7f3q2", "Mechanism", ()),
        ("p2m9xb", "Mechanism", ("exam", "week-3")),
    ]


def test_the_letters_of_ids_are_those_of_the_code():
    assert f"`{ID_LETTERS}`" in TEXT


def test_the_entities_are_those_of_the_code():
    rows = re.findall(r"^\| (`&#.*?) \|", TEXT, re.MULTILINE)
    assert {decode(entity) for row in rows for entity in re.findall(r"`([^`]+)`", row)} == set("&:[]^{}")
