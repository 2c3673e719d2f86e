"""The same pages and card files make the same deck: everywhere, and a second time not one byte is written."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .running import Run, contents, environment, make_deck

# What may differ between two machines: environment, folder, umask, and the times of the files.
PLACES: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LC_ALL": "C.UTF-8", "umask": "077"},
    {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "umask": "000"},
    {"PYTHONHASHSEED": "3", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8", "cwd": "deck"},
    {"PYTHONHASHSEED": "4", "TZ": "Pacific/Niue", "LANG": "", "cwd": "deck/cards"},
    {"PYTHONHASHSEED": "5", "TZ": ":nonsense", "LC_ALL": "xx_XX.ISO-8859-7", "cwd": "/"},
    {"PYTHONHASHSEED": "6", "TZ": "", "LC_ALL": "POSIX", "mtime": "0"},
    {"PYTHONHASHSEED": "7", "TZ": "Europe/Dublin", "LC_CTYPE": "C.UTF-8", "mtime": "4102444800"},
    {"PYTHONHASHSEED": "8", "TZ": "UTC+12", "LANGUAGE": "ja", "mtime": "1234567890", "umask": "007"},
    {"PYTHONHASHSEED": "9", "LC_TIME": "fa_IR.UTF-8", "HOME": "/", "folder": "ein Ort"},
    {"PYTHONHASHSEED": "10", "LC_NUMERIC": "de_DE.UTF-8", "HOME": "/none", "folder": "Ümläute"},
    {"PYTHONHASHSEED": "11", "LC_COLLATE": "sv_SE.UTF-8", "HOME": "", "folder": "目錄"},
    {"PYTHONHASHSEED": "12", "PYTHONUTF8": "1", "COLUMNS": "20", "folder": "-o"},
    {"PYTHONHASHSEED": "13", "PYTHONUTF8": "0", "LC_ALL": "C.UTF-8", "COLUMNS": "500", "folder": "a" * 100},
    {"PYTHONHASHSEED": "14", "PYTHONOPTIMIZE": "1", "NO_COLOR": "1", "USER": "somebody"},
    {"PYTHONHASHSEED": "15", "FORCE_COLOR": "1", "TERM": "dumb", "umask": "027", "cwd": "/"},
    {"PYTHONHASHSEED": "random", "TMPDIR": "/none", "mtime": "1"},
    {"PYTHONHASHSEED": "random", "TZ": "Australia/Lord_Howe", "umask": "022", "cwd": "deck/entries"},
]
WITHOUT_CACHE: list[dict[str, str]] = [
    {"PYTHONHASHSEED": "16", "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "CARDS_CACHE": "", "OMP_NUM_THREADS": "1"},
    {"PYTHONHASHSEED": "17", "LC_ALL": "C", "CARDS_CACHE": "", "cwd": "/", "mtime": "0", "umask": "077"},
]
SECOND = "1700000000"
AEROTAXIS = "Aérotaxis\n\nAérotaxis is the movement of an organism toward oxygen.\n"
ISI = "ısı\n\nIsı is the flow of energy from a warm body to a cold one.\n"


@pytest.fixture
def tree(cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a deck as it lies in git: built once, then edited, and not built since."""
    monkeypatch.setenv("CARDS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    deck = make_deck(tmp_path / "tree" / "deck", 'name = "Ünïcode::Dèck"\nsubdecks = "entry"\ntags = ["exam"]\n')
    assert cards("build", str(deck), "-o", str(tmp_path / "first.apkg")).code == 0
    (deck / "entries" / "aérotaxis.txt").write_text(AEROTAXIS, encoding="utf-8")
    (deck / "entries" / "ısı.txt").write_text(ISI, encoding="utf-8")
    page = deck / "entries" / "osmosis.txt"
    page.write_text(page.read_text().replace("1826", "1827").replace("Applications", "Uses"))
    file = deck / "cards" / "osmosis.md"
    file.write_text(
        file.read_text().replace("# Osmosis\n", "# Osmosis\n\nQ: Ağ?\nA: Öz\nT: İş\n\nC: I keep {{c2::this}}.\n", 1)
    )
    (deck / "cards" / "mine.md").write_text(
        "Q: Straße?\nA: STRASSE\n\nQ: ![é](b.svg) *and* ![](media/ä.mp3)\nA: ![a](a.png) ![b](b.svg)\n",
        encoding="utf-8",
    )
    (deck / "media").mkdir()
    for name in ("a.png", "b.svg", "ä.mp3"):
        (deck / "media" / name).write_text(name, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECOND)
    shutil.copytree(deck.parent, tmp_path / "here")
    assert (
        cards("build", str(tmp_path / "here" / "deck"), "-o", str(tmp_path / "here" / "deck.apkg"), "--yes").code == 0
    )
    return tmp_path


def built(root: Path, place: dict[str, str], number: int) -> dict[str, bytes]:
    """Build a copy of the tree in one of the places, and return what lies there then."""
    surroundings = dict(place)
    folder = root / f"place-{number}" / surroundings.pop("folder", "there")
    umask, cwd, mtime = (surroundings.pop(name, "") for name in ("umask", "cwd", "mtime"))
    shutil.copytree(root / "tree", folder)
    for path in sorted(folder.rglob("*")) if mtime else []:
        os.utime(path, (int(mtime), int(mtime)))
    done = subprocess.run(
        [
            str(Path(sys.executable).parent / "cards"),
            "build",
            str(folder / "deck"),
            "-o",
            str(folder / "deck.apkg"),
            "--yes",
        ],
        cwd=folder / cwd if cwd else folder,
        env={**environment(), "SOURCE_DATE_EPOCH": SECOND} | surroundings,
        umask=int(umask, 8) if umask else -1,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return {name: data for name, (data, _) in contents(folder).items()}


def digests(files: dict[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}


def check(root: Path, places: list[dict[str, str]]) -> None:
    expected = digests({name: data for name, (data, _) in contents(root / "here").items()})
    assert {"deck.apkg", "deck/cards.lock", "deck/cards/osmosis.md", "deck/cards/ısı.md"} <= expected.keys()
    different = {}
    for number, place in enumerate(places):
        found = digests(built(root, place, number))
        if found != expected:
            different[json.dumps(place)] = {name for name, _ in found.items() ^ expected.items()}
    assert different == {}


@pytest.mark.slow
def test_the_same_bytes_in_eighteen_places(tree: Path) -> None:
    check(tree, PLACES)


def test_the_same_bytes_in_some_of_them(tree: Path) -> None:
    check(tree, PLACES[2:8:5])


@pytest.mark.slow
def test_the_same_bytes_where_everything_is_parsed_anew(tree: Path) -> None:
    check(tree, WITHOUT_CACHE)


def test_a_rebuild_that_changes_nothing_writes_nothing(tree: Path, cards: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(tree / "here")
    folders = {path: path.stat().st_mtime_ns for path in sorted((tree / "here").rglob("*")) if path.is_dir()}
    for second in (SECOND, "1800000000", "1500000000", ""):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        ran = cards("build", str(tree / "here" / "deck"), "-o", str(tree / "here" / "deck.apkg"))
        assert ran.code == 0
        assert ": 0 new, 0 changed, " in ran.out
        assert contents(tree / "here") == before
    assert {path: path.stat().st_mtime_ns for path in folders} == folders


def test_whoever_rebuilds_without_the_package_gets_only_the_package(tree: Path, cards: Run) -> None:
    before = contents(tree / "here")
    (tree / "here" / "deck.apkg").unlink()
    assert cards("build", str(tree / "here" / "deck"), "-o", str(tree / "here" / "deck.apkg")).code == 0
    after = contents(tree / "here")
    assert after.pop("deck.apkg")[0] == before.pop("deck.apkg")[0]
    assert after == before
