"""Each construction writes exactly the cards in its golden file; UPDATE_GOLDEN=1 rewrites the files, for review in git."""

import os
from pathlib import Path

import pytest

from cards.language.parser import Parser
from golden_pages import FOLDER, GoldenPage, card_lines, pages, printed, written_from


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_cards_are_those_of_the_golden_file(path: Path, parser: Parser) -> None:
    golden = list(pages(path))
    made = [GoldenPage(page.text, card_lines(written_from(page.text, parser))) for page in golden]
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(printed(made), encoding="utf-8")
    assert [page.expected for page in made] == [page.expected for page in golden]
