"""Whatever is done in whatever order: the cards stand where the log puts them, and undo is the exact inverse."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from store_making import DAY, MINUTE, NOW, TEXT, at, card, key, opened

from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store.check import check
from cards.review.store.log import EventKind
from cards.review.store.scheduling import schedule, to_text

CARDS = st.integers(0, 4)
OTHER_SETTINGS = to_text(SchedulerSettings(desired_retention=0.8, learning_steps=(30,)))
KINDS = [kind for kind in EventKind if kind not in {EventKind.ANSWER, EventKind.CRAM, EventKind.UNDO, EventKind.FLAG}]


class Quiz(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "store.db"
        self.now = NOW
        self.undo_to = []

    @initialize()
    def sync(self):
        self.store = opened(self.path)
        self.store.sync_cards("deck", "Deck", [card(number) for number in range(5)])

    def standings(self):
        # which row of the log was the last is no part of where a card stands
        return [replace(self.store.card(key(number)).standing, last_event=0) for number in range(5)]

    def remember(self):
        self.undo_to.append(self.standings())

    @rule(number=CARDS, rating=st.sampled_from(Rating), minutes=st.integers(0, 40 * DAY // MINUTE), other=st.booleans())
    def answer(self, number, rating, minutes, other):
        self.now += minutes * MINUTE
        self.remember()
        text = OTHER_SETTINGS if other else TEXT
        sibling = [key((number + 1) % 5)] if other else []
        self.store.answer(key(number), rating, at(self.now), taken=5, settings=text, buries=sibling)

    @rule(number=CARDS, rating=st.sampled_from(Rating))
    def cram(self, number, rating):
        self.remember()
        self.store.cram(key(number), rating, at(self.now), 5)
        assert self.standings() == self.undo_to[-1]

    @rule(kind=st.sampled_from(KINDS), numbers=st.lists(CARDS, min_size=1, unique=True))
    def change(self, kind, numbers):
        self.remember()
        self.store.change(kind, [key(number) for number in numbers], at(self.now))

    @rule(number=CARDS, flag=st.integers(0, 7))
    def flag(self, number, flag):
        self.remember()
        self.store.change(EventKind.FLAG, [key(number)], at(self.now), flag)

    @rule()
    def undo(self):
        undone = self.store.undo(at(self.now))
        assert (undone is None) == (not self.undo_to)
        if self.undo_to:
            assert self.standings() == self.undo_to.pop()

    @rule()
    def restart(self):
        self.store.close()
        assert check(self.path, schedule) == []
        self.store = opened(self.path)

    @rule()
    def rebuild(self):
        before = self.standings()
        self.store.rebuild()
        assert self.standings() == before

    def teardown(self):
        if hasattr(self, "store"):
            assert check(self.path, schedule) == []
            while self.store.undo(at(self.now)):  # all the way back, however far
                assert self.standings() == self.undo_to.pop()
            assert not self.undo_to
            assert check(self.path, schedule) == []
            self.store.close()
        self.folder.cleanup()


TestQuiz = Quiz.TestCase
TestQuiz.settings = settings(max_examples=15, stateful_step_count=20, deadline=None)


def test_forty_steps_are_undone_one_by_one_across_restarts(tmp_path):
    path = tmp_path / "store.db"
    with opened(path) as store:
        store.sync_cards("deck", "Deck", [card(0), card(1)])
        seen = []
        for turn in range(40):
            seen.append([store.card(key(number)).state for number in (0, 1)])
            store.answer(key(turn % 2), Rating(1 + turn % 4), at(NOW + turn * DAY), taken=5, settings=TEXT)
    for before in reversed(seen):
        with opened(path) as store:
            store.undo(at(NOW + 41 * DAY))
            assert [store.card(key(number)).state for number in (0, 1)] == before
    with opened(path) as store:
        assert store.undo(at(NOW + 41 * DAY)) is None


def test_undo_of_a_deck_leaves_other_decks_alone(tmp_path):
    with opened(tmp_path / "store.db") as store:
        store.sync_cards("one", "One", [card(0)])
        store.sync_cards("two", "Two", [card(1)])
        store.answer(key(0), Rating.GOOD, at(NOW), taken=5, settings=TEXT)
        store.answer(key(1), Rating.GOOD, at(NOW), taken=5, settings=TEXT)
        assert store.undoable("one").event.card == key(0)
        assert [found.key for found in store.undo(at(NOW), "one").cards] == [key(0)]
        assert store.card(key(0)).state.reps == 0
        assert store.card(key(1)).state.reps == 1
