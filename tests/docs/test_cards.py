"""Every card in docs/cards.md is one that the tool proposes for the page shown there, or refuses for the reason given."""

import re
from pathlib import Path

from cards.writing import choice
from cards.writing.lint import LINT
from cards.writing.rules import NAMES

from .conftest import Sides
from .documents import ROOT, first_column, printed_by, section

DOCUMENT = ROOT / "docs" / "cards.md"
AROUND_THE_GAP = {"topic-hidden", "one-of-a-list"}
CHOICE = {"low-score", "open-question", "same-fact", "enough"}


def shown_cards(text: str) -> set[Sides]:
    return set(re.findall(r"^- Q: (.+)\n- A: (.+)$", text, re.MULTILINE))


def test_each_construction_shows_cards_that_it_proposes(proposed: dict[str, set[Sides]]) -> None:
    for construction in NAMES:
        shown = shown_cards(section(DOCUMENT, construction))
        assert shown, construction
        assert shown <= proposed[construction], construction


def test_constructions_stand_in_the_order_in_which_they_are_tried() -> None:
    headings = re.findall(r"^### (.+)$", section(DOCUMENT, "Constructions"), re.MULTILINE)
    assert headings == list(NAMES)


def test_all_other_cards_shown_are_proposed_too(proposed: dict[str, set[Sides]]) -> None:
    assert shown_cards(DOCUMENT.read_text(encoding="utf-8")) <= set().union(*proposed.values())


def test_the_card_said_to_be_chosen_is_written(written: list[dict[str, str]]) -> None:
    shown = shown_cards(section(DOCUMENT, "The choice"))
    assert shown
    assert shown <= {(card["front"], card["back"]) for card in written}


def test_the_limits_are_those_of_the_choice() -> None:
    text = section(DOCUMENT, "The choice")
    shown = [float(value) for value in re.findall(r"^\| [^|`]+ \| ([\d.]+) \|$", text, re.MULTILINE)]
    assert shown == [
        choice.LEAST_SCORE["qa"],
        choice.LEAST_SCORE["cloze"],
        choice.SAFE_GAP,
        choice.GAPS_TO_QUESTIONS,
        choice.FEWEST_GAPS,
        choice.MOST_OF_A_SENTENCE,
        choice.MOST_GAPS,
        choice.MOST_FOR_ONE_ANSWER,
        choice.WORDS_A_CARD,
        choice.FEWEST_ALLOWED,
    ]
    assert f"bonus of {choice.QUESTION_BONUS}," in text


def test_each_rule_and_reason_is_listed_and_refuses_its_example(folder: Path) -> None:
    rules, reasons = section(DOCUMENT, "Lint rules"), section(DOCUMENT, "The choice")
    assert first_column(rules) == {rule.id for rule in LINT} | AROUND_THE_GAP
    assert first_column(reasons) == CHOICE
    refused = printed_by(folder, "check", "tides.md", "--rejected")
    examples = re.findall(r"^\| `([\w-]+)` \|[^|]+\| (\S.*?) \|$", rules + reasons, re.MULTILINE)
    assert len(examples) == len(LINT) + len(AROUND_THE_GAP) + len(CHOICE)
    for rule, example in examples:
        assert f": {rule}: {example}" in refused, rule
