"""The main job on the thirteen pages of ../shared, as the project's own yardstick (score.py) sees it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from .running import Run

SHARED = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="NOT TESTED: ../shared is not beside this checkout")
SEEDS, PAGES, QUALITY = SHARED / "seeds", SHARED / "quality" / "entries", SHARED / "quality"


@pytest.fixture
def scored(cards: Run, tmp_path: Path) -> dict:
    folder = tmp_path
    for name, command in (("entries", "entries"), ("cards", "export")):
        ran = cards(command, str(SEEDS), str(PAGES), "--format", "jsonl")
        (folder / f"{name}.jsonl").write_text(ran.out, encoding="utf-8")
    call = [sys.executable, QUALITY / "score.py", "--gold", QUALITY / "gold", "--json", folder / "score.json"]
    call += ["--cards", folder / "cards.jsonl", "--entries", folder / "entries.jsonl"]
    subprocess.run(call, check=True, capture_output=True)
    return json.loads((folder / "score.json").read_text(encoding="utf-8"))


def test_terms_headings_sentences_and_furniture_are_understood(scored: dict) -> None:
    understood = scored["structure"]
    assert understood["term"] >= 0.9
    assert understood["headings"] == 1.0
    assert understood["sentences"] >= 0.95
    assert understood["noise dropped"] >= 0.95
    assert understood["text kept"] == 1.0


def test_hardly_a_card_has_a_fault_that_no_good_card_has(scored: dict) -> None:
    assert scored["cards"] > 100
    assert scored["faults per 100 cards"] <= 2


@pytest.fixture
def seed_cards(cards: Run) -> list[dict[str, str]]:
    return [json.loads(line) for line in cards("export", str(SEEDS), "--format", "jsonl").out.splitlines()]


def test_the_five_seeds_are_five_entries_without_their_furniture(cards: Run, seed_cards: list[dict[str, str]]) -> None:
    entries = [json.loads(line) for line in cards("entries", str(SEEDS), "--format", "jsonl").out.splitlines()]
    assert [len(entry["sections"]) for entry in entries] == [3, 3, 7, 3, 3]
    assert sum(len(entry["dropped"]) for entry in entries) == 25
    for card in seed_cards:
        assert not {"cookie", "cookies", "website", "preferences"} & set(
            f"{card['front']} {card['back']}".lower().split()
        )


def test_this_normalization_is_spelt_out(seed_cards: list[dict[str, str]]) -> None:
    (card,) = [card for card in seed_cards if "HPA and HPG axes" in card["back"] and card["kind"] == "qa"]
    assert (card["section"], card["kind"]) == ("Mechanism", "qa")
    assert card["context"].startswith("This normalization, in turn,")
    assert "normalization of the pulsatile release of key releasing hormones such as GnRH and CRH" in card["front"]
    assert card["front"].endswith("cascades down to do what?")
