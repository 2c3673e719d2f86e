"""Pages of many layouts and domains are understood as the expectation beside each page says."""

from pathlib import Path

import pytest

from cards.sources.collect import collect
from cards.sources.read import read

from .understanding import understanding

PAGES = Path(__file__).parent / "pages"
TOGETHER = ["moral_hazard.txt", "nash_equilibrium.txt"]
ALONE = sorted(p.name for p in PAGES.iterdir() if p.suffix != ".expected" and p.name not in TOGETHER)


def expected(name: str) -> str:
    return (PAGES / f"{name}.expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ALONE)
def test_page_is_understood_as_written_down(name: str) -> None:
    files, problems = collect([str(PAGES / name)], lambda: b"")
    assert not problems
    assert understanding(read(files)) == expected(name)


def test_two_pages_of_one_site_share_their_furniture() -> None:
    files, _ = collect([str(PAGES / name) for name in TOGETHER], lambda: b"")
    assert understanding(read(files)) == expected("economics")
