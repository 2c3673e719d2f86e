"""What holds for every card, whatever the page: tested on pages put together at random from real-looking sentences."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.language.parser import Parser
from cards.language.read import read_entries
from cards.model import Cloze, Question, cards
from cards.writing.write import write_all
from golden_pages import FOLDER, entry_of, pages, written_from

SENTENCES = sorted(
    {
        sentence
        for path in FOLDER.glob("*.txt")
        for page in pages(path)
        for line in page.text.split("\n")
        if line and not line.startswith("## ")
        for sentence in re.split(r"(?<=[.!?]) ", line)
    }
)
SCRAPS = [
    "(",
    "”",
    "“so-called”",
    "…",
    "{{c1::x}}",
    "—",
    "; and",
    "3",
    "IgE",
    ",",
    "<b>",
    "\u202e",
    "👩‍🔬",
    "such as a, b, and c",
    "e.g.",
]
PAGES = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(SCRAPS), min_size=1, max_size=6).map(" ".join)
TERMS = st.sampled_from(["osmosis", "Bloom filter", "marathon", "the load", "IgE", "C++", "(x)"])
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(term=TERMS, text=PAGES)
@relaxed
def test_no_answer_stands_in_its_front_and_every_card_has_two_sides(term: str, text: str, parser: Parser) -> None:
    written = written_from(f"{term}\n\n{text}", parser)
    for note in written.notes:
        for card in cards(note):
            assert card.front.strip()
            assert card.back.strip()
            shown = re.sub(r"\[\.\.\.[^\]]*\]", "", card.front).casefold()
            assert not re.search(rf"(?<!\w){re.escape(card.back.casefold())}(?!\w)", shown)


@given(term=TERMS, text=PAGES)
@relaxed
def test_a_cloze_filled_in_is_the_statement_it_was_made_from(term: str, text: str, parser: Parser) -> None:
    written = written_from(f"{term}\n\n{text}", parser)
    statements = {statement.parse.text for section in written.entry.sections for statement in section.statements}
    for note in written.notes:
        if isinstance(note.body, Cloze):
            assert "".join(part if isinstance(part, str) else part.answer for part in note.body.parts) in statements


@given(term=TERMS, text=PAGES)
@relaxed
def test_every_answer_comes_from_its_sentence_or_is_the_term(term: str, text: str, parser: Parser) -> None:
    written = written_from(f"{term}\n\n{text}", parser)
    for note in written.notes:
        if isinstance(note.body, Question):
            assert note.body.answer in note.context or note.body.answer.casefold() == term.casefold()
        else:
            assert note.source.line > 0


@given(text=PAGES)
@relaxed
def test_the_same_page_gives_the_same_notes(text: str, parser: Parser) -> None:
    page = f"osmosis\n\n{text}"
    assert written_from(page, parser).notes == written_from(page, parser).notes


def test_no_two_entries_ask_the_same_question(parser: Parser) -> None:
    page = "topic {}\n\nTopic {} uses messenger RNA (mRNA)."
    entries = [entry_of(page.format(number, number)) for number in (1, 2)]
    notes = [note for written in write_all(read_entries(entries, parser)) for note in written.notes]
    questions = [note.body for note in notes if isinstance(note.body, Question)]
    assert len(questions) == len(set(questions)) == 2


@pytest.mark.parametrize("answer", ["42.195 km"])
def test_every_note_names_its_place(answer: str, parser: Parser) -> None:
    written = written_from("marathon\n\nA marathon is a race.\n\n## Metric\n\nA marathon measures 42.195 km.", parser)
    (note,) = [note for note in written.notes if any(card.back == answer for card in cards(note))]
    assert (note.section, note.role, note.source.line) == ("Metric", "metric", 7)
    assert note.context == "A marathon measures 42.195 km."


def test_the_label_never_shows_the_term_that_is_asked_for(parser: Parser) -> None:
    page = "work\n\nWork is the transfer of energy by a force that moves a body along a path."
    (note,) = written_from(page, parser).notes
    assert isinstance(note.body, Question)
    assert note.body.answer == "work"
    assert note.label == ""
