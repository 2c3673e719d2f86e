"""Files without a deck: the same files give the same bytes everywhere, edits are newer, and no folder is left behind."""

import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from .running import OTHER_PAGE, PAGE, Run, environment, in_a_process

BORN = 1_700_000_000


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    os.utime(path, (BORN, BORN))
    return path


@pytest.fixture
def built(cards: Run, tmp_path: Path) -> Callable[..., bytes]:
    def build(*arguments: str) -> bytes:
        ran = cards("build", *arguments, "-o", "x.apkg")
        assert ran.code == 0, ran.err
        return (tmp_path / "x.apkg").read_bytes()

    return build


def notes(package: Path) -> dict[str, tuple[str, int]]:
    """Return the fields and the time of modification of each note of a package, by GUID."""
    with zipfile.ZipFile(package) as archive:
        database = sqlite3.connect(":memory:")
        database.deserialize(archive.read("collection.anki2"))
    found = {
        guid: (fields, modified) for guid, fields, modified in database.execute("SELECT guid, flds, mod FROM notes")
    }
    database.close()
    return found


def test_the_same_bytes_twice_and_nothing_else(page: Path, built: Callable[..., bytes]):
    assert built("a.txt") == built("a.txt")
    assert sorted(path.name for path in page.parent.iterdir()) == ["a.txt", "x.apkg"]


def test_a_touch_changes_no_note_and_an_edit_is_newer(page: Path, built: Callable[..., bytes]):
    built("a.txt")
    package = page.parent / "x.apkg"
    first = notes(package)
    os.utime(page, (BORN + 60, BORN + 60))
    built("a.txt")
    touched = notes(package)
    assert {guid: fields for guid, (fields, _) in touched.items()} == {
        guid: fields for guid, (fields, _) in first.items()
    }
    page.write_text(PAGE.replace("1826", "1827"))
    os.utime(page, (BORN + 120, BORN + 120))
    built("a.txt")
    edited = notes(package)
    assert edited.keys() & first.keys()
    assert {modified for _, modified in edited.values()} == {BORN + 120}
    assert any("1827" in fields for fields, _ in edited.values())


def test_source_date_epoch_is_an_upper_bound(page: Path, built: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(BORN - 60))
    built("a.txt")
    assert {modified for _, modified in notes(page.parent / "x.apkg").values()} == {BORN - 60}


@pytest.mark.parametrize("value", ["soon", "-1", "1.5", "²"])
def test_a_wrong_source_date_epoch(page: Path, cards: Run, monkeypatch: pytest.MonkeyPatch, value: str):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    ran = cards("build", "a.txt")
    assert ran.code == 1
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert ran.says_one_line


@pytest.mark.slow
def test_the_same_bytes_in_every_environment(page: Path, built: Callable[..., bytes]):
    expected = built("a.txt")
    elsewhere = page.parent / "else where"
    elsewhere.mkdir()
    for number, (changes, argument, umask) in enumerate(
        (
            ({"PYTHONHASHSEED": "1", "TZ": "Asia/Kathmandu", "LANG": "C"}, "../a.txt", 0o077),
            ({"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C", "COLUMNS": "40"}, str(page), 0o002),
        )
    ):
        output = f"{number}.apkg"
        ran = in_a_process(
            "build",
            argument,
            "-o",
            output,
            cwd=elsewhere,
            env=environment(**changes),
            limits=lambda umask=umask: os.umask(umask) and None,
        )
        assert ran.code == 0, ran.err
        assert (elsewhere / output).read_bytes() == expected
        assert (elsewhere / output).stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize(
    ("arguments", "package"),
    [
        (["a.txt"], "a.apkg"),
        (["pages"], "pages.apkg"),
        (["pages/b.txt", "pages/c.txt"], "pages.apkg"),
        (["pages/*.txt"], "pages.apkg"),
        (["pages/**/*.txt"], "pages.apkg"),
        (["./pages/../pages/"], "pages.apkg"),
    ],
)
def test_the_package_is_called_after_the_files(page: Path, cards: Run, arguments: list[str], package: str):
    pages = page.parent / "pages"
    pages.mkdir()
    (pages / "b.txt").write_text(PAGE)
    (pages / "c.txt").write_text(OTHER_PAGE)
    ran = cards("build", *arguments)
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in page.parent.iterdir()) == sorted(["a.txt", "pages", package])
    assert f"{package}: open it with Anki" in ran.out
