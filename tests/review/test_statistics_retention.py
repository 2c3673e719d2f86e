"""True retention is what a count by hand gives: the first answer of a day, cards in review, Again is a failure."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from statistics_making import ANSWERS, TODAY, answer, answers_of

from cards.review.states import Phase, Rating
from cards.review.statistics.retention import Retained, by_month, retained, true_reviews
from cards.review.store.answers import Answer

EPOCH = date(1970, 1, 1)


@settings(max_examples=60)
@given(ANSWERS)
def test_it_is_what_a_count_by_hand_gives(answers: list[Answer]) -> None:
    """One pass over every card, every day and every month, with nothing in common with the code."""
    expected: dict[tuple[int, int], list[int]] = {}
    for card in {one.card for one in answers}:
        for day in range(TODAY - 70, TODAY + 1):
            of_day = [one for one in answers if one.card == card and one.day == day]
            if not of_day or of_day[0].phase is not Phase.REVIEW:
                continue
            month = (EPOCH + timedelta(days=day)).timetuple()[:2]
            place = 2 * (of_day[0].interval > 20) + (of_day[0].rating is Rating.AGAIN)
            expected.setdefault(month, [0, 0, 0, 0])[place] += 1
    found = by_month(true_reviews(answers_of(answers)))
    assert {(one.first.year, one.first.month): one.retained for one in found if one.retained.reviews} == {
        month: Retained(*counts) for month, counts in expected.items()
    }
    assert retained(true_reviews(answers_of(answers))).reviews == sum(sum(counts) for counts in expected.values())


@settings(max_examples=60)
@given(ANSWERS)
def test_months_follow_one_another(answers: list[Answer]) -> None:
    months = [one.first for one in by_month(true_reviews(answers_of(answers)))]
    for one, following in pairwise(months):
        assert (one + timedelta(days=31)).replace(day=1) == following


def test_second_tries_and_steps_do_not_count() -> None:
    answers = [
        answer(1, rating=1),
        answer(1, phase=Phase.RELEARNING),
        answer(1),  # the same card again on the same day
        answer(2, phase=Phase.NEW),
        answer(3, phase=Phase.LEARNING, rating=1),
        answer(3),
        answer(4, rating=2, interval=21),
    ]
    found = retained(true_reviews(answers_of(answers)))
    assert found == Retained(young_failed=1, mature_passed=1)
    assert (found.rate, found.young_rate, found.mature_rate) == (0.5, 0.0, 1.0)


def test_a_month_without_reviews_is_there_and_has_no_rate() -> None:
    months = by_month(answers_of([answer(day=TODAY - 62), answer(day=TODAY)]))
    assert len(months) == 3
    assert (months[1].retained.rate, months[1].desired) == (None, None)


def test_what_was_desired_is_the_mean_over_the_months_reviews() -> None:
    wanted = (0.8, 0.9, 0.9, 0.9)
    (month,) = by_month(answers_of([answer(number, desired=one) for number, one in enumerate(wanted)]))
    assert month.desired is not None
    assert abs(month.desired - 0.875) < 1e-12


def test_nothing_gives_nothing() -> None:
    assert by_month(answers_of([])) == ()
    assert retained(answers_of([])).rate is None
