"""The thirteen pages of ../shared are understood as their gold says."""

import json
import re
from pathlib import Path

import pytest

from cards.model import Entry
from cards.sources.collect import collect
from cards.sources.read import read

SHARED = Path(__file__).parents[2] / ".." / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="THE PAGES OF ../shared ARE MISSING: nothing was measured")


def same(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().lower()


def entries() -> list[Entry]:
    files, problems = collect([str(SHARED / "seeds"), str(SHARED / "quality" / "entries")], lambda: b"")
    assert not problems
    return list(read(files).entries)


def test_sections_and_furniture_of_the_thirteen_pages_are_exact() -> None:
    found = entries()
    assert len(found) == 13
    for entry in found:
        gold = json.loads((SHARED / "quality" / "gold" / f"{entry.id}.json").read_text(encoding="utf-8"))
        assert [same(section.heading) for section in entry.sections] == [same(h) for h in gold["sections"]]
        assert sorted(same(line.text) for line in entry.dropped) == sorted(map(same, gold["noise_lines"]))
        if gold["term_first_named_in"] != "never":
            assert same(entry.term.name) in map(same, [gold["term"], *gold["aliases"]])


def test_each_seed_is_understood_without_its_siblings() -> None:
    for path in sorted((SHARED / "seeds").iterdir()):
        files, _ = collect([str(path)], lambda: b"")
        (entry,) = read(files).entries
        assert len(entry.dropped) == 5
