"""What the log makes of cards: the rows of the log as columns, and where their replay puts the cards. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from cards.review.columns import card_states, columns
from cards.review.fuzz import Whole
from cards.review.replay import NEVER, Act, EventColumns, Replayed, StandingColumns, fresh
from cards.review.states import CardState
from cards.review.store.log import COLUMNS, Event, EventKind, to_row

Row = Sequence[Any]
"""A row of the log, as `log.to_row` makes it."""

_ACTS = {kind.value: Act[kind.name].value for kind in EventKind if kind.name in Act.__members__}
_NO_ACT = -1  # of rows that say something else: an undo, and an answer in cram mode
_UNDO = EventKind.UNDO.value
_SEQUENCE, _OPERATION, _KIND, _GUID, _ORDINAL, _NUMBER, _INSTANT, _ZONE, _DAY, _DAY_END, _RATING = range(11)
_SETTINGS, _VALUE = COLUMNS.index("settings"), COLUMNS.index("value")


class Answering(Protocol):
    """The scheduler, as the store needs it: what becomes of cards, from nothing but what is in the log."""

    def __call__(
        self, before: StandingColumns, numbers: Whole, events: EventColumns, rules: Sequence[tuple[str, str]]
    ) -> Replayed:
        """Return where cards stand after events; `rules` are pairs of settings and time zone, as the log has them."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands in the store: its state, whether it was dropped for good, the study day of its first answer.

    `last_event` is the last row of the log that is about this card, 0 if there is none.
    """

    state: CardState = field(default_factory=CardState)
    dropped: bool = False
    first_day: int | None = None
    last_event: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """What becomes of cards: where they stand after their rows, and the last row of each.

    `cells` are the rows as columns, `counted` the places of those that count, which are the `events`; `met` is how each of
    these found its card.
    """

    after: StandingColumns
    last: Whole
    cells: Sequence[Sequence[Any]] = ()
    counted: Whole = field(default_factory=lambda: np.zeros(0, dtype=np.int64))
    events: EventColumns | None = None
    met: Replayed | None = None

    @property
    def standings(self) -> list[Standing]:
        """Where each card stands."""
        return _standings(self.after, self.last)


class SettingsLost(ValueError):
    """An answer refers to settings that are not there."""


def replayed(events: Iterable[Event], settings: Mapping[int, str], answer: Answering) -> Standing:
    """Return the standing of one card from its events, oldest first. Raises SettingsLost."""
    rows = list(map(to_row, events))
    return played(rows, [0] * len(rows), 1, settings, answer).standings[0]


def following(standing: Standing, event: Event, settings: Mapping[int, str], answer: Answering) -> Standing:
    """Return the standing after one more event, which is no undo. Raises SettingsLost."""
    return _played([to_row(event)], [0], _to_columns([standing]), settings, answer).standings[0]


def played(
    rows: Sequence[Row], cards: Sequence[int], count: int, settings: Mapping[int, str], answer: Answering
) -> Played:
    """Return what becomes of so many cards; `cards` are the places among them that rows are about, in the order of the log.

    Raises SettingsLost.
    """
    return _played(rows, cards, fresh(count), settings, answer)


def _played(
    rows: Sequence[Row], cards: Sequence[int], before: StandingColumns, settings: Mapping[int, str], answer: Answering
) -> Played:
    count = len(before.flag)
    numbers, last = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    if not rows:
        return Played(before, last)
    cells, at = list(zip(*rows, strict=True)), np.array(cards)
    numbers[at] = np.array(cells[_NUMBER])
    np.maximum.at(last, at, np.array(cells[_SEQUENCE]))
    acts = _whole(map(_ACTS.get, cells[_KIND], repeat(_NO_ACT)))
    counted = np.flatnonzero((acts != _NO_ACT) & ~_undone(cells, cards))
    if not len(counted):
        return Played(before, last, cells)
    rules, under = _rules(cells, acts, counted, settings)
    events = EventColumns(
        card=at[counted],
        act=acts[counted],
        second=np.array(cells[_INSTANT])[counted] // 1000,
        today=np.array(cells[_DAY])[counted],
        day_end=np.array(cells[_DAY_END])[counted],
        rating=np.array([rating or 1 for rating in cells[_RATING]])[counted],
        rules=under,
        value=np.array([value or 0 for value in cells[_VALUE]])[counted],
    )
    found = answer(before, numbers, events, rules)
    return Played(found.after, last, cells, counted, events, found)


def _undone(cells: Sequence[Sequence[Any]], cards: Sequence[int]) -> npt.NDArray[np.bool_]:
    """Return which rows were taken back later, of their card."""
    if _UNDO not in cells[_KIND]:
        return np.zeros(len(cards), dtype=np.bool_)
    taken_back = {
        (card, value) for card, kind, value in zip(cards, cells[_KIND], cells[_VALUE], strict=True) if kind == _UNDO
    }
    return np.array([one in taken_back for one in zip(cards, cells[_OPERATION], strict=True)])


def _rules(
    cells: Sequence[Sequence[Any]], acts: Whole, counted: Whole, settings: Mapping[int, str]
) -> tuple[list[tuple[str, str]], Whole]:
    """Return the settings and zones under which answers were given, and for each row that counts the place among them."""
    numbers, zones = list(dict.fromkeys(cells[_SETTINGS])), list(dict.fromkeys(cells[_ZONE]))
    under = (_places(numbers, cells[_SETTINGS]) * len(zones) + _places(zones, cells[_ZONE]))[counted]
    used = np.unique(under[acts[counted] == Act.ANSWER])
    rules: list[tuple[str, str]] = []
    for place in used.tolist():
        number, zone = numbers[place // len(zones)], zones[place % len(zones)]
        if number not in settings:
            sequence = cells[_SEQUENCE][counted[np.flatnonzero(under == place)[0]]]
            raise SettingsLost(f"log row {sequence} refers to settings {number}, which are lost")
        rules.append((settings[number], zone))
    return rules, np.searchsorted(used, under)


def _places(known: Sequence[Any], values: Iterable[Any]) -> Whole:
    """Return the place of each value among those that are known."""
    place_of = {value: place for place, value in enumerate(known)}
    return _whole(map(place_of.__getitem__, values))


def _whole(values: Iterable[int]) -> Whole:
    return np.fromiter(values, dtype=np.int64)


def _to_columns(standings: Sequence[Standing]) -> StandingColumns:
    states = [one.state for one in standings]
    return StandingColumns(
        columns(states),
        _whole(state.flag for state in states),
        _whole(NEVER if state.buried_day is None else state.buried_day for state in states),
        np.array([one.dropped for one in standings], dtype=np.bool_),
        _whole(NEVER if one.first_day is None else one.first_day for one in standings),
    )


def _standings(found: StandingColumns, last: Whole) -> list[Standing]:
    buried = [None if day == NEVER else day for day in found.buried_day.tolist()]
    first = [None if day == NEVER else day for day in found.first_day.tolist()]
    states = card_states(found.cards, found.flag.tolist(), buried)
    return [Standing(*one) for one in zip(states, found.dropped.tolist(), first, last.tolist(), strict=True)]
