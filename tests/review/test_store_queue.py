"""What is due: its order, the day's limits, filters, and what being put aside, dropped or gone from the deck does."""

import sqlite3
from collections import Counter
from itertools import pairwise

import pytest
from store_making import DAY, MINUTE, NOW, TEXT, answer, at, card, key, opened

from cards.review.states import Rating
from cards.review.store.catalogue import Synced
from cards.review.store.faults import StoreError
from cards.review.store.log import EventKind
from cards.review.store.queue import Due, Filter, Limits
from cards.review.store.shuffling import dice, shuffle_start


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "store.db") as store:
        tags = [("bone",), ("bone::skull",), ("bones",), ("a*b",), (), ()]
        store.sync_cards("deck", "Deck", [card(number, tags=tags[number]) for number in range(6)])
        yield store


def due(store, instant=NOW, **values):
    return [found.key for found in store.queue("deck", at(instant), **values).cards(100)]


def test_steps_come_first_then_reviews_then_new_cards(store):
    answer(store, 5, 4, NOW - 60 * DAY)  # easy: a review that is due
    answer(store, 4, 1, NOW - 10 * MINUTE)  # again: a step that is over
    assert due(store) == [key(4), key(5), key(0), key(1), key(2), key(3)]
    assert store.queue("deck", at()).counts() == Due(learning=1, later=0, reviews=1, new=4)


def test_limits_count_what_was_done_today_but_not_what_was_undone(store):
    limits = Limits(new=2, reviews=0)
    assert due(store, limits=limits) == [key(0), key(1)]
    answer(store, 0, 4)
    assert due(store, limits=limits) == [key(1)]
    assert store.queue("deck", at(), limits).counts().new == 1
    store.undo(at())
    assert due(store, limits=limits) == [key(0), key(1)]
    answer(store, 5, 4, NOW - 60 * DAY)
    assert store.queue("deck", at(), Limits(new=0, reviews=1)).counts().reviews == 1
    answer(store, 5, 3)
    answer(store, 4, 4, NOW - 60 * DAY)
    assert store.queue("deck", at(), Limits(new=0, reviews=1)).counts().reviews == 0


def test_filters(store):
    store.change(EventKind.FLAG, [key(2)], at(), 4)
    assert due(store, only=Filter(entries=["entry-1"])) == [key(1), key(4)]
    assert due(store, only=Filter(entries=["entry-1", "entry-2"], sections=["Section 1"])) == [key(1), key(5)]
    assert due(store, only=Filter(flags=[4, 5])) == [key(2)]
    assert due(store, only=Filter(tags=["bone"])) == [key(0), key(1)]
    assert due(store, only=Filter(tags=["a*b"])) == [key(3)]
    assert due(store, only=Filter(tags=["a*"])) == []
    assert due(store, only=Filter(entries=["x' OR 1 = 1 --"])) == []


@pytest.mark.parametrize("few", [0, 3, 10_000])
def test_filters_give_the_same_however_many_cards_they_leave(store, monkeypatch, few: int):
    monkeypatch.setattr("cards.review.store.chosen._FEW", few)
    store.change(EventKind.FLAG, [key(1)], at(), 4)
    answer(store, 1, 4, NOW - 60 * DAY)
    answer(store, 5, 1, NOW - 10 * MINUTE)
    for only, found in (
        (Filter(tags=["bone"]), [1, 0]),
        (Filter(tags=["bone"], flags=[4]), [1]),
        (Filter(tags=["bone", "a*b"], sections=["Section 1"]), [1, 3]),
        (Filter(sections=["Section 1"]), [5, 1, 3]),
    ):
        assert due(store, only=only) == [key(number) for number in found]
        queue = store.queue("deck", at(), only=only, shuffled_from=7)
        assert {one.key for one in queue.cards(100)} == {key(number) for number in found}
        assert sum((queue.counts().learning, queue.counts().reviews, queue.counts().new)) == len(found)
        assert {one.key for one in queue.matching(100)} == {key(number) for number in found}


