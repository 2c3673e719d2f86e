"""Text that looks like markup, templates, sounds or formulas arrives as text: in the lines for scripts and in Anki."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from anki.collection import Collection

from anki_collection import back, cards_in_order, front, import_package

from .running import Run

HOSTILE = [
    "<script>alert(1)</script>",
    "{{c1::osmosis}}",
    "}}",
    "{{Term}}",
    "</div>",
    r"\(x^{2}\) and [latex]\input{x}[/latex]",
    "🧠👩‍🔬",
    "שלום עליכם",
    "[sound:x.mp3]",
    "[/int] &amp; & \" '",
]
FORMATS: dict[str, Callable[[str, str], str]] = {
    "txt": lambda definition, origin: f"Osmosis\n\n{definition}\n\nOrigin\n\n{origin}\n",
    "yaml": lambda definition, origin: yaml.safe_dump(
        {"term": "osmosis", "definition": definition, "sections": {"Origin": origin}}, allow_unicode=True
    ),
    "json": lambda definition, origin: json.dumps({"term": "osmosis", "definition": definition, "Origin": origin}),
    "jsonl": lambda definition, origin: json.dumps({"term": "osmosis", "definition": definition, "Origin": origin}),
    "csv": lambda definition, origin: f"term,definition,Origin\nosmosis,{_quoted(definition)},{_quoted(origin)}\n",
    "tsv": lambda definition, origin: f"term\tdefinition\tOrigin\nosmosis\t{_quoted(definition)}\t{_quoted(origin)}\n",
    "html": lambda definition, origin: (
        f"<!DOCTYPE html><title>Osmosis</title><h1>Osmosis</h1><p>{html.escape(definition)}</p>"
        f"<h2>Origin</h2><p>{html.escape(origin)}</p>"
    ),
    "md": lambda definition, origin: f"# Osmosis\n\n{_marked(definition)}\n\n## Origin\n\n{_marked(origin)}\n",
}


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _marked(text: str) -> str:
    return re.sub(r"([<>&*_])", r"\\\1", text)


# Different people and years, for one answer is asked for only so often.
PEOPLE = ["Dutrochet", "Meyer", "Brown", "Graham", "Fick", "Pfeffer", "Lambert", "Morse", "Nollet", "Traube"]


def sentence(number: int, hostile: str) -> str:
    """Return a sentence that surely gives a card: beside a lone quotation mark the other would not be taken for well-formed."""
    name, year = PEOPLE[number], 1820 + 7 * number
    if '"' in hostile:
        return f"The physiologist Moritz {name}, who signed as {hostile}, described the osmosis of salts in {year}."
    return f"In {year}, the physiologist Henri {name} built an osmometer that is marked with {hostile} on its lid."


# Words without a card, for an entry gets only as many cards as it is long.
LENGTH = "And so it went on with them for many a year after that. "


@pytest.mark.parametrize("form", FORMATS)
def test_every_character_arrives(cards: Run, tmp_path: Path, anki_collection: Collection, form: str):
    origin = " ".join(f"{sentence(number, hostile)} {LENGTH * 2}".strip() for number, hostile in enumerate(HOSTILE))
    definition = "Osmosis is the movement of water, written <b>{{c1::H2O}}</b>, through a membrane."
    (tmp_path / f"osmosis.{form}").write_text(FORMATS[form](definition, origin), encoding="utf-8")

    ran = cards("export", f"osmosis.{form}", "--format", "jsonl")
    assert ran.code == 0, ran.err
    lines = [json.loads(line) for line in ran.out.split("\n") if line]
    contexts = " ".join({line["context"]: None for line in lines})
    missing = [hostile for hostile in HOSTILE if hostile not in contexts]
    assert not missing

    assert cards("build", f"osmosis.{form}", "-o", "out.apkg").code == 0
    log = import_package(anki_collection, (tmp_path / "out.apkg").read_bytes())
    assert not log.conflicting
    shown = cards_in_order(anki_collection)
    assert len(shown) == len(lines)
    by_id = {(line["id"], line["ordinal"]): line for line in lines}
    for card in shown:
        line = by_id[card.note()["Id"], card.ord + 1]
        assert "<script" not in card.question() + card.answer()
        assert "[sound:" not in card.question() + card.answer()
        assert not card.question_av_tags()
        asked = line["front"].replace("[... : ", "[")  # where we write "[... : year]", Anki shows "[year]"
        assert asked.endswith(front(card).texts["front"])
        assert line["back"] in back(card).texts["answer" if line["kind"] == "qa" else "front"]
