"""Bad files: each fault is one line with file, line and remedy, the exit code says so, and no file is touched."""

import re
from pathlib import Path

import pytest

from .running import OTHER_PAGE, PAGE, Ran, Run, contents, make_deck

# name, content, the line where the fault stands (0: no matter), a word of the message
FILES = [
    ("empty.txt", b"", 1, "empty"),
    ("white.txt", b" \n\t\n  \n", 1, "empty"),
    ("mark.txt", b"\xef\xbb\xbf", 1, "empty"),
    ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0", 1, "PNG"),
    ("program.txt", b"\x7fELF\2\1\1" + bytes(9) + b"text" * 9, 1, "NUL"),
    ("utf16.txt", PAGE.encode("utf-16"), 1, "UTF-16"),
    ("unmarked.txt", PAGE.encode("utf-16-le"), 1, "UTF-16"),
    ("utf32.txt", PAGE.encode("utf-32"), 1, "UTF-"),
    ("latin.txt", b"Osmosis\n\nOsmosis is caf\xe9.\n", 3, "UTF-8"),
    ("null.txt", b"Osmosis\n\nOsmosis is\0 the movement of water.\n" * 9, 3, "NUL"),
    ("indent.yaml", b"term: x\n  definition: y\n bad\n", 0, "YAML"),
    ("tab.yaml", b"term: x\nsections:\n\ta: b\n", 3, "YAML"),
    ("alias.yaml", b"a: &a [x]\nb: *a\n", 0, ""),
    ("number.yaml", b"3\n", 1, ""),
    ("broken.json", b'{"term": "x",\n "definition": }', 2, "JSON"),
    ("number.json", b"3", 1, ""),
    ("deep.json", b"[" * 100_000, 1, ""),
    ("half.json", b'{"term": "x", "definition": "a \\ud800 b"}', 1, "surrogate"),
    ("broken.jsonl", b'{"term": "x", "definition": "X is y."}\nnonsense\n{\n', 2, "JSON"),
    ("quote.csv", b'term,definition\nx,"never closed\n', 0, ""),
    ("header.csv", b"foo,bar\nx,y\n", 1, ""),
    ("ragged.csv", b"term,definition\nx,y,z,w\n", 2, ""),
    ("matter.md", b"---\nterm: [x\n---\n\nX is y.\n", 0, ""),
    ("open.md", b"---\nterm: x\n\nX is y.\n", 0, ""),
]


def says(ran: Ran, file: str, line: int, words: str) -> None:
    """Assert that one line of the talk names file and line, what is wrong, and what to do, and that there is no result."""
    assert ran.code == 1
    assert ran.out == ""
    assert ran.says_one_line
    named = re.escape(file) + (rf":{line}: " if line else r":\d+: ")
    (told,) = [told for told in ran.err.splitlines() if re.match(f"error: {named}", told)]
    assert words in told
    assert len(told.split("; ")) > 1, "no remedy"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """Give a folder with results of an earlier time, which nothing may touch."""
    (tmp_path / "out.apkg").write_bytes(b"an older package")
    return tmp_path


@pytest.mark.parametrize("bad", FILES, ids=[name for name, *_ in FILES])
def test_a_bad_file_stops_a_build(cards: Run, built: Path, bad: tuple[str, bytes, int, str]):
    name, data, line, words = bad
    (built / name).write_bytes(data)
    (built / "good.txt").write_text(PAGE)
    before = contents(built)
    says(cards("build", "good.txt", name, "-o", "out.apkg"), name, line, words)
    assert contents(built) == before


def test_every_bad_file_of_a_deck_is_named_and_the_ledger_stands(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    assert cards("build", "deck").code == 0
    for name, data, _, _ in FILES:
        (deck / "entries" / name).write_bytes(data)
    before = contents(tmp_path)
    ran = cards("build", "deck")
    assert all(f"error: deck/entries/{name}:" in ran.err for name, *_ in FILES)
    assert re.search(r"^cards: \d+ errors; nothing was written$", ran.err, re.MULTILINE)
    assert ran.says_one_line
    assert contents(tmp_path) == before


@pytest.mark.parametrize("command", ["check", "entries", "explain", "export"])
def test_a_bad_file_is_told_by_every_command(cards: Run, tmp_path: Path, command: str):
    (tmp_path / "bad.txt").write_bytes(b"Osmosis\0")
    call = {"explain": ("explain", "abc234"), "export": ("export", "--format", "jsonl")}.get(command, (command,))
    says(cards(*call, "bad.txt"), "bad.txt", 1, "NUL")


def test_while_a_file_cannot_be_read_no_note_is_called_gone(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    assert cards("build", "deck").code == 0
    (deck / "entries" / "osmosis.txt").write_bytes(b"")
    ran = cards("check", "deck")
    assert ran.code == 1
    assert "no longer written" not in ran.err


def test_two_entries_of_one_name(cards: Run, tmp_path: Path):
    for folder, text in (("a", PAGE), ("b", OTHER_PAGE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(text)
    ran = cards("build", "a", "b", "-o", "out.apkg")
    assert ran.code == 1
    assert "a/same.txt" in ran.err
    assert "b/same.txt" in ran.err
    assert not (tmp_path / "out.apkg").exists()


def test_two_entries_of_one_term(cards: Run, tmp_path: Path):
    (tmp_path / "a.txt").write_text(PAGE)
    (tmp_path / "b.txt").write_text(PAGE.replace("1826", "1827"))
    ran = cards("check", "a.txt", "b.txt")
    assert ran.code == 1
    assert re.search(r"^(error|warning): [ab]\.txt:1: .*Osmosis", ran.err, re.MULTILINE | re.IGNORECASE)


def test_pages_without_a_card(cards: Run, tmp_path: Path):
    (tmp_path / "thin.txt").write_text("Thin\n\nWell.\n")
    ran = cards("build", "thin.txt")
    assert ran.code == 1
    assert "no card could be made" in ran.err
    assert ran.says_one_line
    assert [path.name for path in tmp_path.iterdir()] == ["thin.txt"]
