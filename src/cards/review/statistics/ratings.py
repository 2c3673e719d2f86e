"""Which buttons were pressed, by how far the card had come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cards.review.states import Phase, Rating
from cards.review.store.history import Answer


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


def by_phase(answers: Iterable[Answer]) -> tuple[Ratings, ...]:
    """Return the ratings of all phases, in the order in which a card goes through them."""
    found = Counter((answer.phase, answer.rating) for answer in answers)
    return tuple(Ratings(phase, *(found[phase, rating] for rating in Rating)) for phase in Phase)
