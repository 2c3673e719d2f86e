"""Which buttons were pressed, by how far the card had come."""

from dataclasses import dataclass

import numpy as np

from cards.review.columns import PHASES
from cards.review.states import Phase, Rating
from cards.review.store.answers import Answers

_RATINGS = len(Rating)


@dataclass(frozen=True, slots=True)
class Ratings:
    """How often each rating was given to cards in one phase."""

    phase: Phase
    again: int
    hard: int
    good: int
    easy: int

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """The four numbers from Again to Easy."""
        return (self.again, self.hard, self.good, self.easy)


def by_phase(answers: Answers) -> tuple[Ratings, ...]:
    """Return the ratings of all phases, in the order in which a card goes through them."""
    counts = np.bincount(answers.phase * _RATINGS + answers.rating - 1, minlength=len(PHASES) * _RATINGS)
    found = dict(zip(PHASES, counts.reshape(-1, _RATINGS).tolist(), strict=True))
    return tuple(Ratings(phase, *found[phase]) for phase in Phase)
