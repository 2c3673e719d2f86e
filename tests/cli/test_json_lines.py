"""The two outputs that scripts rely on: their keys, the types of their values, and that they do not change by themselves."""

import json
from pathlib import Path
from typing import Any

import pytest

from .running import Run, make_deck

ENTRY = {
    "entry": str,
    "term": str,
    "aliases": list,
    "sections": dict,
    "dropped": list,
    "description": type(None),
    "certainty": str,
    "reason": str,
    "tags": list,
    "source": str,
}
CARD = {
    "entry": str,
    "id": str,
    "ordinal": int,
    "section": str,
    "kind": str,
    "markup": str,
    "front": str,
    "back": str,
    "source": str,
    "tags": list,
    "term": str,
    "context": str,
    "rule": str,
    "deck": str,
    "guid": str,
}


def lines_of(text: str) -> list[dict[str, Any]]:
    assert text.endswith("\n")
    return [json.loads(line) for line in text[:-1].split("\n")]


@pytest.mark.parametrize(
    ("command", "keys"), [(("entries",), ENTRY), (("export",), CARD)], ids=lambda value: str(value)[:12]
)
def test_exactly_the_documented_keys_in_their_order(
    cards: Run, tmp_path: Path, command: tuple[str], keys: dict[str, type]
):
    make_deck(tmp_path / "deck")
    ran = cards(*command, "deck", "--format", "jsonl")
    assert ran.code == 0
    assert ran.err == ""
    for line in lines_of(ran.out):
        assert {name: type(value) for name, value in line.items()} == keys
        assert list(line) == list(keys)
    assert cards(*command, "deck", "--format", "jsonl").out == ran.out


def test_sections_are_counted_in_sentences(cards: Run, tmp_path: Path):
    (tmp_path / "x.txt").write_text(
        "Osmosis\n\nOsmosis is a movement. It is slow.\n\nOrigin\n\nFound in 1826.\n\nShare this page: Facebook | Twitter\n"
    )
    (line,) = lines_of(cards("entries", "x.txt", "--format", "jsonl").out)
    assert line["sections"] == {"Definition": 2, "Origin": 1}
    assert line["dropped"] == ["Share this page: Facebook | Twitter"]
    assert (line["entry"], line["term"], line["source"]) == ("x", "Osmosis", "x.txt:1")


def test_a_sentence_that_is_split_into_two_statements_counts_once(cards: Run, tmp_path: Path):
    halves = "Anna Meyer described the osmosis of salts in 1862; the osmometer of Dutrochet weighs about 125 kilograms."
    (tmp_path / "x.txt").write_text(f"Osmosis\n\nOsmosis is the movement of water.\n\nOrigin\n\n{halves} It leaks.\n")
    (line,) = lines_of(cards("entries", "x.txt", "--format", "jsonl").out)
    assert line["sections"] == {"Definition": 1, "Origin": 2}


def test_one_line_for_each_card_of_a_note(cards: Run, tmp_path: Path):
    page = "Osmosis\n\nOsmosis is the movement of water.\n\nOrigin\n\n"
    found = "Anna Meyer, comparing some 300 membranes in 1912, found that salts of gold cross only the thinnest."
    make_deck(tmp_path / "deck", osmosis=f"{page}{found}\n")
    lines = lines_of(cards("export", "deck", "--format", "jsonl").out)
    cloze = [line for line in lines if line["context"] == found and line["kind"] == "cloze"]
    assert len(cloze) > 1
    assert [line["ordinal"] for line in cloze] == list(range(1, len(cloze) + 1))
    assert len({line["id"] for line in cloze}) == len({line["guid"] for line in cloze}) == 1
    assert all("[..." in line["front"] for line in cloze)
    assert cloze[0]["tags"][:3] == ["cards::entry::osmosis", "cards::section::origin", "cards::kind::cloze"]


def test_a_file_gets_what_standard_output_gets(cards: Run, tmp_path: Path):
    make_deck(tmp_path / "deck")
    printed = cards("export", "deck", "--format", "jsonl").out
    ran = cards("export", "deck", "--format", "jsonl", "-o", "cards.jsonl")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "cards.jsonl").read_text() == printed
    assert not (tmp_path / "deck" / "cards.lock").exists()


def test_an_exported_package_is_a_built_one(cards: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    make_deck(tmp_path / "deck")
    assert cards("export", "deck", "--format", "apkg", "-o", "exported.apkg").code == 0
    assert cards("build", "deck", "-o", "built.apkg").code == 0
    assert (tmp_path / "exported.apkg").read_bytes() == (tmp_path / "built.apkg").read_bytes()


def test_the_schema_is_a_json_schema_that_the_examples_meet(cards: Run):
    schema = json.loads(cards("entries", "--schema").out)
    assert schema["$schema"].startswith("https://json-schema.org/")
    named = {reference.rpartition("/")[2] for reference in _references(schema)}
    assert named <= schema["$defs"].keys()
    text = json.dumps(schema)
    assert all(f'"{name}"' in text for name in ("term", "aliases", "definition", "sections", "heading"))


def _references(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if "$ref" in schema else []
        return own + [found for value in schema.values() for found in _references(value)]
    return [found for value in schema for found in _references(value)] if isinstance(schema, list) else []
