"""Every card in docs/cards.md is one that the tool writes from the page shown there, or refuses for the reason given."""

import re
from pathlib import Path

from cards.writing.lint import LINT
from cards.writing.rules import CONSTRUCTIONS

from .documents import ROOT, first_column, printed_by, section

DOCUMENT = ROOT / "docs" / "cards.md"
CHOICE = {"topic-hidden", "enough"}


def shown_cards(text: str) -> list[tuple[str, str]]:
    return re.findall(r"^- Q: (.+)\n- A: (.+)$", text, re.MULTILINE)


def test_each_construction_shows_cards_that_it_writes(written: list[dict[str, str]]) -> None:
    for construction in CONSTRUCTIONS:
        shown = shown_cards(section(DOCUMENT, construction.name))
        assert shown, construction.name
        made = {(card["front"], card["back"]) for card in written if construction.name in card["rule"].split(", ")}
        assert set(shown) <= made, construction.name


def test_constructions_stand_in_the_order_in_which_they_are_tried() -> None:
    headings = re.findall(r"^### (.+)$", section(DOCUMENT, "Constructions"), re.MULTILINE)
    assert headings == [construction.name for construction in CONSTRUCTIONS]


def test_all_other_cards_shown_are_written_too(written: list[dict[str, str]]) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert set(shown_cards(text)) <= {(card["front"], card["back"]) for card in written}


def test_each_lint_rule_is_listed_and_refuses_its_example(folder: Path) -> None:
    text = section(DOCUMENT, "Lint rules")
    assert first_column(text) == {rule.id for rule in LINT} | CHOICE
    refused = printed_by(folder, "check", "tides.md", "--rejected")
    examples = re.findall(r"^\| `([\w-]+)` \|[^|]+\| (\S.*?) \|$", text, re.MULTILINE)
    assert len(examples) == len(LINT) + len(CHOICE) - 1
    for rule, example in examples:
        assert f": {rule}: {example}" in refused, rule
