"""From a deck folder through the command into the real Anki, and again after edits: what stays, what follows."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection

from anki_collection import back, cards_in_order, front, import_package

from .running import OTHER_PAGE, PAGE, Run, contents, make_deck


class Builds:
    """A deck folder that is built and imported as its reader would, one build a second at the least."""

    def __init__(self, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = make_deck(folder / "deck", 'name = "Top"\n')
        self.package = folder / "deck.apkg"
        self._run = run
        self._now = 1_700_000_000
        self._monkeypatch = monkeypatch

    def page(self, name: str) -> Path:
        return self.folder / "entries" / f"{name}.txt"

    def build(self) -> list[dict[str, Any]]:
        """Build a minute later; return the lines for scripts."""
        self._now += 60
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", str(self._now))
        built = self._run("build", "deck", "-o", "deck.apkg", "--yes")
        assert built.code == 0, built.err
        exported = self._run("export", "deck", "--format", "jsonl")
        return [json.loads(line) for line in exported.out.splitlines()]

    def imported(self, collection: Collection) -> Any:
        return import_package(collection, self.package.read_bytes())


@pytest.fixture
def deck(tmp_path: Path, cards: Run, monkeypatch: pytest.MonkeyPatch) -> Builds:
    return Builds(tmp_path, cards, monkeypatch)


def rows(collection: Collection, table: str) -> dict[int, list[Any]]:
    assert collection.db
    return {row[0]: row for row in collection.db.all(f"SELECT * FROM {table} ORDER BY id")}


def notes_of(collection: Collection, entry: str) -> set[int]:
    return set(collection.find_notes(f"tag:cards::entry::{entry}"))


def test_all_arrives_and_every_card_has_two_sides(deck: Builds, anki_collection: Collection):
    lines = deck.build()
    log = deck.imported(anki_collection)
    assert len(log.new) == len({line["id"] for line in lines}) == log.found_notes
    assert not [*log.conflicting, *log.duplicate, *log.updated]
    shown = cards_in_order(anki_collection)
    assert [(card.note()["Id"], card.ord + 1) for card in shown] == [(line["id"], line["ordinal"]) for line in lines]
    for card, line in zip(shown, lines, strict=True):
        assert front(card).text.strip()
        assert line["back"] in back(card).text
        assert line["back"] not in front(card).text
        assert card.note().guid == line["guid"]
        assert card.note().tags == sorted(line["tags"], key=str.casefold)


def test_the_same_file_again_changes_nothing(deck: Builds, anki_collection: Collection):
    deck.build()
    deck.imported(anki_collection)
    before = rows(anki_collection, "notes"), rows(anki_collection, "cards")
    log = deck.imported(anki_collection)
    assert not [*log.new, *log.updated, *log.conflicting]
    assert (rows(anki_collection, "notes"), rows(anki_collection, "cards")) == before


def test_a_build_without_a_change_writes_nothing(deck: Builds, tmp_path: Path):
    first = deck.build()
    before = contents(tmp_path)
    assert deck.build() == first
    os.utime(deck.page("osmosis"))
    after = contents(tmp_path) | {"deck/entries/osmosis.txt": before["deck/entries/osmosis.txt"]}
    assert deck.build() == first
    assert after == before


def test_after_an_edit_the_other_entries_are_untouched(deck: Builds, anki_collection: Collection):
    deck.build()
    deck.imported(anki_collection)
    anki_collection.decks.set_current(anki_collection.decks.id_for_name("Top"))
    for rating in (3, 4, 1):
        card = anki_collection.sched.getCard()
        assert card
        anki_collection.sched.answerCard(card, rating)
    others, edited = notes_of(anki_collection, "diffusion"), notes_of(anki_collection, "osmosis")
    assert others
    tagged = anki_collection.get_note(min(others))
    tagged.tags.append("mine")
    anki_collection.update_note(tagged)
    before_notes, before_cards = rows(anki_collection, "notes"), rows(anki_collection, "cards")

    text = deck.page("osmosis").read_text()
    deck.page("osmosis").write_text(
        text.replace("semipermeable membrane", "thin membrane") + "\nIt was studied in 1854.\n"
    )
    deck.build()
    log = deck.imported(anki_collection)

    assert not log.conflicting
    assert {entry.id.nid for entry in log.updated} <= edited
    assert len(log.updated) + len(log.new) > 0
    after_notes, after_cards = rows(anki_collection, "notes"), rows(anki_collection, "cards")
    assert {number: after_notes[number] for number in others} == {number: before_notes[number] for number in others}
    assert {number: after_cards[number] for number in before_cards} == before_cards, "a schedule was lost"
    assert "mine" in anki_collection.get_note(tagged.id).tags


def test_an_edited_answer_arrives_and_the_card_keeps_its_schedule(deck: Builds, anki_collection: Collection):
    text = f"{PAGE}\nThe glomerular filtration rate (GFR) depends on osmosis.\n"
    deck.page("osmosis").write_text(text)
    first = {line["front"]: line for line in deck.build()}
    deck.imported(anki_collection)
    before = rows(anki_collection, "cards")
    deck.page("osmosis").write_text(text.replace("glomerular filtration rate", "glomerular flow rate"))
    second = {line["front"]: line for line in deck.build()}
    same = [front for front in first.keys() & second.keys() if first[front]["back"] != second[front]["back"]]
    log = deck.imported(anki_collection)
    assert same, "no question whose answer alone changed"
    for question in same:
        assert first[question]["guid"] == second[question]["guid"]
        (number,) = anki_collection.find_notes(f"Id:{second[question]['id']}")
        assert number in {entry.id.nid for entry in log.updated}
        assert anki_collection.get_note(number)["Answer"] == second[question]["back"]
    assert {number: row for number, row in rows(anki_collection, "cards").items() if number in before} == before


def test_tags_of_an_entry_and_of_the_deck_follow(deck: Builds, anki_collection: Collection):
    for name, text in (("osmosis", PAGE), ("diffusion", OTHER_PAGE)):
        deck.page(name).unlink()
        title, _, body = text.partition("\n\n")
        page = deck.page(name).with_suffix(".md")
        page.write_text(f"---\nterm: {title}\ntags: [one]\n---\n\n{body.replace('Origin', '## Origin')}")
    deck.build()
    deck.imported(anki_collection)
    page = deck.page("osmosis").with_suffix(".md")
    page.write_text(page.read_text().replace("tags: [one]", "tags: [two]"))
    deck.build()
    log = deck.imported(anki_collection)
    assert {entry.id.nid for entry in log.updated} == notes_of(anki_collection, "osmosis")
    assert set(anki_collection.find_notes("tag:two")) == notes_of(anki_collection, "osmosis")
    assert set(anki_collection.find_notes("tag:one")) == notes_of(anki_collection, "diffusion")


def test_an_entry_that_goes_and_comes_back(deck: Builds, cards: Run):
    before = deck.build()
    gone = {line["id"] for line in before if line["entry"] == "osmosis"}
    text = deck.page("osmosis").read_text()
    deck.page("osmosis").unlink()
    reported = cards("check", "deck")
    assert reported.code == 1
    assert all(f'"Id:{identifier}"' in reported.err for identifier in gone)
    deck.page("newcomer").write_text("Turgor\n\nTurgor is the pressure of cell sap on the wall of a plant cell.\n")
    between = deck.build()
    assert not gone & {line["id"] for line in between}
    listed = cards("check", "deck")
    assert listed.code == 0
    assert all(f"Id:{identifier}" in listed.out for identifier in gone)
    told = cards("explain", min(gone), "deck")
    assert told.code == 1
    assert "no longer written" in told.err

    deck.page("newcomer").unlink()
    deck.page("osmosis").write_text(text)
    after = deck.build()
    assert after == before