def test_a_filter_sees_tags_that_change_here_and_elsewhere(store, tmp_path):
    bone = Filter(tags=["bone"])
    assert due(store, only=bone) == [key(0), key(1)]
    store.sync_cards("deck", "Deck", [card(0), card(1, tags=("bone",)), card(2, tags=("bone",))])
    assert due(store, only=bone) == [key(1), key(2)]
    with opened(tmp_path / "store.db") as other:
        other.sync_cards("deck", "Deck", [card(0, tags=("bone",)), card(1)])
    assert due(store, only=bone) == [key(0)]


def test_what_is_put_aside_comes_back_when_it_should(store):
    store.change(EventKind.SUSPEND, [key(0)], at())
    store.change(EventKind.BURY, [key(1)], at())
    store.change(EventKind.DROP, [key(2)], at())
    assert due(store) == [key(3), key(4), key(5)]
    assert due(store, NOW + DAY) == [key(1), key(3), key(4), key(5)]
    store.change(EventKind.RESUME, [key(0)], at())
    store.change(EventKind.TAKE_BACK, [key(2)], at())
    assert due(store) == [key(0), key(2), key(3), key(4), key(5)]


def test_an_answer_puts_siblings_aside_and_undo_brings_them_back(store):
    store.sync_cards("deck", "Deck", [card(0), card(0, 2), card(1)])
    siblings = [found.key for found in store.siblings(key(0))]
    assert siblings == [key(0, 2)]
    store.answer(key(0), Rating.EASY, at(), taken=10, settings=TEXT, buries=siblings)
    assert due(store) == [key(1)]
    store.undo(at())
    assert due(store) == [key(0), key(0, 2), key(1)]


def test_a_card_that_leaves_the_deck_keeps_its_history(store):
    answer(store, 1)
    before = store.card(key(1))
    assert store.sync_cards("deck", "Deck", [card(0), card(6)]) == Synced(added=1, changed=1, gone=5, returned=0)
    assert not store.card(key(1)).present
    assert due(store) == [key(0), key(6)]
    moved = card(1, entry="other", position=99)
    assert store.sync_cards("deck", "Deck", [card(0), card(6), moved]) == Synced(returned=1)
    after = store.card(key(1))
    assert (after.entry, after.standing, len(store.history(key(1)))) == ("other", before.standing, 1)
    assert store.sync_cards("deck", "Deck", [card(0), card(6), moved]) == Synced()


def test_a_card_that_nobody_knows(store):
    with pytest.raises(StoreError, match="build the deck again"):
        answer(store, 77)
    with pytest.raises(ValueError, match="flags"):
        store.change(EventKind.FLAG, [key(0)], at(), 9)
    assert store.undo(at()) is None


def test_new_cards_in_random_order_begin_elsewhere_each_day_and_nowhere_else_on_the_same_day(store):
    store.sync_cards("deck", "Deck", [card(number) for number in range(60)])

    def shuffled(day: int, **values: object):
        start = shuffle_start("deck", day)
        queue = store.queue("deck", at(), Limits(None, None), shuffled_from=start, **values)
        return [found.key for found in queue.cards(100)]

    days = [shuffled(day) for day in range(10)]
    assert all(sorted(order) == sorted(due(store, limits=Limits(None, None))) for order in days)
    assert len({tuple(order) for order in days}) > 5
    assert days[0] != sorted(days[0])
    answer(store, int(days[0][0].guid.removeprefix("guid-")), 4)
    answer(store, int(days[0][5].guid.removeprefix("guid-")), 4)
    assert shuffled(0) == days[0][1:5] + days[0][6:]
    assert set(shuffled(0, only=Filter(entries=["entry-1"]))) < set(days[0])


def test_dice_fall_as_dice_do():
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE cards (number INTEGER)")
        connection.executemany("INSERT INTO cards VALUES (?)", ((1_700_000_000_000 + n,) for n in range(4_000)))
        thrown = [row[0] for row in connection.execute(f"SELECT {dice('number')} FROM cards ORDER BY number")]
    assert len(set(thrown)) == 4_000
    assert all(0 <= number < 2**31 for number in thrown)
    order = sorted(range(4_000), key=thrown.__getitem__)
    steps = [after - before for before, after in pairwise(order)]
    assert 0.45 < sum(step > 0 for step in steps) / len(steps) < 0.55
    assert max(Counter(steps).values()) < 20, "cards that follow one another in the deck do not do so in the same way"
