"""`cards new`: a deck that builds at once, where nothing was before."""

import tomllib
from pathlib import Path

import pytest
from anki.collection import Collection

from anki_collection import import_package

from .running import Run, contents


def test_a_new_deck_builds_and_imports(cards: Run, tmp_path: Path, anki_collection: Collection):
    made = cards("new", "my decks/biology")
    assert made.code == 0
    assert "cards build 'my decks/biology'" in made.err
    built = cards("build", "my decks/biology")
    assert built.code == 0, built.err
    assert "build/biology.apkg: open it with Anki" in built.out
    log = import_package(anki_collection, (tmp_path / "build" / "biology.apkg").read_bytes())
    assert log.new
    assert not log.conflicting
    checked = cards("check", "my decks/biology")
    assert checked.code == 0, checked.err


def test_the_commented_settings_are_right(cards: Run, tmp_path: Path):
    cards("new", "deck")
    path = tmp_path / "deck" / "deck.toml"
    settings = "\n".join(
        line.removeprefix("# ") for line in path.read_text().splitlines() if " = " in line or line.startswith("# [")
    )
    assert len(tomllib.loads(settings)) > 5
    path.write_text(settings.replace("page-17", "spacing-effect"))
    assert cards("build", "deck").code == 0


@pytest.mark.parametrize("there", ["folder", "file", "broken link"])
def test_what_is_there_is_left_alone(cards: Run, tmp_path: Path, there: str):
    path = tmp_path / "deck"
    if there == "folder":
        path.mkdir()
    elif there == "file":
        path.write_text("mine")
    else:
        path.symlink_to("nowhere")
    before = contents(tmp_path)
    ran = cards("new", "deck")
    assert ran.code == 1
    assert ran.err == "cards: deck: is there already; choose another name\n"
    assert contents(tmp_path) == before
    assert not (tmp_path / "nowhere").exists()


def test_a_deck_below_a_file(cards: Run, tmp_path: Path):
    (tmp_path / "file").write_text("mine")
    ran = cards("new", "file/deck")
    assert ran.code == 1
    assert "file" in ran.err
    assert ran.says_one_line
