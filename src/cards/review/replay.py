"""A review log played again for many cards at once: their first answers together, then their second, and so on."""

from dataclasses import dataclass, fields
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from cards.review.answering import Moment, answers
from cards.review.columns import Columns
from cards.review.days import day_start, study_day
from cards.review.fuzz import Draws, Whole, draws
from cards.review.settings import SchedulerSettings

_TOGETHER = 20_000  # cards: few enough for the processor's cache, enough for the cost of a turn to vanish


@dataclass(frozen=True, slots=True)
class ReviewColumns:
    """Answers in the order of the log: the place of the card among the cards replayed, UTC second, rating from 1 to 4."""

    card: Whole
    second: Whole
    rating: Whole


def replay(
    cards: Columns, numbers: Whole, reviews: ReviewColumns, settings: SchedulerSettings, zone: ZoneInfo
) -> Columns:
    """Return the cards after all their reviews, equal to what `scheduler.answered` makes of them one by one.

    `numbers` are the cards' Anki ids, in the order of `cards`. Nothing that is passed in is changed.
    """
    counts = np.bincount(reviews.card, minlength=len(numbers))
    most_first = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    rank = np.zeros_like(counts)
    rank[most_first] = np.arange(len(most_first))
    by_rank = np.argsort(rank[reviews.card], kind="stable")
    ends = np.cumsum(counts[most_first])
    result = _taken(cards, np.arange(len(numbers)))
    for first in range(0, len(most_first), _TOGETHER):
        group = most_first[first : first + _TOGETHER]
        rows = by_rank[ends[first] - counts[group[0]] : ends[first + len(group) - 1]]
        log = ReviewColumns(rank[reviews.card[rows]] - first, reviews.second[rows], reviews.rating[rows])
        _put(result, group, _replay_group(_taken(cards, group), numbers[group], log, settings, zone))
    return result


def _replay_group(
    cards: Columns, numbers: Whole, log: ReviewColumns, settings: SchedulerSettings, zone: ZoneInfo
) -> Columns:
    """Replay cards, those with most reviews first, whose log is sorted by card; returns them in place of what was passed."""
    counts = np.bincount(log.card)
    starts = np.cumsum(counts) - counts
    turns = np.arange(len(log.card)) - starts[log.card]
    draw = draws(numbers[log.card], cards.reps[log.card] + turns)
    known = np.where(np.isnan(cards.stability), log.second[starts], cards.last_review)
    before = np.where(turns == 0, known[log.card], np.roll(log.second, 1))
    moment = _moments(log.second, before, settings.rollover_hour, zone)
    for turn in range(int(counts[0])):
        count = np.count_nonzero(counts > turn)
        rows = starts[:count] + turn
        found = answers(
            _taken(cards, slice(count)),
            Draws(draw.fraction[rows], draw.words[:, rows]),
            Moment(*(getattr(moment, field.name)[rows] for field in fields(Moment))),
            settings,
        )
        _put(cards, slice(count), _taken(found.cards, (log.rating[rows] - 1, np.arange(count))))
    return cards


def _moments(second: Whole, before: Whole, rollover_hour: int, zone: ZoneInfo) -> Moment:
    """Look up each answer, and the answer before it, in a calendar of the study days that they touch."""
    first = study_day(int(min(second.min(), before.min())), zone, rollover_hour)
    last = study_day(int(max(second.max(), before.max())), zone, rollover_hour)
    starts = np.array([day_start(day, zone, rollover_hour) for day in range(first, last + 2)])
    today = np.searchsorted(starts, second, side="right") - 1
    days_since = np.maximum(today - (np.searchsorted(starts, before, side="right") - 1), 0)
    return Moment(second, first + today, starts[today + 1] - second, days_since)


def _taken(cards: Columns, places: Whole | slice | tuple[Whole, Whole]) -> Columns:
    return Columns(*(getattr(cards, field.name)[places] for field in fields(Columns)))


def _put(cards: Columns, places: Whole | slice, values: Columns) -> None:
    for field in fields(Columns):
        column: npt.NDArray[np.generic] = getattr(cards, field.name)
        column[places] = getattr(values, field.name)
