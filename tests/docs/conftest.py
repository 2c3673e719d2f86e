"""The example page of docs/cards.md and the cards that are made of it, once for all tests."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from cards.language.parser import Parser
from cards.language.read import read_entries
from cards.sources.collect import collect
from cards.sources.read import read
from cards.writing.candidates import candidates
from golden_pages import places_of

from .documents import ROOT, File, printed_by, steps

type Sides = tuple[str, str]
"""A card as its reader sees it: the front with its label, the back."""


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("cards")
    (page,) = (step for step in steps(ROOT / "docs" / "cards.md") if isinstance(step, File))
    (made / page.name).write_text(page.text, encoding="utf-8")
    return made


@pytest.fixture(scope="package")
def written(folder: Path) -> list[dict[str, str]]:
    """Return what the installed command writes."""
    return [json.loads(line) for line in printed_by(folder, "export", "tides.md", "--format", "jsonl").splitlines()]


@pytest.fixture(scope="package")
def proposed(folder: Path, parser: Parser) -> dict[str, set[Sides]]:
    """Return by construction what is proposed and passes lint, chosen or not."""
    pages, _ = collect([str(folder / "tides.md")], lambda: b"")
    (entry,) = read_entries(read(pages, {}).entries, parser)
    found: dict[str, set[Sides]] = defaultdict(set)
    for place in places_of(entry):
        for one in candidates(place):
            label = f"{one.draft.label}: " if one.draft.label and not one.topic_in_front else ""
            if one.refused is None:
                found[one.construction].add((label + one.draft.front, one.draft.answer))
    return found
