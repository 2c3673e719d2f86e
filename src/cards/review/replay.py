"""A log of reviews played again for many cards at once: what happened to each first, then what happened second, and so on."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import IntEnum
from functools import cached_property
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from cards.review.answering import Moment, answers
from cards.review.columns import Columns, new_cards
from cards.review.days import day_start, study_day
from cards.review.fuzz import Draws, Whole, draws
from cards.review.settings import SchedulerSettings

NEVER = np.iinfo(np.int64).min
"""Stands for a day on which nothing happened."""

_MET = ("phase", "interval", "leech", "suspended")
_FEW = 30  # days that are quicker looked up than put into a calendar
_TOGETHER = 20_000  # cards: few enough for the processor's cache, enough for the cost of a turn to vanish


class Act(IntEnum):
    """What may happen to a card as far as a replay is concerned."""

    ANSWER, SUSPEND, RESUME, BURY, UNBURY, FLAG, DROP, TAKE_BACK, MEND, RESET = range(10)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an answer was given under: the settings, and the zone in which earlier answers fall on study days."""

    settings: SchedulerSettings
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class EventColumns:
    """What happened, in the order of the log.

    `card` is the place of the card among the cards replayed, `act` is of `Act`. `today` and `day_end` (UTC seconds) are the
    study day as it was when it happened. `rating` (1 to 4) and `rules` (the place among those of the replay) are of
    answers, `value` is a flag's colour.
    """

    card: Whole
    act: Whole
    second: Whole
    today: Whole
    day_end: Whole
    rating: Whole
    rules: Whole
    value: Whole


