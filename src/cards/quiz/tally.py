"""What a session came to: its answers by rating, the time, and what comes next."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cards.plain_text import counted
from cards.quiz.intervals import clock_text, seconds_text
from cards.review.states import Phase, Rating
from cards.review.store.log import CardKey

NAMES = {Rating.AGAIN: "again", Rating.HARD: "hard", Rating.GOOD: "good", Rating.EASY: "easy"}


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of this session: the card, its phase before, how long it took (milliseconds)."""

    card: CardKey
    rating: Rating
    phase: Phase
    taken: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers, and what is still to come: steps later today, seconds until the first, cards of tomorrow."""

    given: Sequence[Given]
    later: int
    next_step: int | None
    tomorrow: int

    @property
    def taken(self) -> int:
        """How long all answers took, in milliseconds."""
        return sum(one.taken for one in self.given)

    def by_rating(self) -> dict[Rating, int]:
        """Return how often each rating was given."""
        count = Counter(one.rating for one in self.given)
        return {rating: count[rating] for rating in Rating}

    def lines(self) -> list[str]:
        """Return the tally in words, a line for each thing."""
        if not self.given:
            return ["No card was answered.", *self._coming()]
        reviews = [one for one in self.given if one.phase is Phase.REVIEW]
        known = sum(one.rating is not Rating.AGAIN for one in reviews)
        each = self.taken / len(self.given) / 1000
        said = [
            f"{counted(len(self.given), 'answer')} in {clock_text(self.taken)}, {each:.0f} seconds each.",
            ", ".join(f"{NAMES[rating]} {count}" for rating, count in self.by_rating().items()),
        ]
        if reviews:
            said.append(f"{known} of {counted(len(reviews), 'review')} remembered: {known / len(reviews):.0%}.")
        return [*said, *self._coming()]

    def _coming(self) -> list[str]:
        said = []
        if self.later:
            soon = "" if self.next_step is None else f", the first in {seconds_text(max(self.next_step, 1))}"
            said.append(f"{counted(self.later, 'card')} on a step later today{soon}.")
        said.append(f"Tomorrow: {counted(self.tomorrow, 'card')} due.")
        return said
