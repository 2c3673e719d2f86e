"""Answers that were given, as columns of numbers: a year of them is counted as quickly as a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from cards.review.columns import PHASES
from cards.review.fuzz import Whole
from cards.review.states import Phase, Rating
from cards.review.store.log import CardKey


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was neither undone nor damaged, and did not belong to cramming.

    `day` is its study day, `second` UTC. `phase` and `interval` (days, 0 if it had none) are those of the card before it,
    `taken` is in milliseconds, `desired` the retention that was asked for then.
    """

    card: CardKey
    second: int
    day: int
    rating: Rating
    phase: Phase
    interval: int
    taken: int
    desired: float


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """Answers in the order of the log, the fields of `Answer` as arrays of one length.

    `card` is the place of the card among `keys`, `phase` that among PHASES, `rating` 1 to 4.
    """

    keys: tuple[CardKey, ...]
    card: Whole
    second: Whole
    day: Whole
    rating: Whole
    phase: Whole
    interval: Whole
    taken: Whole
    desired: npt.NDArray[np.float64]

    def where(self, places: npt.NDArray[np.bool_] | Whole) -> Self:
        """Return some of them: those at these places, or those for which it is true."""
        return type(self)(self.keys, *(column[places] for column in self.columns()))

    def columns(self) -> tuple[Any, ...]:
        """Return the arrays in their order."""
        return (self.card, self.second, self.day, self.rating, self.phase, self.interval, self.taken, self.desired)

    def __len__(self) -> int:
        return len(self.card)

    def __iter__(self) -> Iterator[Answer]:
        for card, second, day, rating, phase, *rest in zip(*(one.tolist() for one in self.columns()), strict=True):
            yield Answer(self.keys[card], second, day, Rating(rating), PHASES[phase], *rest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # arrays have none


def joined(some: Sequence[Answers]) -> Answers:
    """Return answers to different cards as one, one behind the other; there is at least one."""
    starts = np.cumsum([0, *(len(one.keys) for one in some)])
    cards = [one.card + start for one, start in zip(some, starts[:-1], strict=True)]
    rest = (np.concatenate(columns) for columns in zip(*(one.columns()[1:] for one in some), strict=True))
    return Answers(tuple(key for one in some for key in one.keys), np.concatenate(cards), *rest)


_NO_NUMBERS: Whole = np.zeros(0, dtype=np.int64)
NONE = Answers((), *(_NO_NUMBERS,) * 7, np.zeros(0))