@dataclass(frozen=True, slots=True)
class StandingColumns:
    """Where cards stand: what answers depend on or change, and what only is done to cards. Days may be NEVER."""

    cards: Columns
    flag: Whole
    buried_day: Whole
    dropped: npt.NDArray[np.bool_]
    first_day: Whole


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where the cards stand afterwards; and as each event found its card: phase, interval, if it was a leech, or suspended."""

    after: StandingColumns
    phase: Whole
    interval: Whole
    leech: Whole
    suspended: Whole


def fresh(count: int) -> StandingColumns:
    """Return so many cards to which nothing ever happened."""
    nothing = np.zeros(count, dtype=np.int64)
    never = np.full(count, NEVER, dtype=np.int64)
    return StandingColumns(new_cards(count), nothing, never, np.zeros(count, dtype=np.bool_), never.copy())


def replay(before: StandingColumns, numbers: Whole, events: EventColumns, rules: Sequence[Rules]) -> Replayed:
    """Return what becomes of cards, equal to what `scheduler.answered` makes of them one answer at a time.

    `numbers` are the cards' Anki ids, in the order of `before`. Nothing that is passed in is changed.
    """
    counts = np.bincount(events.card, minlength=len(numbers))
    most_first = np.argsort(-counts, kind="stable")[: np.count_nonzero(counts)]
    rank = np.zeros_like(counts)
    rank[most_first] = np.arange(len(most_first))
    by_rank = np.argsort(rank[events.card], kind="stable")
    ends = np.cumsum(counts[most_first])
    after = _taken(before, np.arange(len(numbers)))
    met = np.zeros((len(_MET), len(events.card)), dtype=np.int64)
    for first in range(0, len(most_first), _TOGETHER):
        group = most_first[first : first + _TOGETHER]
        rows = by_rank[ends[first] - counts[group[0]] : ends[first + len(group) - 1]]
        found = _Group(
            _taken(before, group), numbers[group], rank[events.card[rows]] - first, _rows(events, rows), rules
        )
        _put(after, group, found.standing)
        met[:, rows] = found.met
    return Replayed(after, *met)


class _Group:
    """Some cards, those to which most happened first, and their events sorted by card: played when it is made."""

    def __init__(
        self, before: StandingColumns, numbers: Whole, card: Whole, events: EventColumns, rules: Sequence[Rules]
    ) -> None:
        self.standing = before
        self.met = np.zeros((len(_MET), len(card)), dtype=np.int64)
        self._events = events
        self._rules = rules
        counts = np.bincount(card)
        starts = np.cumsum(counts) - counts
        self._is_answer = events.act == Act.ANSWER
        self._draw = draws(numbers[card], self._reps(before.cards.reps[card], starts[card]))
        reviewed = before.cards.last_review[~np.isnan(before.cards.stability)]
        self._calendars = [_Calendar(one, events.second, reviewed) for one in rules]
        for turn in range(int(counts[0])):
            self._play(starts[: np.count_nonzero(counts > turn)] + turn)

    def _reps(self, before: Whole, starts: Whole) -> Whole:
        """Return how many answers each event's card had been given since it was new; `starts` is its card's first event."""
        given = np.cumsum(self._is_answer) - self._is_answer
        resets = np.maximum.accumulate(np.where(self._events.act == Act.RESET, np.arange(len(given)), -1))
        reps: Whole = np.where(resets >= starts, given - given[resets], before + given - given[starts])
        return reps

    def _play(self, rows: Whole) -> None:
        """Play one event of each of the first cards."""
        cards = self.standing.cards
        for place, name in enumerate(_MET):
            self.met[place, rows] = getattr(cards, name)[: len(rows)]
        asked = self._is_answer[rows]
        if asked.all():
            self._answer(slice(len(rows)), rows)
            return
        places = np.flatnonzero(asked)
        if len(places):
            self._answer(places, rows[places])
        for act in np.unique(self._events.act[rows[~asked]]):
            places = np.flatnonzero(self._events.act[rows] == act)
            self._change(Act(act), places, rows[places])

    def _answer(self, places: Whole | slice, rows: Whole) -> None:
        under = self._events.rules[rows]
        if (under == under[0]).all():
            self._answer_under(int(under[0]), places, rows)
            return
        each = np.arange(len(rows)) if isinstance(places, slice) else places
        for number in np.unique(under):
            some = under == number
            self._answer_under(int(number), each[some], rows[some])

    def _answer_under(self, number: int, places: Whole | slice, rows: Whole) -> None:
        standing, events = self.standing, self._events
        cards = _columns_at(standing.cards, places)
        second, today = events.second[rows], events.today[rows]
        # A card that is new is looked up as if it had been answered just now.
        earlier = np.where(np.isnan(cards.stability), second, cards.last_review)
        since = np.where(np.isnan(cards.stability), today, self._calendars[number].days_of(earlier))
        found = answers(
            cards,
            Draws(self._draw.fraction[rows], self._draw.words[:, rows]),
            Moment(second, today, events.day_end[rows] - second, np.maximum(today - since, 0)),
            self._rules[number].settings,
        )
        _put_columns(standing.cards, places, _columns_at(found.cards, (events.rating[rows] - 1, np.arange(len(rows)))))
        standing.buried_day[places] = NEVER
        first = standing.first_day[places]
        standing.first_day[places] = np.where(first == NEVER, today, first)

    def _change(self, act: Act, places: Whole, rows: Whole) -> None:
        """Do what is no answer."""
        standing = self.standing
        match act:
            case Act.SUSPEND | Act.RESUME:
                standing.cards.suspended[places] = act is Act.SUSPEND
            case Act.BURY:
                standing.buried_day[places] = self._events.today[rows]
            case Act.UNBURY:
                standing.buried_day[places] = NEVER
            case Act.FLAG:
                standing.flag[places] = self._events.value[rows]
            case Act.DROP | Act.TAKE_BACK:
                standing.dropped[places] = act is Act.DROP
            case Act.MEND:
                standing.cards.leech[places] = False
            case _:
                _put_columns(standing.cards, places, new_cards(len(places)))
                standing.buried_day[places] = standing.first_day[places] = NEVER


class _Calendar:
    """The study days under some rules, from the first of these UTC seconds to the last."""

    def __init__(self, rules: Rules, *seconds: Whole) -> None:
        self._zone, self._hour = rules.zone, rules.settings.rollover_hour
        self._seconds = seconds

    def days_of(self, seconds: Whole) -> Whole:
        """Return the study days of some of the seconds."""
        if len(seconds) < _FEW:
            return np.array([study_day(second, self._zone, self._hour) for second in seconds.tolist()], dtype=np.int64)
        first, starts = self._starts
        days: Whole = first + np.searchsorted(starts, seconds, side="right") - 1
        return days

    @cached_property
    def _starts(self) -> tuple[int, Whole]:
        """The first day, and the seconds at which it and all that follow begin."""
        every = np.concatenate(self._seconds)
        first, last = (study_day(int(second), self._zone, self._hour) for second in (every.min(), every.max()))
        return first, np.array([day_start(day, self._zone, self._hour) for day in range(first, last + 2)])


def _rows(events: EventColumns, rows: Whole) -> EventColumns:
    return EventColumns(*(getattr(events, field.name)[rows] for field in fields(EventColumns)))


def _taken(standing: StandingColumns, places: Whole) -> StandingColumns:
    return StandingColumns(
        _columns_at(standing.cards, places),
        standing.flag[places],
        standing.buried_day[places],
        standing.dropped[places],
        standing.first_day[places],
    )


def _put(standing: StandingColumns, places: Whole, values: StandingColumns) -> None:
    _put_columns(standing.cards, places, values.cards)
    standing.flag[places] = values.flag
    standing.buried_day[places] = values.buried_day
    standing.dropped[places] = values.dropped
    standing.first_day[places] = values.first_day


def _columns_at(cards: Columns, places: Whole | slice | tuple[Whole, Whole]) -> Columns:
    return Columns(*(getattr(cards, field.name)[places] for field in fields(Columns)))


def _put_columns(cards: Columns, places: Whole | slice, values: Columns) -> None:
    for field in fields(Columns):
        column: npt.NDArray[np.generic] = getattr(cards, field.name)
        column[places] = getattr(values, field.name)
