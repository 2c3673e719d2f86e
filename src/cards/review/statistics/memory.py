"""How strong the memories are now: stability, difficulty and retrievability of the cards that were begun, in classes."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cards.review.memory import retrievability, weights
from cards.review.settings import SchedulerSettings
from cards.review.store.standings import StoredCard

STABILITY_EDGES = (0, 1, 3, 7, 14, 30, 90, 180, 365, 730, math.inf)
DIFFICULTY_EDGES = tuple(range(1, 11))
RETRIEVABILITY_EDGES = (0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1)

_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Class:
    """How many values lie from `low` up to, but without, `high`; the last class holds its `high` too."""

    low: float
    high: float
    count: int


@dataclass(frozen=True, slots=True)
class Memory:
    """The cards that were begun: stability in days, difficulty 1 to 10, retrievability 0 to 1 at the moment asked for.

    `remembered` is the sum of retrievability: how many of the `cards` would be answered right now.
    """

    stability: tuple[Class, ...]
    difficulty: tuple[Class, ...]
    retrievability: tuple[Class, ...]
    cards: int
    remembered: float


def memory(cards: Iterable[StoredCard], settings: Mapping[str, SchedulerSettings], now: int) -> Memory:
    """Return the strength of memories at the UTC second `now`; `settings` by deck, the default where there are none."""
    begun = [card for card in cards if card.present and card.state.stability is not None]
    chances = _retrievabilities(begun, settings, now)
    return Memory(
        classes([card.state.stability or 0.0 for card in begun], STABILITY_EDGES),
        classes([card.state.difficulty or 0.0 for card in begun], DIFFICULTY_EDGES),
        classes(chances, RETRIEVABILITY_EDGES),
        len(begun),
        math.fsum(chances),
    )


def classes(values: Iterable[float], edges: Sequence[float]) -> tuple[Class, ...]:
    """Count values between edges, which ascend; what lies outside goes to the first or the last class."""
    counts = [0] * (len(edges) - 1)
    for value in values:
        counts[min(max(bisect_right(edges, value) - 1, 0), len(counts) - 1)] += 1
    return tuple(Class(low, high, count) for low, high, count in zip(edges, edges[1:], counts, strict=False))


def _retrievabilities(cards: Sequence[StoredCard], settings: Mapping[str, SchedulerSettings], now: int) -> list[float]:
    """As `scheduler.retrievability`, for all cards of a deck at once."""
    found: list[float] = []
    for deck in sorted({card.deck for card in cards}):
        states = [card.state for card in cards if card.deck == deck]
        stability = np.array([state.stability for state in states], np.float32)
        seconds = [max(now - (state.last_review or now), 0) for state in states]
        days = np.array(seconds, np.float32) / np.float32(_DAY_SECONDS)
        w = weights(settings.get(deck, SchedulerSettings()).parameters)
        found += [float(chance) for chance in retrievability(w, stability, days)]
    return found
