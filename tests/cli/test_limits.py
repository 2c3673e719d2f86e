"""A full disk and a page of monstrous size: one line, in bounded memory, and what stood there stands."""

import contextlib
import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from .running import PAGE, Run, contents, in_a_process, make_deck

GIGABYTE = 1 << 30


@pytest.mark.slow
def test_a_line_of_fifty_megabytes(tmp_path: Path):
    (tmp_path / "long.txt").write_bytes(b"Osmosis is water. " * 2_800_000)
    (tmp_path / "out.apkg").write_bytes(b"old")
    before = contents(tmp_path)
    ran = in_a_process(
        "build",
        "long.txt",
        "-o",
        "out.apkg",
        cwd=tmp_path,
        limits=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * GIGABYTE, 2 * GIGABYTE)),
    )
    assert ran.code == 1
    assert ran.err.startswith("error: long.txt:1: ")
    assert "; " in ran.err
    assert ran.says_one_line
    assert contents(tmp_path) == before


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond this many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setattr("sys.dont_write_bytecode", True)  # else a module imported meanwhile is cached in part
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        monkeypatch.undo()


def test_a_full_disk_leaves_package_and_ledger_as_they_were(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    assert cards("build", "deck", "-o", "deck.apkg").code == 0
    (deck / "entries" / "more.txt").write_text(PAGE.replace("smosis", "smoreg"))
    before = contents(tmp_path)
    # no room at all; room for the card files, none for ledger and package
    for room in (0, len(before["deck.apkg"][0])):
        with room_for(room):
            ran = cards("build", "deck", "-o", "deck.apkg")
        assert ran.code == 1
        assert "cannot be written: File too large; " in ran.err
        assert ran.says_one_line
        assert contents(tmp_path) == before
    assert cards("build", "deck", "-o", "deck.apkg").code == 0


def test_a_new_deck_on_a_full_disk_is_no_deck(cards: Run, tmp_path: Path):
    with room_for(100):
        ran = cards("new", "deck")
    assert ran.code == 1
    assert "cannot be written: File too large; " in ran.err
    assert not list(tmp_path.iterdir())
