"""What the four ratings make of cards: Anki's rules of steps, graduation, lapses and intervals around FSRS's memory.

Rules measured on Anki 26.9.3 and shown equal to it by tests/review/test_against_anki.py. Arrays have four rows, one for
each rating, and a column for each card.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cards.review import memory
from cards.review.columns import DAY, LEARNING, NEW, RELEARNING, REVIEW, SECOND, Columns
from cards.review.fuzz import Draws, Whole, bounds, fuzzed_days, fuzzed_seconds, nearest
from cards.review.settings import SchedulerSettings
from cards.review.single_precision import Singles
from cards.review.steps import waits

_DAY_SECONDS = 86_400
_AGAIN, _HARD, _GOOD, _EASY = range(4)
_SHORT_TERM_LIMIT = np.float32(0.5)  # days: below it, a card without steps comes back within the day


@dataclass(frozen=True, slots=True)
class Moment:
    """When cards are answered: UTC second, its study day, the seconds left of it, study days since the last answer."""

    second: Whole
    today: Whole
    seconds_left: Whole
    days_since: Whole


@dataclass(frozen=True, slots=True)
class Answers:
    """What follows: the cards after each rating, the seconds of a step before fuzz (0: none), and who becomes a leech anew."""

    cards: Columns
    seconds: Whole
    new_leech: npt.NDArray[np.bool_]


def answers(cards: Columns, draw: Draws, moment: Moment, settings: SchedulerSettings) -> Answers:
    """Work out all four ratings of each card."""
    w = memory.weights(settings.parameters)
    stability, difficulty = _memory(w, cards, moment.days_since)
    wanted = memory.intervals(w, settings.desired_retention, stability)
    seconds, steps_left = _steps(cards, wanted, settings)
    days = _days(cards, wanted, draw, settings.maximum_interval)
    lapsing = np.zeros(seconds.shape, dtype=np.bool_)
    lapsing[_AGAIN] = cards.phase == REVIEW
    lapses = cards.lapses + lapsing
    new_leech = lapsing & _is_leech_at(lapses, settings.leech_threshold)
    stepping = seconds > 0
    in_learning = (cards.phase == NEW) | (cards.phase == LEARNING)
    days_away = np.where(seconds < moment.seconds_left, 0, (seconds - moment.seconds_left) // _DAY_SECONDS + 1)
    by_second = stepping & (days_away == 0)
    due = np.where(stepping, moment.today + days_away, moment.today + days)
    return Answers(
        cards=Columns(
            phase=np.where(stepping, np.where(in_learning, LEARNING, RELEARNING), REVIEW),
            due=np.where(by_second, moment.second + fuzzed_seconds(draw, seconds), due),
            unit=np.where(by_second, SECOND, DAY),
            interval=np.where(stepping, _interval_on_steps(cards, wanted, settings), days),
            steps_left=np.where(stepping, steps_left, 0),
            stability=memory.stored(stability, 4),
            difficulty=memory.stored(difficulty, 3),
            reps=np.broadcast_to(cards.reps + 1, seconds.shape),
            lapses=lapses,
            last_review=np.broadcast_to(moment.second, seconds.shape),
            suspended=new_leech & settings.leeches_suspended,
            leech=cards.leech | new_leech,
        ),
        seconds=seconds,
        new_leech=new_leech,
    )


def _memory(w: Singles, cards: Columns, days_since: Whole) -> tuple[Singles, Singles]:
    first = np.isnan(cards.stability)
    one = np.float32(1)
    following = memory.following(
        w,
        np.where(first, one, cards.stability),
        np.where(first, one, cards.difficulty),
        days_since.astype(np.float32),
    )
    stability, difficulty = memory.initial(w)
    return np.where(first, stability, following[0]), np.where(first, difficulty, following[1])


def _steps(cards: Columns, wanted: Singles, settings: SchedulerSettings) -> tuple[Whole, Whole]:
    """Return the seconds until each rating brings the card back, 0 if that is counted in days, and the steps then left."""
    new, review = cards.phase == NEW, cards.phase == REVIEW
    in_learning = new | (cards.phase == LEARNING)
    learning = waits(settings.learning_steps, np.where(new, len(settings.learning_steps), cards.steps_left))
    relearning = waits(settings.relearning_steps, cards.steps_left)
    count = np.where(in_learning, len(settings.learning_steps), len(settings.relearning_steps))
    nothing = np.zeros_like(cards.steps_left)
    seconds = np.stack(
        (
            np.where(in_learning, learning.again, relearning.again),
            np.where(in_learning, learning.hard, np.where(review, 0, relearning.hard)),
            np.where(in_learning, learning.good, np.where(review, 0, relearning.good)),
            nothing,
        )
    )
    left = np.stack(
        (
            count,
            np.where(new, count, cards.steps_left),
            np.where(in_learning, learning.left_after_good, relearning.left_after_good),
            nothing,
        )
    )
    if settings.parameters[17] > 0 and settings.parameters[18] > 0:  # the memory model knows reviews within a day
        short = (count == 0) & (wanted < _SHORT_TERM_LIMIT)
        short[_HARD:_EASY] &= ~review
        short[_EASY] = False
        left[_GOOD] = np.where(short[_GOOD] & in_learning, np.where(new, 0, cards.steps_left), left[_GOOD])
        seconds = np.where(short, (wanted * np.float32(_DAY_SECONDS)).astype(np.int64), seconds)
    return seconds, left


def _days(cards: Columns, wanted: Singles, draw: Draws, greatest: int) -> Whole:
    """Return the days until each rating brings the card back if it is not on a step.

    A lapse is neither fuzzed nor limited. Of the other ratings of a card in review each comes later than the one before;
    on steps only Easy comes later than Good (fuzzed without rounding it first, as Anki does there and nowhere else).
    """
    review = cards.phase == REVIEW
    one = np.ones_like(cards.interval)
    rounded = _whole_days(wanted).astype(np.float32)
    asked = np.where(review, wanted, rounded)

    longer = nearest(wanted) > cards.interval
    kept = cards.interval <= bounds(wanted, one, greatest)[1]
    # a card in review keeps at least its last interval, and gets more than that if its memory asks for more
    last = np.where(review, np.where(longer, cards.interval + 1, np.where(kept, cards.interval, 0)), 0)

    def no_shorter(rating: int, least: Whole) -> Whole:
        return fuzzed_days(draw, asked[rating], np.maximum(least, last[rating]), greatest)

    again = np.where(review, rounded[_AGAIN].astype(np.int64), fuzzed_days(draw, rounded[_AGAIN], one, greatest))
    hard = no_shorter(_HARD, one)
    good = no_shorter(_GOOD, np.where(review, hard + 1, one))
    exact_good = np.where(review, good, fuzzed_days(draw, wanted[_GOOD], one, greatest))
    return np.stack((again, hard, good, no_shorter(_EASY, exact_good + 1)))


def _interval_on_steps(cards: Columns, wanted: Singles, settings: SchedulerSettings) -> Whole:
    """The interval of cards on a step: none while learning, what the last lapse left while relearning."""
    lapsed = (cards.phase == REVIEW) | (cards.phase == RELEARNING)
    interval = np.where(lapsed, _whole_days(wanted), 0)
    if settings.relearning_steps:
        interval[_HARD:] = np.where(lapsed, cards.interval, 0)
    return interval


def _whole_days(wanted: Singles) -> Whole:
    return np.maximum(nearest(wanted), 1)


def _is_leech_at(lapses: Whole, threshold: int) -> npt.NDArray[np.bool_]:
    if not threshold:
        return np.zeros(lapses.shape, dtype=np.bool_)
    every = (threshold + 1) // 2
    reached: npt.NDArray[np.bool_] = (lapses >= threshold) & ((lapses - threshold) % every == 0)
    return reached
