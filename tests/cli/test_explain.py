"""`cards explain`: a note's cards, its place, its sentence, the rule that made it, and how the sentence was parsed."""

import json
from pathlib import Path

import pytest

from .running import Run, make_deck


@pytest.fixture
def first(cards: Run, tmp_path: Path) -> dict[str, str]:
    """Give the first card of a deck that shows its sentence, as scripts get it."""
    make_deck(tmp_path / "deck")
    lines = [json.loads(line) for line in cards("export", "deck", "--format", "jsonl").out.splitlines()]
    found: dict[str, str] = next(line for line in lines if line["rule"] != "definition")
    return found


@pytest.mark.parametrize("mark", ["", "^"])
def test_it_says_where_a_note_comes_from(cards: Run, first: dict[str, str], mark: str):
    ran = cards("explain", f"{mark}{first['id']}", "deck")
    assert ran.code == 0
    assert ran.err == ""
    for name in ("front", "back", "source", "context", "rule", "section"):
        assert first[name] in ran.out
    parse = ran.out.partition("Parse")[2].splitlines()[1:]
    assert [row.split()[0] for row in parse[:3]] == first["context"].split()[:3]


def test_an_id_that_nobody_has(cards: Run, first: dict[str, str]):
    ran = cards("explain", "zzzzzz", "deck")
    assert ran.code == 1
    assert ran.err.startswith('cards: no note here has the id "zzzzzz"; ')


def test_of_a_sentence_in_two_halves_it_shows_the_half_of_the_card(cards: Run, tmp_path: Path):
    halves = "Anna Meyer described the osmosis of salts in 1862; the osmometer of Dutrochet weighs about 125 kilograms."
    make_deck(tmp_path / "deck", osmosis=f"Osmosis\n\nOsmosis is the movement of water.\n\nOrigin\n\n{halves}\n")
    lines = [json.loads(line) for line in cards("export", "deck", "--format", "jsonl").out.splitlines()]
    card = next(line for line in lines if line["context"] == halves and "125 kilograms" in line["back"])
    shown = [line.split() for line in cards("explain", card["id"], "deck").out.splitlines()]
    assert ["Alone", "The", "osmometer", "of", "Dutrochet", "weighs", "about", "125", "kilograms."] in shown
    parse = shown[shown.index(["Parse"]) + 1 :]
    assert [row[0] for row in parse] == [
        "The",
        "osmometer",
        "of",
        "Dutrochet",
        "weighs",
        "about",
        "125",
        "kilograms",
        ".",
    ]
