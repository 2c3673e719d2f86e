"""True retention: of the cards that came back after days, how many were remembered, by month, beside what was desired.

The first answer to a card on a study day counts if the card was in review, so that neither learning steps nor second tries
flatter or spoil the number. Every rating but Again is a pass. A card is mature from an interval of 21 days on, else young.
This is Anki's table of the same name (its rslib/src/stats/graphs/retention.rs), which does count steps of a day or longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from cards.review.days import day_date
from cards.review.states import Phase, Rating
from cards.review.store.history import Answer

MATURE = 21
"""Days of interval from which a card is mature."""


@dataclass(frozen=True, slots=True)
class Retained:
    """How many reviews were passed and failed."""

    young_passed: int = 0
    young_failed: int = 0
    mature_passed: int = 0
    mature_failed: int = 0

    @property
    def reviews(self) -> int:
        """How many reviews count."""
        return self.young_passed + self.young_failed + self.mature_passed + self.mature_failed

    @property
    def rate(self) -> float | None:
        """The share that was passed, None if nothing was reviewed."""
        return share(self.young_passed + self.mature_passed, self.young_failed + self.mature_failed)

    @property
    def young_rate(self) -> float | None:
        """The share of young cards that was passed."""
        return share(self.young_passed, self.young_failed)

    @property
    def mature_rate(self) -> float | None:
        """The share of mature cards that was passed."""
        return share(self.mature_passed, self.mature_failed)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of study days, by its first; `desired` is the mean over its reviews, None if there were none."""

    first: date
    retained: Retained
    desired: float | None


def share(passed: int, failed: int) -> float | None:
    """Return passed of all, None of nothing."""
    return passed / (passed + failed) if passed + failed else None


def true_reviews(answers: Iterable[Answer]) -> list[Answer]:
    """Return the answers that count, of answers in the order of the log."""
    seen: set[tuple[str, int, int]] = set()
    found: list[Answer] = []
    for answer in answers:
        turn = (answer.card.guid, answer.card.ordinal, answer.day)
        if turn not in seen and answer.phase is Phase.REVIEW:
            found.append(answer)
        seen.add(turn)
    return found


def retained(reviews: Iterable[Answer]) -> Retained:
    """Count reviews, all of which count."""
    young, mature = [0, 0], [0, 0]
    for review in reviews:
        (mature if review.interval >= MATURE else young)[review.rating is Rating.AGAIN] += 1
    return Retained(*young, *mature)


def by_month(reviews: Iterable[Answer]) -> tuple[Month, ...]:
    """Return the months from the first review to the last, oldest first, those without reviews among them."""
    found: dict[date, Month] = {}
    in_order = sorted(reviews, key=lambda review: review.day)
    month_of = {day: day_date(day).replace(day=1) for day in {review.day for review in in_order}}
    for first, group in groupby(in_order, key=lambda review: month_of[review.day]):
        some = list(group)
        desired = sum(review.desired for review in some) / len(some)
        found[first] = Month(first, retained(some), desired)
    if not found:
        return ()
    return tuple(found.get(first) or Month(first, Retained(), None) for first in _months(min(found), max(found)))


def _months(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
