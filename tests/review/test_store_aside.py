"""What is put aside: which cards, why, since when; and coming back as one operation that can be undone."""

import pytest
from store_making import DAY, NOW, TEXT, answer, at, card, key, opened

from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store.aside import Why
from cards.review.store.check import check
from cards.review.store.log import EventKind
from cards.review.store.scheduling import schedule, to_text


@pytest.fixture
def store(tmp_path):
    with opened(tmp_path / "store.db") as store:
        store.sync_cards("deck", "Deck", [card(number) for number in range(6)])
        store.sync_cards("other", "Other", [card(number) for number in range(6, 8)])
        yield store
    assert check(tmp_path / "store.db", schedule) == []


def aside(store, instant=NOW):
    return {one.card.key: dict(one.since) for one in store.aside("deck", at(instant).study_day)}


def lapse(store, number: int, times: int, text: str = TEXT) -> int:
    """Forget a card so often, each time after it was known; return the instant of the last time."""
    instant = NOW - 4_000 * DAY
    for _ in range(times):
        store.answer(key(number), Rating.EASY, at(instant), taken=1, settings=text)
        instant += 40 * DAY
        store.answer(key(number), Rating.AGAIN, at(instant), taken=1, settings=text)
        instant += DAY
    return instant - DAY


def test_each_reason_with_the_instant_of_its_last_beginning(store):
    store.change(EventKind.SUSPEND, [key(1)], at(NOW - 3 * DAY))
    store.change(EventKind.RESUME, [key(1)], at(NOW - 2 * DAY))
    store.change(EventKind.SUSPEND, [key(1)], at(NOW - DAY))
    store.change(EventKind.BURY, [key(2)], at())
    store.change(EventKind.BURY, [key(3)], at(NOW - DAY))
    store.change(EventKind.DROP, [key(4)], at())
    store.change(EventKind.SUSPEND, [key(4)], at())
    store.change(EventKind.SUSPEND, [key(0)], at())
    store.undo(at())
    store.change(EventKind.DROP, [key(7)], at())
    assert aside(store) == {
        key(1): {Why.SUSPENDED: NOW - DAY},
        key(2): {Why.BURIED: NOW},
        key(4): {Why.DROPPED: NOW, Why.SUSPENDED: NOW},
    }
    assert list(aside(store, NOW + DAY)) == [key(1), key(4)]


def test_a_leech_is_listed_since_the_answer_that_made_it_one_and_is_not_away(store):
    last = lapse(store, 1, 8)
    answer(store, 1)
    lapse(store, 2, 7)
    assert aside(store) == {key(1): {Why.LEECH: last}}
    assert [one.is_away for one in store.aside("deck", at().study_day)] == [False]


def test_a_leech_that_was_mended_becomes_one_again_after_half_as_many_lapses(store):
    lapse(store, 1, 8)
    store.change(EventKind.MEND, [key(1)], at(NOW - 3_500 * DAY))
    assert aside(store) == {}
    assert store.card(key(1)).standing.state.lapses == 8
    for turn in range(4):
        answer(store, 1, Rating.EASY, NOW - (3_000 - turn * 100) * DAY)
        assert aside(store) == {}
        answer(store, 1, Rating.AGAIN, NOW - (2_950 - turn * 100) * DAY)
    assert aside(store) == {key(1): {Why.LEECH: NOW - 2_650 * DAY}}


def test_a_leech_that_was_suspended_by_its_answer(store):
    last = lapse(store, 1, 3, to_text(SchedulerSettings(leech_threshold=3, leeches_suspended=True)))
    assert aside(store) == {key(1): {Why.SUSPENDED: last, Why.LEECH: last}}
    store.bring_back([key(1)], at())
    assert aside(store) == {key(1): {Why.LEECH: last}}


def test_coming_back_is_one_operation_and_undo_puts_all_aside_again(store):
    store.change(EventKind.SUSPEND, [key(1), key(4)], at())
    store.change(EventKind.DROP, [key(4)], at())
    store.change(EventKind.BURY, [key(2)], at())
    before = aside(store)
    store.bring_back([key(4), key(1), key(2), key(0)], at(NOW + 1))
    assert aside(store) == {}
    assert [event.kind for event in store.history(key(4))][-2:] == [EventKind.TAKE_BACK, EventKind.RESUME]
    store.undo(at(NOW + 2))
    assert aside(store) == before
