"""Many cards as columns of numbers: the form in which answers are worked out, for one card as for a million."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cards.review.fuzz import Whole
from cards.review.single_precision import Singles
from cards.review.states import CardState, DueUnit, Phase

PHASES = (Phase.NEW, Phase.LEARNING, Phase.REVIEW, Phase.RELEARNING)
UNITS = (DueUnit.POSITION, DueUnit.SECOND, DueUnit.DAY)
NEW, LEARNING, REVIEW, RELEARNING = range(4)
SECOND, DAY = 1, 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The fields of `CardState` that answers depend on or change; phases and units by their place in PHASES and UNITS.

    All arrays have the same shape. Stability and difficulty are not a number before the first answer, `last_review` is 0.
    """

    phase: Whole
    due: Whole
    unit: Whole
    interval: Whole
    steps_left: Whole
    stability: Singles
    difficulty: Singles
    reps: Whole
    lapses: Whole
    last_review: Whole
    suspended: npt.NDArray[np.bool_]
    leech: npt.NDArray[np.bool_]


def new_cards(count: int) -> Columns:
    """Return the columns of so many cards that were never answered."""
    return columns([CardState()] * count)


def columns(states: Sequence[CardState]) -> Columns:
    """Return cards as columns."""
    return Columns(
        phase=_whole([PHASES.index(state.phase) for state in states]),
        due=_whole([state.due for state in states]),
        unit=_whole([UNITS.index(state.due_unit) for state in states]),
        interval=_whole([state.interval for state in states]),
        steps_left=_whole([state.steps_left for state in states]),
        stability=_single([state.stability for state in states]),
        difficulty=_single([state.difficulty for state in states]),
        reps=_whole([state.reps for state in states]),
        lapses=_whole([state.lapses for state in states]),
        last_review=_whole([state.last_review or 0 for state in states]),
        suspended=np.array([state.suspended for state in states], dtype=np.bool_),
        leech=np.array([state.leech for state in states], dtype=np.bool_),
    )


def card_state(cards: Columns, place: tuple[int, ...], flag: int) -> CardState:
    """Return the card that stands at a place of the columns as a value; it is not buried."""
    answered = not np.isnan(cards.stability[place])
    return CardState(
        phase=PHASES[cards.phase[place]],
        due=int(cards.due[place]),
        due_unit=UNITS[cards.unit[place]],
        interval=int(cards.interval[place]),
        steps_left=int(cards.steps_left[place]),
        stability=_shortest(cards.stability[place]) if answered else None,
        difficulty=_shortest(cards.difficulty[place]) if answered else None,
        reps=int(cards.reps[place]),
        lapses=int(cards.lapses[place]),
        last_review=int(cards.last_review[place]) if answered else None,
        suspended=bool(cards.suspended[place]),
        flag=flag,
        leech=bool(cards.leech[place]),
    )


def card_states(cards: Columns, flags: Sequence[int], buried: Sequence[int | None]) -> list[CardState]:
    """Return all cards of columns as values, with their flags and the days on which they were buried."""
    answered = ~np.isnan(cards.stability)
    known = answered.tolist()
    stability, difficulty = (_shortest_of(values) for values in (cards.stability, cards.difficulty))
    return [
        CardState(PHASES[phase], due, UNITS[unit], *rest)
        for phase, due, unit, *rest in zip(
            cards.phase.tolist(),
            cards.due.tolist(),
            cards.unit.tolist(),
            cards.interval.tolist(),
            cards.steps_left.tolist(),
            [value if is_known else None for value, is_known in zip(stability, known, strict=True)],
            [value if is_known else None for value, is_known in zip(difficulty, known, strict=True)],
            cards.reps.tolist(),
            cards.lapses.tolist(),
            [value if is_known else None for value, is_known in zip(cards.last_review.tolist(), known, strict=True)],
            cards.suspended.tolist(),
            buried,
            flags,
            cards.leech.tolist(),
            strict=True,
        )
    ]


def _whole(values: Sequence[int]) -> Whole:
    return np.array(values, dtype=np.int64)


def _single(values: Sequence[float | None]) -> Singles:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float32)


def _shortest(value: np.float32) -> float:
    """The number with the fewest digits that is this float32, which is how Anki writes it."""
    return float(str(value))


def _shortest_of(values: Singles) -> list[float]:
    return [float(text) for text in values.astype(np.str_).tolist()]
