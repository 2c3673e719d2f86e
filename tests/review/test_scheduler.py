"""What a learner meets at the four buttons: steps, days, lapses, leeches, and buttons that are in order."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.review.days import study_day
from cards.review.scheduler import answered, outcomes
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, DueUnit, Phase, Rating, Review

VIENNA = ZoneInfo("Europe/Vienna")
DAY = 86_400
MORNING = int(datetime(2024, 5, 6, 9, tzinfo=VIENNA).timestamp())
DEFAULT = SchedulerSettings()


def reviewed(**fields: object) -> CardState:
    base = CardState(
        Phase.REVIEW,
        due=study_day(MORNING, VIENNA, 4),
        due_unit=DueUnit.DAY,
        interval=20,
        stability=20.5,
        difficulty=5.5,
        reps=5,
        last_review=MORNING - 20 * DAY,
    )
    return replace(base, **fields)


def test_first_buttons_are_one_six_and_ten_minutes_and_then_days() -> None:
    found = outcomes(CardState(), DEFAULT, MORNING, VIENNA, 1)
    assert [found.of(rating).seconds for rating in Rating] == [60, 330, 600, None]
    assert [found.of(rating).state.phase for rating in Rating] == [Phase.LEARNING] * 3 + [Phase.REVIEW]
    assert [found.of(rating).state.steps_left for rating in Rating] == [2, 2, 1, 0]
    assert found.easy.days == found.easy.state.interval >= 7


def test_good_twice_graduates() -> None:
    state = answered(CardState(), Review(MORNING, Rating.GOOD), DEFAULT, VIENNA, 1)
    assert state.due_unit is DueUnit.SECOND
    assert MORNING + 600 <= state.due < MORNING + 750
    state = answered(state, Review(state.due, Rating.GOOD), DEFAULT, VIENNA, 1)
    assert (state.phase, state.due_unit) == (Phase.REVIEW, DueUnit.DAY)
    assert state.due == study_day(MORNING, VIENNA, 4) + state.interval


@pytest.mark.parametrize(
    ("steps", "hard"),
    [((60,), 90), ((60, 600), 330), ((4 * DAY,), 5 * DAY), ((DAY, 4 * DAY), 3 * DAY), ((600, 61), 330)],
)
def test_hard_on_the_first_step(steps: tuple[int, ...], hard: int) -> None:
    found = outcomes(CardState(), SchedulerSettings(learning_steps=steps), MORNING, VIENNA, 1)
    assert found.hard.seconds == hard


@pytest.mark.parametrize(
    ("hour", "minutes", "days"), [(23, 299, 0), (23, 300, 1), (23, 300 + 1_439, 1), (23, 300 + 1_440, 2)]
)
def test_a_step_that_ends_on_a_later_day_waits_for_that_day(hour: int, minutes: int, days: int) -> None:
    now = int(datetime(2024, 5, 6, hour, tzinfo=VIENNA).timestamp())
    step = SchedulerSettings(learning_steps=(minutes * 60,))
    found = outcomes(CardState(), step, now, VIENNA, 1).again
    if days:
        assert (found.state.due_unit, found.state.due) == (DueUnit.DAY, study_day(now, VIENNA, 4) + days)
    else:
        assert found.state.due_unit is DueUnit.SECOND
    assert found.seconds == minutes * 60


def test_the_night_in_which_clocks_change_is_one_night() -> None:
    """An answer at 04:30 and the next on the following morning are a day apart, though that day has 25 hours."""
    saturday = int(datetime(2024, 10, 26, 4, 30, tzinfo=VIENNA).timestamp())
    sunday = int(datetime(2024, 10, 27, 23, 0, tzinfo=VIENNA).timestamp())
    other_saturday = int(datetime(2024, 10, 12, 4, 30, tzinfo=VIENNA).timestamp())
    other_sunday = int(datetime(2024, 10, 13, 23, 0, tzinfo=VIENNA).timestamp())
    changed, plain = (
        outcomes(reviewed(last_review=before), DEFAULT, after, VIENNA, 1).good
        for before, after in ((saturday, sunday), (other_saturday, other_sunday))
    )
    assert changed.state.stability == plain.state.stability
    assert changed.days == plain.days


def test_a_lapse_relearns_and_keeps_what_it_left() -> None:
    lapsed = outcomes(reviewed(), DEFAULT, MORNING, VIENNA, 1).again
    assert (lapsed.state.phase, lapsed.seconds, lapsed.state.lapses) == (Phase.RELEARNING, 600, 1)
    assert 1 <= lapsed.state.interval < 20
    again = answered(lapsed.state, Review(lapsed.state.due, Rating.GOOD), DEFAULT, VIENNA, 1)
    assert (again.phase, again.lapses) == (Phase.REVIEW, 1)


def test_leeches_at_eight_and_every_four_more() -> None:
    reached = [
        lapses + 1
        for lapses in range(20)
        if outcomes(reviewed(lapses=lapses), DEFAULT, MORNING, VIENNA, 1).again.new_leech
    ]
    assert reached == [8, 12, 16, 20]
    never = replace(DEFAULT, leech_threshold=0)
    assert not any(outcomes(reviewed(lapses=n), never, MORNING, VIENNA, 1).again.new_leech for n in range(20))


def test_a_leech_stays_marked_and_is_suspended_only_if_wanted() -> None:
    strict = replace(DEFAULT, leeches_suspended=True)
    assert outcomes(reviewed(lapses=7), strict, MORNING, VIENNA, 1).again.state.suspended
    marked = outcomes(reviewed(lapses=7), DEFAULT, MORNING, VIENNA, 1).again.state
    assert (marked.leech, marked.suspended) == (True, False)
    assert answered(marked, Review(MORNING + 700, Rating.GOOD), DEFAULT, VIENNA, 1).leech


def test_an_answer_ends_burial_and_suspension_and_keeps_the_flag() -> None:
    after = outcomes(reviewed(suspended=True, buried_day=19_849, flag=4), DEFAULT, MORNING, VIENNA, 1).good.state
    assert (after.suspended, after.buried_day, after.flag) == (False, None, 4)


def test_a_clock_that_was_set_back_does_no_harm() -> None:
    early = outcomes(reviewed(last_review=MORNING + 40 * DAY), DEFAULT, MORNING, VIENNA, 1)
    same_day = outcomes(reviewed(last_review=MORNING), DEFAULT, MORNING, VIENNA, 1)
    assert early.good.state == same_day.good.state


states = st.builds(
    reviewed,
    interval=st.integers(1, 2_000),
    stability=st.floats(0.001, 36_500),
    difficulty=st.floats(1, 10),
    reps=st.integers(1, 500),
    last_review=st.integers(MORNING - 3_000 * DAY, MORNING),
)


@settings(deadline=None, max_examples=60)
@given(state=states, retention=st.floats(0.7, 0.99), greatest=st.integers(5, 36_500), seed=st.integers(0, 2**63 - 1))
def test_buttons_are_in_order_and_within_bounds(state: CardState, retention: float, greatest: int, seed: int) -> None:
    chosen = SchedulerSettings(desired_retention=retention, maximum_interval=greatest)
    found = outcomes(state, chosen, MORNING, VIENNA, seed)
    hard, good, easy = (found.of(rating).days or 0 for rating in (Rating.HARD, Rating.GOOD, Rating.EASY))
    assert 1 <= hard <= good <= easy <= greatest
    assert hard < good < easy or easy == greatest
    for rating in Rating:
        after = found.of(rating).state
        assert 0.001 <= (after.stability or 0) <= 36_500
        assert 1 <= (after.difficulty or 0) <= 10
        assert (after.reps, after.last_review) == (state.reps + 1, MORNING)


def test_same_card_same_fuzz_other_card_other_fuzz() -> None:
    def days(seed: int) -> int | None:
        return outcomes(reviewed(), DEFAULT, MORNING, VIENNA, seed).good.days

    assert days(5) == days(5)
    assert len({days(seed) for seed in range(40)}) > 3


def test_utc_is_not_needed() -> None:
    """The same instant belongs to different study days in different places."""
    now = int(datetime(2024, 5, 6, 20, tzinfo=UTC).timestamp())
    assert study_day(now, ZoneInfo("Asia/Tokyo"), 4) == study_day(now, ZoneInfo("America/New_York"), 4) + 1
