"""The sentence before stands in front of a gap where it explains what the gap's sentence points to."""

import pytest

from cards.language.parser import Parser
from cards.language.read import read_entries
from cards.writing.finding import Place
from cards.writing.lead import lead_of
from golden_pages import entry_of

PAGE = "osmosis\n\nOsmosis is the movement of water through a membrane.\n\n## Uses\n\n"
LONG = " ".join(["the best and the worst of the pumps in Lyon"] * 4)


def lead(text: str, parser: Parser) -> str:
    (entry,) = read_entries([entry_of(PAGE + text)], parser)
    section = entry.sections[-1]
    return lead_of(Place(entry, section, section.statements[-1]))


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Engineers use large pumps.", "This saves water."),
        ("Anna Keller built a film.", "Peter Brandt improved this approach."),
        ("Hormones arouse the cells, a process described as priming.", "This tires the glands."),
    ],
)
def test_the_sentence_before_leads(before: str, sentence: str, parser: Parser) -> None:
    assert lead(f"{before} {sentence}", parser) == before


@pytest.mark.parametrize(
    "text",
    [
        "This saves water.",
        "They leak. This saves water.",
        "The valve is old. This saves water.",
        f"Pumps drive {LONG}. This saves water.",
        "Pumps drive films. We like this.",
        "Anna Keller met Peter Brandt. He sold pumps.",
        "Anna Keller built a film. Engineers avoid all three.",
        "Why are pumps loud? This saves water.",
    ],
)
def test_what_explains_nothing_or_needs_explaining_leads_no_sentence(text: str, parser: Parser) -> None:
    assert lead(text, parser) == ""


def test_a_lead_that_is_too_long_loses_its_relative_clause(parser: Parser) -> None:
    before = "Osmosis is traced to Anna Keller"
    rest = "who wrote of pumps and valves and of the many ways in which people in the old towns of France built them"
    sentence = "Later engineers, among them Peter Brandt of Lyon, gave it a better form in the year 1911."
    assert lead(f"{before}, {rest}. {sentence}", parser) == f"{before}."


def test_a_relative_clause_that_the_sentence_takes_up_stays(parser: Parser) -> None:
    before = (
        "Anna Keller built a pump, which has a lid made of bronze that keeps the water from running back into the tank."
    )
    sentence = (
        "This lid is the part that wears out first of all, as every farmer in the dry hills above Lyon knows well."
    )
    assert lead(f"{before} {sentence}", parser) == before
