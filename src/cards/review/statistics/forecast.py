"""The load to come: how many cards that were begun fall due on each of the next study days, if nothing else is answered."""

from collections.abc import Iterable
from dataclasses import dataclass

from cards.review.states import CardState, DueUnit, Phase
from cards.review.store.standings import StoredCard

LENGTH = 30
"""Study days that are looked ahead, today among them."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cards by where they stand; every card of the deck is in exactly one of `days`, `later`, `new` and `resting`.

    `days` begins with the study day `first`, today, which also holds what is `overdue` from days before. `later` fall due
    behind the last day, `new` were never answered, `resting` are suspended or dropped.
    """

    first: int
    days: tuple[int, ...]
    overdue: int
    later: int
    new: int
    resting: int


def forecast(cards: Iterable[StoredCard], today: int, length: int = LENGTH) -> Forecast:
    """Return what is due on study day `today` and after it; cards that are gone from their deck are left out."""
    days = [0] * length
    overdue = later = new = resting = 0
    for card in cards:
        state = card.state
        if not card.present:
            continue
        if state.suspended or card.standing.dropped:
            resting += 1
        elif state.phase is Phase.NEW:
            new += 1
        else:
            ahead = _days_ahead(state, today)
            if ahead < length:
                days[ahead] += 1
            else:
                later += 1
            overdue += state.due_unit is DueUnit.DAY and state.due < today
    return Forecast(today, tuple(days), overdue, later, new, resting)


def _days_ahead(state: CardState, today: int) -> int:
    """A step by the second was to end on the day of its answer: today, or overdue. What is buried waits for tomorrow."""
    ahead = max(state.due - today, 0) if state.due_unit is DueUnit.DAY else 0
    return max(ahead, 1) if state.buried_day == today else ahead
