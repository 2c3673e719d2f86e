"""The same deck makes the same file: on any day, in any place, and nothing of the machine is in it."""

import hashlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cards.anki.deck_tree import deck_tree
from cards.anki.package import package
from cards.themes.load import classic
from deck_building import FIRST_SECOND, sample

TESTS = Path(__file__).parents[1]
PROGRAM = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from deck_building import sample
from cards.anki.package import package
from cards.themes.load import classic
print(hashlib.sha256(package(sample(), classic())).hexdigest())
"""


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Kolkata", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "SOURCE_DATE_EPOCH": "1"},
    ],
    ids=lambda surroundings: surroundings["TZ"],
)
def test_bytes_do_not_depend_on_the_surroundings(tmp_path: Path, surroundings: dict[str, str]):
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(TESTS)],
        env={"PATH": os.environ["PATH"], **surroundings},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.strip() == hashlib.sha256(package(sample(), classic())).hexdigest()


def test_no_file_is_made_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    package(sample(), classic())
    assert not list(tmp_path.iterdir())


def test_the_archive_is_small_and_tells_no_time():
    with zipfile.ZipFile(io.BytesIO(package(sample(), classic()))) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        collection, media = archive.infolist()
        assert collection.compress_size < collection.file_size / 4
        assert archive.read(media) == b"{}"


def rows_of(table: str) -> list[tuple[object, ...]]:
    with (
        zipfile.ZipFile(io.BytesIO(package(sample(), classic()))) as archive,
        closing(sqlite3.connect(":memory:")) as database,
    ):
        database.deserialize(archive.read("collection.anki2"))
        assert database.execute("pragma integrity_check").fetchall() == [("ok",)]
        return database.execute(f"select * from {table} order by id").fetchall()


def test_every_note_has_its_own_time_and_the_collection_the_last():
    assert [row[3] for row in rows_of("notes")] == [FIRST_SECOND + number for number in range(1, 6)]
    ((_, _, modified, schema, version, *_),) = rows_of("col")
    assert (modified, schema, version) == (classic().question.modified * 1000, classic().question.modified * 1000, 11)


def test_anki_is_told_which_scheduler_and_finds_numbers_in_every_field_and_template():
    ((*_, conf, models, decks, _, _),) = rows_of("col")
    assert json.loads(conf)["schedVer"] == 2
    assert json.loads(conf)["sched2021"] is True
    for model in json.loads(models).values():
        assert all(isinstance(part["id"], int) for part in [*model["flds"], *model["tmpls"]])
        assert model["mod"] == classic().question.modified
    assert {deck["name"] for deck in json.loads(decks).values()} == {
        "Default",
        "Top",
        "Top::One",
        "Top::One::Leaf",
        "Top::Two",
    }


def test_deck_numbers_follow_from_names_alone():
    def numbers(names: tuple[str, ...]) -> dict[str, int]:
        made = sample()
        notes = tuple(replace(made.notes[0], deck=name) for name in names)
        tree = deck_tree("Top", "", (note.deck for note in notes))
        return {name: deck.deck_id for name, deck in tree.items()}

    few, many = numbers(("Top::One",)), numbers(("Top::Two", "Top::One", "Top::Three::Four"))
    assert {name: many[name] for name in few} == few
    assert len(set(many.values())) == len(many)
