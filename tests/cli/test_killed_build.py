"""A build that is killed, or whose disk fails, at any call: each file is old or new, and the next build loses nothing."""

import json
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from .running import OTHER_PAGE, PAGE, Run, contents, environment, make_deck

STRACE = shutil.which("strace")
CALLS = "write,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
FAULTS = {"killed": "signal=SIGKILL", "full disk": "error=ENOSPC", "broken disk": "error=EIO"}
# Faults are counted from the start of a process. A child makes so many harmless calls first that its fault is always this one.
AT = 100
EPOCH = 1_700_000_000
# Imports everything once, by a build that writes nothing; then builds each deck in a child of its own.
PROGRAM = f"""
import contextlib, os, sys
from cards.cli.main import run

def build(folder):
    sys.argv = ["cards", "build", f"{{folder}}/deck", "-o", f"{{folder}}/deck.apkg", "--yes"]
    try:
        run()
    except SystemExit as left:
        return left.code

HARMLESS = {{
    "write": lambda: os.write(nowhere, b""), "fsync": lambda: os.fsync(nowhere), "fdatasync": lambda: os.fdatasync(nowhere),
    "rename": lambda: os.rename("/none", "/none"), "unlink": lambda: os.unlink("/none"),
}}
HARMLESS |= {{"renameat": HARMLESS["rename"], "renameat2": HARMLESS["rename"], "unlinkat": HARMLESS["unlink"]}}
nowhere = os.open(os.devnull, os.O_WRONLY)
call, first, *cases = sys.argv[1:]
assert build(first) == 0
sys.stdout.flush()
for case in cases:
    folder, number = case.split("=")
    child = os.fork()
    if not child:
        for _ in range({AT} - int(number) if call else 0):
            with contextlib.suppress(OSError):
                HARMLESS[call]()
        code = build(folder)
        sys.stdout.flush()
        os._exit(code)
    os.waitpid(child, 0)
"""

TURGOR = "Turgor\n\nTurgor is the pressure of water against the wall of a plant cell.\n"
AQUAPORIN = "Aquaporin\n\nAquaporin is a channel protein of the cell membrane.\n"
OWN = "Q: Who reads this?\nA: I do\n"


def edited(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file, each of which stands there once."""
    text = path.read_text()
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    path.write_text(text)


def without_note(path: Path, words: str) -> None:
    """Delete the note that says these words."""
    kept = [part for part in path.read_text().split("\n\n") if words not in part]
    path.write_text("\n\n".join(kept).rstrip("\n") + "\n")


@dataclass(frozen=True)
class Deck:
    """A folder with a deck in which everything changes at once: as it was before a build, and as it is after."""

    before: Path
    after: Path
    again: Path


@pytest.fixture(scope="module")
def strace() -> str:
    if STRACE is None or subprocess.run([STRACE, "-o", "/dev/null", "true"], check=False).returncode:
        pytest.skip("NOT TESTED: faults in the middle of a build, since strace does not work here")
    return STRACE


@pytest.fixture
def deck(cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Deck:
    monkeypatch.setenv("CARDS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH))
    before, after, again = tmp_path / "before", tmp_path / "after", tmp_path / "again"
    entries, files = before / "deck" / "entries", before / "deck" / "cards"
    make_deck(before / "deck", osmosis=PAGE, diffusion=OTHER_PAGE, turgor=TURGOR)
    assert build(cards, before).code == 0
    edited(files / "osmosis.md", ("A: osmosis\n", "A: osmosis, of water\n"))
    without_note(files / "osmosis.md", "{{c1::semipermeable membrane}}")
    edited(files / "diffusion.md", ("# Diffusion\n", f"# Diffusion\n\nMy remark.\n\n{OWN}T: exam\n"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 60))
    assert build(cards, before).code == 0
    # Now everything at once: a page changes, one is renamed, one goes, one comes, and a hand edits, deletes and adds.
    edited(entries / "osmosis.txt", ("1826", "1827"), ("\nMechanism\n\nWater crosses the membrane through", "\nRoute\n\nThrough"))
    (entries / "diffusion.txt").rename(entries / "spreading.txt")
    (entries / "turgor.txt").unlink()
    (entries / "aquaporin.txt").write_text(AQUAPORIN)
    edited(files / "diffusion.md", ("A: 1855\n", "A: in 1855\n"), ("My remark.\n", f"My remark.\n\n{OWN.replace('Who', 'Who else')}"))
    edited(files / "osmosis.md", ("# Osmosis\n", f"# Osmosis\n\n{OWN.replace('this', 'that')}"))
    without_note(files / "osmosis.md", "Who described")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(EPOCH + 120))
    shutil.copytree(before, after)
    print(build(cards, after).out)
    shutil.copytree(after, again)
    return Deck(before, after, again)


def build(cards: Run, folder: Path):
    return cards("build", str(folder / "deck"), "-o", str(folder / "deck.apkg"), "--yes")

def test_x(deck):
    import os
    os.system(f"cd {deck.before.parent}; diff -ru before after; ls -A after/* ")
