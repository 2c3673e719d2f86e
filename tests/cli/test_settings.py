"""deck.toml: every setting has an effect that its deck's reader sees."""

import json
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection

from anki_collection import import_package
from cards.decks.config import DeckConfig

from .running import Run, make_deck


@pytest.fixture
def lines(cards: Run, tmp_path: Path):
    """Give a function that makes a deck with settings and returns its lines."""

    def make(settings: str) -> list[dict[str, Any]]:
        make_deck(tmp_path / "deck", settings)
        ran = cards("export", "deck", "--format", "jsonl")
        assert ran.code == 0, ran.err
        return [json.loads(line) for line in ran.out.splitlines()]

    return make


def test_kinds(lines):
    assert {line["kind"] for line in lines('kinds = ["cloze"]')} == {"cloze"}


def test_who_wants_no_questions_gets_gaps_for_what_they_ask(cards: Run, tmp_path: Path):
    deck = make_deck(tmp_path / "deck")
    everything = [json.loads(line) for line in cards("export", "deck", "--format", "jsonl").out.splitlines()]
    asked = {line["back"] for line in everything if line["rule"] == "in-place"}
    (deck / "deck.toml").write_text('kinds = ["cloze"]\n')
    gaps = [json.loads(line) for line in cards("export", "deck", "--format", "jsonl").out.splitlines()]
    assert asked
    assert {back.removeprefix("a ") for back in asked} <= {line["back"] for line in gaps}


def test_sections_by_role_and_by_heading(lines):
    assert {line["section"] for line in lines('sections = ["origin", "Applications"]')} == {"Origin", "Applications"}


@pytest.mark.parametrize(
    ("value", "decks"),
    [
        ("entry", {"Top::Osmosis", "Top::Diffusion"}),
        ("section", {"Top::Definition", "Top::Origin", "Top::Applications", "Top::Mechanism"}),
        ("none", {"Top"}),
    ],
)
def test_subdecks_and_name(lines, value: str, decks: set[str]):
    found = {line["deck"] for line in lines(f'name = "Top"\nsubdecks = "{value}"')}
    assert found <= decks
    assert len(found) >= min(len(decks), 2)


def test_without_a_name_a_deck_is_called_after_its_folder(lines):
    assert {line["deck"].split("::")[0] for line in lines("")} == {"deck"}


def test_tags(lines):
    assert all({"exam", "bio::water"} <= set(line["tags"]) for line in lines('tags = ["exam", "bio::water"]'))


def test_terms(lines):
    assert {line["term"] for line in lines('[terms]\nosmosis = "water flow"') if line["entry"] == "osmosis"} == {
        "water flow"
    }


def test_a_term_for_nobody_is_reported(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck", '[terms]\nosmose = "x"')
    ran = cards("check", "deck")
    assert ran.code == 1
    assert 'warning: deck/deck.toml:1: [terms] names an entry "osmose" that is not there' in ran.err


def test_note_type_description_and_deck_names_arrive_in_anki(cards: Run, tmp_path: Path, anki_collection: Collection):
    make_deck(tmp_path / "deck", 'name = "A::B"\ndescription = "For <me> & you"\nnote_type = "Water"')
    assert cards("build", "deck", "-o", "x.apkg").code == 0
    import_package(anki_collection, (tmp_path / "x.apkg").read_bytes())
    names = {found.name for found in anki_collection.models.all_names_and_ids()}
    assert "Water Q&A" in names
    made = anki_collection.decks.by_name("A::B")
    assert made
    assert made["desc"] == "For &lt;me&gt; &amp; you"
    assert anki_collection.decks.id_for_name("A::B::Osmosis")


def test_the_sample_names_every_setting_with_what_holds_without_it():
    from importlib.resources import files

    sample = (files("cards.decks") / "sample_deck.toml").read_text()
    for name, field in DeckConfig.model_fields.items():
        assert f"# {name} = " in sample or f"# [{name}]" in sample
        assert field.examples, "the remedy for a wrong value shows one that is right"
