"""Load, calendar, ratings, memory and parts: each card and each answer is counted once and in the right place."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from statistics_making import ANSWERS, CARDS, NOW, TODAY, answer, answers_of, card, in_review

from cards.review.days import day_date
from cards.review.scheduler import retrievability
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, DueUnit, Phase
from cards.review.statistics.activity import activity
from cards.review.statistics.forecast import LENGTH, forecast
from cards.review.statistics.memory import DIFFICULTY_EDGES, RETRIEVABILITY_EDGES, STABILITY_EDGES, classes, memory
from cards.review.statistics.parts import hardest, parts
from cards.review.statistics.ratings import by_phase
from cards.review.statistics.report import report
from cards.review.statistics.retention import true_reviews
from cards.review.store.answers import Answer
from cards.review.store.history import History
from cards.review.store.standings import StoredCard


@settings(max_examples=40)
@given(CARDS)
def test_every_card_is_in_one_place_of_the_forecast(cards: list[StoredCard]) -> None:
    found = forecast(cards, TODAY)
    present = [one for one in cards if one.present]
    assert len(found.days) == LENGTH
    assert sum(found.days) + found.later + found.new + found.resting == len(present)
    assert found.overdue <= sum(found.days[:2])  # what is overdue is due today, or tomorrow if it is buried
    assert forecast(cards, TODAY, 1_000).later == 0


def test_a_card_is_due_on_its_day() -> None:
    states = [
        in_review(TODAY - 3),
        in_review(TODAY),
        in_review(TODAY, buried_day=TODAY),
        in_review(TODAY + 29),
        in_review(TODAY + 30),
        in_review(TODAY + 1, buried_day=TODAY - 1),
        in_review(TODAY, suspended=True),
        CardState(Phase.LEARNING, NOW + 60, DueUnit.SECOND),
        CardState(),
    ]
    found = forecast([card(number, state) for number, state in enumerate(states)], TODAY)
    assert found.days == (3, 2, *[0] * 27, 1)
    assert (found.overdue, found.later, found.new, found.resting) == (1, 1, 1, 1)


@given(ANSWERS)
def test_every_answer_is_in_the_calendar_and_under_its_button(answers: list[Answer]) -> None:
    found = activity(answers_of(answers), TODAY)
    assert found.answers == len(answers)
    assert [day.day for day in found.days] == sorted({one.day for one in answers})
    assert found.seconds == pytest.approx(sum(min(one.taken, 60_000) for one in answers) / 1000)
    assert sum(sum(one.counts) for one in by_phase(answers_of(answers))) == len(answers)
    for one in by_phase(answers_of(answers)):
        assert one.counts == tuple(
            sum((given.phase, given.rating) == (one.phase, rating) for given in answers) for rating in (1, 2, 3, 4)
        )


@given(some.sets(some.integers(0, 40)))
def test_runs_are_the_longest_that_there_are(ago: set[int]) -> None:
    found = activity(answers_of([answer(day=day) for day in sorted(TODAY - one for one in ago)]), TODAY)
    longest = max((n for first in ago for n in range(1, 42) if set(range(first, first + n)) <= ago), default=0)
    begins = 0 if 0 in ago else 1
    streak = next(n for n in range(43) if begins + n not in ago)
    assert (found.longest, found.streak) == (longest, streak)


@given(some.lists(some.floats(0, 40_000)))
def test_every_value_is_in_one_class(values: list[float]) -> None:
    for edges in (STABILITY_EDGES, DIFFICULTY_EDGES, RETRIEVABILITY_EDGES):
        found = classes(values, edges)
        assert sum(one.count for one in found) == len(values)
        for one in found[1:-1]:
            assert one.count == sum(one.low <= value < one.high for value in values)


@settings(max_examples=40)
@given(CARDS)
def test_retrievability_is_the_schedulers(cards: list[StoredCard]) -> None:
    later = NOW + 9 * 86_400
    found = memory(cards, {}, later)
    single = [retrievability(one.state, SchedulerSettings(), later) for one in cards if one.present]
    known = [chance for chance in single if chance is not None]
    assert found.remembered == pytest.approx(sum(known), rel=1e-6)
    assert found.retrievability == classes(known, RETRIEVABILITY_EDGES)
    assert found.cards == len(known)


def test_the_hardest_cards_come_first_and_only_those_that_lapsed() -> None:
    states = [
        in_review(TODAY, lapses=2, stability=9.0),
        in_review(TODAY, lapses=0, stability=0.1),
        in_review(TODAY, lapses=2, stability=3.0),
        in_review(TODAY, lapses=5, stability=90.0),
    ]
    cards = [card(number, state) for number, state in enumerate(states)]
    cards.append(card(9, in_review(TODAY, lapses=99), present=False))
    assert [one.number for one in hardest(cards, 10)] == [3, 2, 0]
    assert [one.number for one in hardest(cards, 1)] == [3]


def test_parts_divide_cards_and_answers() -> None:
    cards = [
        card(0, in_review(TODAY, 30, lapses=1), section="Origin"),
        card(1, CardState(), section="Origin"),
        card(2, in_review(TODAY, 20, lapses=2), section="Mechanism"),
        card(3, in_review(TODAY), section="Gone", present=False),
    ]
    answers = answers_of([answer(0, rating=1), answer(0), answer(2), answer(2, day=TODAY - 1), answer(3)])
    origin, mechanism, gone = parts(cards, answers, true_reviews(answers), lambda one: one.section)
    assert (origin.name, origin.cards, origin.begun, origin.mature, origin.lapses) == ("Origin", 2, 1, 1, 1)
    assert (origin.retained.rate, origin.seconds) == (0.0, 4.0)
    assert (mechanism.mature, mechanism.retained.reviews, mechanism.retained.rate) == (0, 2, 1.0)
    assert (gone.cards, gone.retained.reviews) == (0, 1)


def test_a_report_of_nothing_is_all_zero() -> None:
    found = report(History(), TODAY, NOW)
    assert (found.cards, found.months, found.hardest, found.entries, found.lately.rate) == (0, (), (), (), None)
    assert (found.activity.answers, found.activity.streak, found.memory.remembered) == (0, 0, 0.0)


@given(ANSWERS)
def test_lately_is_the_last_thirty_days(answers: list[Answer]) -> None:
    cards = [card(number, in_review(TODAY)) for number in range(5)]
    found = report(History((("id", "Biology"),), tuple(cards), answers_of(answers)), TODAY, NOW)
    since = day_date(TODAY) - timedelta(days=29)
    recent = answers_of([one for one in answers if day_date(one.day) >= since])
    assert found.lately == report(History((), tuple(cards), recent), TODAY, NOW).ever
