"""`cards aside`: what is put aside is listed, comes back when asked for, and goes again with undo."""

import json
import re
from pathlib import Path

import pytest

from .running import Ran, Run, make_deck
from .test_quiz import quiz, store  # noqa: F401  fixtures

pytestmark = pytest.mark.usefixtures("store")


def ids(ran: Ran) -> list[str]:
    return re.findall(r"^(\w+/\d+)", ran.out, re.MULTILINE)


@pytest.fixture
def deck(quiz, tmp_path: Path) -> Path:  # noqa: F811
    """Give a deck in which one card is suspended, one buried, one dropped."""
    made = make_deck(tmp_path / "deck")
    assert quiz("deck", typed="s\nb\n!\nq\n").code == 0
    return made


@pytest.mark.usefixtures("deck")
def test_they_are_listed_with_reason_day_and_front(cards: Run):
    ran = cards("aside", "deck")
    assert ran.code == 0
    assert ran.out.splitlines()[0].split() == ["Card", "What", "Since", "Front"]
    assert re.findall("suspended|buried|dropped", ran.out) == ["suspended", "buried", "dropped"]
    assert len(ids(ran)) == 3
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d  \S", ran.out)
    records = [json.loads(line) for line in cards("aside", "deck", "--format", "jsonl").out.splitlines()]
    assert [f"{record['id']}/{record['ordinal']}" for record in records] == ids(ran)
    assert [record["what"] for record in records] == [["suspended"], ["buried"], ["dropped"]]
    assert all(record["front"] and record["since"][0].endswith("+00:00") for record in records)


@pytest.mark.usefixtures("deck")
def test_one_comes_back_by_its_id_or_its_notes(cards: Run, quiz):  # noqa: F811
    first, second, third = ids(cards("aside", "deck"))
    ran = cards("aside", "deck", "--return", first, "--return", third.partition("/")[0])
    assert ran.out == "saved: 2 cards brought back; u in the quiz takes that back\n"
    assert ids(cards("aside", "deck")) == [second]
    assert "undone: resume, of a card that is put aside again" in quiz("deck", typed="u\nq\n").out
    assert ids(cards("aside", "deck")) == [first, second, third]


@pytest.mark.usefixtures("deck")
def test_all_come_back(cards: Run):
    assert cards("aside", "deck", "--return-all").out.startswith("saved: 3 cards brought back")
    assert cards("aside", "deck").out == "No card is put aside, and none is a leech.\n"
    assert cards("aside", "deck", "--return-all").out.startswith("saved: 0 cards brought back")
    assert cards("store", "check").code == 0


@pytest.mark.usefixtures("deck")
def test_what_is_not_aside_stops_it_and_nothing_changes(cards: Run):
    first = ids(cards("aside", "deck"))[0]
    ran = cards("aside", "deck", "--return", first, "--return", "nobody")
    assert ran.code == 1
    assert ran.err == "cards: nobody: is not put aside; `cards aside` lists what is; nothing was changed\n"
    assert len(ids(cards("aside", "deck"))) == 3
    assert cards("aside", "deck", "--return-all", "--return", first).code == 2


def test_bare_files_and_decks_that_were_never_reviewed(cards: Run, quiz, tmp_path: Path):  # noqa: F811
    from .running import PAGE

    (tmp_path / "osmosis.txt").write_text(PAGE)
    assert cards("aside", "osmosis.txt").out == "No card is put aside, and none is a leech.\n"
    quiz("osmosis.txt", typed="s\nq\n")
    ran = cards("aside", "osmosis.txt")
    assert len(ids(ran)) == 1
    assert "suspended" in ran.out
    assert cards("aside", "osmosis.txt", "--return", ids(ran)[0]).code == 0
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".md"] == []


def test_a_leech_is_listed_and_cannot_come_back_from_nowhere(cards: Run, quiz, tmp_path: Path, monkeypatch):  # noqa: F811
    import time

    make_deck(tmp_path / "deck", "leech_threshold = 1\n")
    quiz("deck", typed="\n4\nq\n")
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 400 * 86_400 * 10**9)
    assert "This card is a leech" in quiz("deck", typed="\n1\n\nq\n").out
    ran = cards("aside", "deck")
    assert " leech " in ran.out
    ran = cards("aside", "deck", "--return", ids(ran)[0])
    assert ran.code == 1
    assert "is a leech and comes as ever; drop it in the quiz, or edit it and say --mended" in ran.err


def test_a_leech_that_was_mended_is_none_until_undo(cards: Run, quiz, tmp_path: Path, monkeypatch):  # noqa: F811
    import time

    make_deck(tmp_path / "deck", "leech_threshold = 1\nleeches_suspended = true\n")
    quiz("deck", typed="\n4\nq\n")
    now = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now + 400 * 86_400 * 10**9)
    quiz("deck", typed="\n1\n\nq\n")
    (leech,) = ids(cards("aside", "deck"))
    assert cards("aside", "deck", "--mended", "nobody").code == 1
    assert cards("aside", "deck", "--mended", leech, "--return-all").code == 2
    ran = cards("aside", "deck", "--mended", leech)
    assert ran.out == "saved: 1 leech mended; u in the quiz takes that back\n"
    assert re.findall("suspended|leech", cards("aside", "deck").out) == ["suspended"]
    assert cards("aside", "deck", "--mended", leech).code == 1
    assert cards("store", "check").code == 0
    assert "undone: mend" in quiz("deck", typed="u\nq\n").out
    assert re.findall("suspended|leech", cards("aside", "deck").out) == ["suspended", "leech"]
