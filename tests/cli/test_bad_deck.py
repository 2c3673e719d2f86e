"""A deck's own files: every fault of deck.toml and cards.lock is told with its line, and nothing is written."""

import re
from pathlib import Path

import pytest

from .running import Run, contents, make_deck

SETTINGS = {
    'name = "x': (1, "TOML"),
    "name = 3": (1, "string"),
    'tags = "x"': (1, "tags"),
    "tags = [1]": (1, "tags"),
    "\nkinds = []": (2, "at least one"),
    'kinds = ["maths"]': (1, "'qa' or 'cloze'"),
    'subdecks = "deck"': (1, "'entry', 'section' or 'none'"),
    '# tgas = 1\ntgas = ["x"]': (2, 'no setting "tgas"; use one of: name'),
    'name = "a"\nname = "b"': (2, "TOML"),
    'name = """a\nb"""': (1, "one line"),
    'name = "\\u001b[31m"': (1, "one line"),
    "[terms]\npage = 3": (2, "terms.page"),
    '[nonsense]\nname = "x"': (1, "nonsense"),
    f"name = {'[' * 100_000}": (1, "nested"),
    f"name = {'9' * 5000}": (1, "digits"),
    "name = \0": (1, "TOML"),
}
RECORD = (
    '{"id":"abc234","entry":"e","kind":"qa","guid":"g","slot":"s","digest":"d","modified":1,"note":1,"cards":{"1":2},'
    '"answers":{},"status":"live"}'
)
LEDGERS = {
    "garbage": ("nonsense", 1, "cannot be read"),
    "json": ('{"id": "abc234"}', 1, "cannot be read"),
    "negative": (RECORD.replace('"note":1', '"note":-1'), 1, "cannot be read"),
    "huge": (RECORD.replace('"note":1', '"note":99999999999999999999'), 1, "cannot be read"),
    "nul": (f"{RECORD}\n\0", 2, "cannot be read"),
    "conflict": (f"<<<<<<< HEAD\n{RECORD}\n=======\n>>>>>>> other", 1, "merge conflict"),
    "twice": (f"{RECORD}\n{RECORD.replace('"g"', '"h"')}", 2, "two notes have the id abc234"),
    "latin": (f"{RECORD}\n\xff".encode("latin-1"), 2, "UTF-8"),
}


@pytest.mark.parametrize("settings", SETTINGS, ids=lambda text: text[:24].encode("unicode_escape").decode())
def test_a_wrong_setting(cards: Run, tmp_path: Path, settings: str):
    make_deck(tmp_path / "deck", settings)
    before = contents(tmp_path)
    line, words = SETTINGS[settings]
    ran = cards("build", "deck")
    assert ran.code == 1
    assert ran.says_one_line
    (told,) = [told for told in ran.err.splitlines() if told.startswith(f"error: deck/deck.toml:{line}: ")]
    assert words in told
    assert "; " in told
    assert contents(tmp_path) == before


def test_every_wrong_setting_is_told(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck", 'name = 1\ntags = 2\ncolour = "red"\n[terms]\nx = 4\n')
    told = cards("check", "deck").err
    assert re.findall(r"^error: deck/deck\.toml:(\d+)", told, re.MULTILINE) == ["1", "2", "5", "3"]


def test_a_deck_file_in_another_encoding(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "deck.toml").write_bytes('\n\nname = "Überblick"'.encode("latin-1"))
    ran = cards("build", "deck")
    assert ran.code == 1
    assert "error: deck/deck.toml:3: this is not UTF-8" in ran.err


@pytest.mark.parametrize("name", LEDGERS)
def test_a_damaged_ledger(cards: Run, tmp_path: Path, name: str):
    deck = make_deck(tmp_path / "deck")
    text, line, words = LEDGERS[name]
    (deck / "cards.lock").write_bytes(text if isinstance(text, bytes) else text.encode())
    before = contents(tmp_path)
    ran = cards("build", "deck")
    assert ran.code == 1
    assert ran.says_one_line
    (told,) = [told for told in ran.err.splitlines() if told.startswith(f"error: deck/cards.lock:{line}: ")]
    assert words in told
    assert "; " in told
    assert contents(tmp_path) == before


def test_every_damaged_line_is_told(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "cards.lock").write_text(f"bad\n{RECORD}\n\n<<<<<<< a\nworse\n")
    told = cards("check", "deck").err
    assert re.findall(r"^error: deck/cards\.lock:(\d+)", told, re.MULTILINE) == ["1", "4", "5"]


def test_a_ledger_that_is_a_folder(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    (deck / "cards.lock").mkdir()
    ran = cards("build", "deck")
    assert ran.code == 1
    assert "cards: deck/cards.lock: is a directory" in ran.err
