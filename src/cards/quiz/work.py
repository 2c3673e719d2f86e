"""What a session is to do: which cards, in which order, within which limits; and what it needs to know to do it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from cards.review.settings import SchedulerSettings
from cards.review.store.log import Moment
from cards.review.store.queue import EVERYTHING, ORDINARY, Filter, Limits
from cards.review.store.scheduling import moment

type Order = Literal["reviews-first", "new-first", "mixed", "random"]
"""Where new cards come; "random": after the reviews, in an order that changes with the study day."""


@dataclass(frozen=True, slots=True)
class Work:
    """The deck (its id in the store), the scheduler's settings, the learner's zone, and the cards that are wanted.

    `now` gives UTC milliseconds. `siblings` says whether the other cards of a note that was answered wait until tomorrow.
    """

    deck: str
    settings: SchedulerSettings
    zone: ZoneInfo
    now: Callable[[], int]
    limits: Limits = ORDINARY
    only: Filter = EVERYTHING
    order: Order = "reviews-first"
    siblings: bool = True

    def moment(self) -> Moment:
        """Return this moment as the store keeps it."""
        return moment(self.now(), self.zone, self.settings)
