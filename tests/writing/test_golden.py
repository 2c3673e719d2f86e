"""Each construction proposes exactly the candidates in its golden file, each page in golden/pages gives exactly its cards.

UPDATE_GOLDEN=1 rewrites the files, for review in git.
"""

import os
from pathlib import Path

import pytest

from cards.language.parser import Parser
from cards.writing.rules import NAMES
from golden_pages import (
    FOLDER,
    WHOLE_PAGES,
    GoldenPage,
    candidate_lines,
    candidates_of,
    card_lines,
    pages,
    printed,
    written_from,
)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_construction_proposes_the_candidates_of_its_golden_file(path: Path, parser: Parser) -> None:
    golden = list(pages(path))
    made = [
        GoldenPage(page.text, candidate_lines(candidates_of(page.text, parser), construction=path.stem))
        for page in golden
    ]
    assert _checked(path, made) == golden


@pytest.mark.parametrize("path", sorted(WHOLE_PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_a_whole_page_gives_the_cards_of_its_golden_file(path: Path, parser: Parser) -> None:
    golden = list(pages(path))
    made = [GoldenPage(page.text, card_lines(written_from(page.text, parser))) for page in golden]
    assert _checked(path, made) == golden


def test_every_construction_has_its_golden_file_and_every_file_its_construction() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(NAMES)


@pytest.mark.parametrize("construction", NAMES)
def test_a_golden_file_shows_where_its_construction_finds_something_and_where_it_does_not(construction: str) -> None:
    found = [bool(page.expected) for page in pages(FOLDER / f"{construction}.txt")]
    assert True in found
    assert False in found


def _checked(path: Path, made: list[GoldenPage]) -> list[GoldenPage]:
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed(made), encoding="utf-8")
    return made
