"""What is kept of an outcome gives it back, where its lines stand now; anything else gives nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.cache.outcome import Outcome, decoded, encoded
from cards.model import Cloze, Deletion, Entry, Note, Question, Source, Term

ENTRY = Entry("osmosis", Term("osmosis", "stated", "said"), (), Source("a.txt", 1))
PLACES = tuple(Source("a.txt", line) for line in (1, 3, 8))
NOTES = st.builds(
    Note,
    body=st.one_of(
        st.builds(Question),
        st.builds(Cloze, st.lists(st.one_of(st.text(), st.builds(Deletion))).map(tuple)),
    ),
    source=st.sampled_from(PLACES),
    url=st.none() | st.text(),
)
OUTCOMES = st.builds(
    Outcome,
    st.just(ENTRY),
    st.lists(NOTES, max_size=4).map(tuple),
    st.dictionaries(st.text(), st.integers(0)).map(lambda counts: tuple(counts.items())),
)


@given(OUTCOMES)
def test_an_outcome_comes_back_as_it_was(outcome: Outcome) -> None:
    assert decoded(encoded(outcome, PLACES), ENTRY, PLACES) == outcome


@given(OUTCOMES)
def test_its_notes_stand_where_the_lines_stand_now(outcome: Outcome) -> None:
    now = tuple(Source("b.txt", place.line + 5) for place in PLACES)
    expected = tuple(replace(note, source=now[PLACES.index(note.source)]) for note in outcome.notes)
    assert decoded(encoded(outcome, PLACES), ENTRY, now) == replace(outcome, notes=expected)


@given(OUTCOMES.filter(lambda outcome: outcome.notes), st.binary(max_size=50))
def test_what_is_no_outcome_of_this_entry_is_none(outcome: Outcome, noise: bytes) -> None:
    value = encoded(outcome, PLACES)
    assert decoded(value[:-1], ENTRY, PLACES) is None
    assert decoded(value, ENTRY, ()) is None
    assert decoded(noise, ENTRY, PLACES) is None


def test_a_note_from_elsewhere_is_not_kept() -> None:
    note = Note(Question("Q", "A"), "osmosis", "osmosis", "Uses", "other", "", True, "", Source("b.txt", 1), "agent")
    with pytest.raises(ValueError, match="not in"):
        encoded(Outcome(ENTRY, (note,), ()), PLACES)


def test_half_a_character_is_not_kept() -> None:
    note = Note(Question("\ud800", "A"), "osmosis", "osmosis", "Uses", "other", "", True, "", PLACES[0], "agent")
    with pytest.raises(ValueError, match="surrogate"):
        encoded(Outcome(ENTRY, (note,), ()), PLACES)
