"""What holds for every card, whatever the page: tested on pages put together at random from real-looking sentences."""

import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cards.language.parser import Parser
from cards.language.read import read_entries
from cards.model import Cloze, Note, Question, cards
from cards.writing import ranker
from cards.writing.repeats import settled
from cards.writing.write import Written, write_all
from golden_pages import FOLDER, entry_of, pages, written_from

SENTENCES = sorted(
    {
        sentence
        for path in FOLDER.rglob("*.txt")
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
CLAUSES = sorted({clause for sentence in SENTENCES for clause in re.split(r"(?<=[,;:]) ", sentence)})
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
NAMES = ["osmosis", "Bloom filter", "marathon", "the load", "IgE", "C++", "(x)", "a wind that blows from the sea"]
HOW_MANY_TEXTS = 10_000

PAGES = st.lists(st.sampled_from(SENTENCES) | st.sampled_from(SCRAPS), min_size=1, max_size=6).map(" ".join)
TERMS = st.sampled_from(NAMES)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(term=TERMS, text=PAGES)
@relaxed
def test_every_law_holds_on_a_page_of_random_sentences(term: str, text: str, parser: Parser) -> None:
    for broken in laws_broken(written_from(f"{term}\n\n{text}", parser)):
        pytest.fail(broken)


@given(text=PAGES)
@relaxed
def test_the_same_page_gives_the_same_notes(text: str, parser: Parser) -> None:
    page = f"osmosis\n\n{text}"
    assert written_from(page, parser) == written_from(page, parser)


@pytest.mark.parametrize("text", ["who treated cleveite with acid. and by noon it had left. heat and acid. soil"])
def test_a_text_that_stopped_the_writer_once_stops_it_no_more(text: str, parser: Parser) -> None:
    assert laws_broken(written_from(f"Bloom filter\n\n{text}", parser)) == []


@pytest.mark.slow
def test_ten_thousand_random_texts_raise_nothing_and_break_no_law(parser: Parser) -> None:
    chance = random.Random(1789)
    entries = [
        replace(entry_of(f"{chance.choice(NAMES)}\n\n{_random_text(chance)}"), id=f"text-{number}")
        for number in range(HOW_MANY_TEXTS)
    ]
    count = 0
    for written in write_all(read_entries(entries, parser), ranker.load()):
        for broken in laws_broken(written):
            pytest.fail(f"{written.entry.entry.id}: {broken}")
        count += 1
    assert count == HOW_MANY_TEXTS


def test_another_process_with_another_hash_seed_writes_the_same_notes() -> None:
    first, second = (_printed_elsewhere(seed) for seed in ("1", "4242"))
    assert first == second
    assert first.count("Note(") > 10


def test_no_two_entries_ask_the_same_question(parser: Parser) -> None:
    page = "topic {}\n\nTopic {} uses messenger RNA (mRNA)."
    entries = [entry_of(page.format(number, number)) for number in (1, 2)]
    notes = [note for written in write_all(read_entries(entries, parser), ranker.load()) for note in written.notes]
    fronts = [card.front for note in settled(notes) for card in cards(note)]
    assert len(fronts) == len(set(fronts)) > 0


def test_every_note_names_its_place(parser: Parser) -> None:
    origin = "Michel Bréal proposed the race to the International Olympic Committee (IOC) in 1894."
    definition = "A marathon is a road race that commemorates the run of the messenger Pheidippides."
    written = written_from(f"marathon\n\n{definition}\n\n## Origin\n\n{origin}", parser)
    places = {(note.context, note.section, note.role, note.source.line) for note in written.notes}
    assert places == {(definition, "Definition", "definition", 3), (origin, "Origin", "origin", 7)}


def test_the_label_never_shows_the_term_that_is_asked_for(parser: Parser) -> None:
    page = "work\n\nWork is the transfer of energy by a force that moves a body along a path."
    (note,) = [note for note in written_from(page, parser).notes if note.rule == "definition"]
    assert isinstance(note.body, Question)
    assert note.body.answer == "work"
    assert note.label == ""


def laws_broken(written: Written) -> list[str]:
    """Return what is wrong with the notes of an entry, card by card; nothing, if all laws hold."""
    return [
        f"{law}: {card.front} => {card.back}"
        for note in written.notes
        for card in cards(note)
        for law, holds in {
            "a card has two sides": bool(card.front.strip() and card.back.strip()),
            "no front contains its answer": not _contains(_shown(card.front), card.back),
            "a cloze filled in is its statement": _is_a_statement(note, written),
            "an answer's words are the page's own": _words(card.back) <= _sayable(note, written),
            "a note names its line": note.source.line > 0,
        }.items()
        if not holds
    ]


def _shown(front: str) -> str:
    return re.sub(r"\[\.\.\.[^\]]*\]", " ", front)


def _contains(text: str, words: str) -> bool:
    """Tell whether words stand in a text as words; "3" does not stand in "0.3"."""
    whole = rf"(?<!\w)(?<!\d[.,]){re.escape(words.casefold())}(?!\w)(?![.,]\d)"
    return re.search(whole, text.casefold()) is not None


def _is_a_statement(note: Note, written: Written) -> bool:
    if not isinstance(note.body, Cloze):
        return True
    filled_in = "".join(part if isinstance(part, str) else part.answer for part in note.body.parts)
    texts = [statement.parse.text for section in written.entry.sections for statement in section.statements]
    with_the_one_before = {f"{before} {text}" for before, text in pairwise(texts)}
    return any(
        filled_in == text or (filled_in.endswith(f" {text}") and filled_in in with_the_one_before)
        for text in _statements(note, written)
    )


def _sayable(note: Note, written: Written) -> frozenset[str]:
    """Return the words that an answer may hold: those of its sentence, of what was made of it, and of the term."""
    extra = {"because"} if isinstance(note.body, Question) else set()
    return _words(" ".join([note.context, note.term, *_statements(note, written)])) | extra


def _statements(note: Note, written: Written) -> set[str]:
    return {
        statement.parse.text
        for section in written.entry.sections
        for statement in section.statements
        if statement.sentence.text == note.context and statement.sentence.source == note.source
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _random_text(chance: random.Random) -> str:
    """Return a short text: whole sentences, clauses of several joined, words in any order, with a scrap here and there."""
    kind = chance.random()
    if kind < 0.4:
        pieces = [chance.choice(SENTENCES)]
    elif kind < 0.8:
        pieces = chance.choices(CLAUSES, k=chance.randint(1, 2))
    else:
        pieces = chance.choices(WORDS, k=chance.randint(1, 10))
    if chance.random() < 0.3:
        pieces.insert(chance.randint(0, len(pieces)), chance.choice(SCRAPS))
    return " ".join(pieces)


_SCRIPT = """
from cards.language.parser import load
from golden_pages import WHOLE_PAGES, pages, written_from
parser = load()
for path in sorted(WHOLE_PAGES.glob("*.txt")):
    for page in pages(path):
        written = written_from(page.text, parser)
        print(written.notes, [(one.front, one.answer, one.rule, one.reason, one.score) for one in written.rejected])
"""


def _printed_elsewhere(hash_seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _SCRIPT],
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout
