"""True retention: of the cards that came back after days, how many were remembered, by month, beside what was desired.

The first answer to a card on a study day counts if the card was in review, so that neither learning steps nor second tries
flatter or spoil the number. Every rating but Again is a pass. A card is mature from an interval of 21 days on, else young.
This is Anki's table of the same name (its rslib/src/stats/graphs/retention.rs), which does count steps of a day or longer.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from cards.review.columns import REVIEW
from cards.review.days import day_date
from cards.review.fuzz import Whole
from cards.review.states import Rating
from cards.review.store.answers import Answers

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


def true_reviews(answers: Answers) -> Answers:
    """Return the answers that count, of answers in the order of the log."""
    order = np.lexsort((answers.day, answers.card))  # the first of a card on a day stays the first
    card, day = answers.card[order], answers.day[order]
    is_first = np.ones(len(order), dtype=np.bool_)
    is_first[1:] = (card[1:] != card[:-1]) | (day[1:] != day[:-1])
    return answers.where(np.sort(order[is_first & (answers.phase[order] == REVIEW)]))


def retained(reviews: Answers) -> Retained:
    """Count reviews, all of which count."""
    return retained_in(reviews, np.zeros(len(reviews), dtype=np.int64), 1)[0]


def retained_in(reviews: Answers, part: Whole, parts: int) -> list[Retained]:
    """Count reviews in each of so many parts; `part` says for each review in which one it is."""
    sort = 2 * (reviews.interval >= MATURE) + (reviews.rating == Rating.AGAIN)
    counts = np.bincount(part * 4 + sort, minlength=parts * 4).reshape(-1, 4)
    return [Retained(*some) for some in counts.tolist()]


def by_month(reviews: Answers) -> tuple[Month, ...]:
    """Return the months from the first review to the last, oldest first, those without reviews among them."""
    if not len(reviews):
        return ()
    days, place = np.unique(reviews.day, return_inverse=True)
    first_of = [day_date(day).replace(day=1) for day in days.tolist()]
    months = list(_months(first_of[0], first_of[-1]))
    number = {first: at for at, first in enumerate(months)}
    month = np.array([number[first] for first in first_of])[place]
    order = np.argsort(month, kind="stable")
    by_its = np.split(reviews.desired[order], np.searchsorted(month[order], range(1, len(months))))
    found = zip(months, retained_in(reviews, month, len(months)), by_its, strict=True)
    return tuple(
        Month(first, some, math.fsum(desired) / len(desired) if len(desired) else None)
        for first, some, desired in found
    )


def _months(first: date, last: date) -> Iterable[date]:
    while first <= last:
        yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)
