"""Anki's fuzz: the small spread of intervals and steps that keeps cards learned together from coming back together.

It is chance that can be repeated: all draws come from a generator seeded with the card's number and its number of
reviews, so that this program and Anki give the same day. Rules measured on Anki 26.9.3; arrays hold a column for each card.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cards.review.chacha import Words, first_words
from cards.review.single_precision import Singles

type Whole = npt.NDArray[np.int64]

_BANDS = tuple(
    tuple(np.float32(value) for value in band) for band in ((2.5, 7, 0.15), (7, 20, 0.1), (20, np.inf, 0.05))
)
_SHORTEST_FUZZED = np.float32(2.5)
_AT_ONCE = 8_192  # seeds: what their generators need stays in the processor's cache
_NONE = np.float32(0)
_LONGEST_STEP_FUZZ = np.float32(300)


@dataclass(frozen=True, slots=True)
class Draws:
    """The chance of each card's next answer: a fraction below 1 for intervals, two words for steps."""

    fraction: Singles
    words: Words


def draws(numbers: Whole, reps: Whole) -> Draws:
    """Return what cards with these numbers draw after so many reviews (rand 0.9: 23 bits make a float32)."""
    seeds = (numbers + reps).astype(np.uint64)
    parts = range(0, len(seeds), _AT_ONCE)
    words = np.concatenate([first_words(seeds[part : part + _AT_ONCE])[:2] for part in parts], axis=1)
    return Draws((words[0] >> np.uint32(9)).astype(np.float32) / np.float32(2**23), words)


def bounds(days: Singles, least: Whole, greatest: int) -> tuple[Whole, Whole]:
    """Return the first and the last day on which an interval may fall, within `least` and `greatest`."""
    least = np.minimum(least, greatest)
    days = np.minimum(np.maximum(days, least.astype(np.float32)), np.float32(greatest))
    spread = np.ones_like(days)
    for start, end, factor in _BANDS:
        spread += factor * np.maximum(np.minimum(days, end) - start, _NONE)
    spread *= days >= _SHORTEST_FUZZED
    low = np.minimum(np.maximum(nearest(days - spread), least), greatest)
    high = np.minimum(np.maximum(nearest(days + spread), least), greatest)
    return low, high + ((high == low) & (high > 2) & (high < greatest))


def fuzzed_days(draw: Draws, days: Singles, least: Whole, greatest: int) -> Whole:
    """Return the whole days of an interval, drawn between its bounds."""
    low, high = bounds(days, least, greatest)
    drawn = np.floor(low.astype(np.float32) + draw.fraction * (1 + high - low).astype(np.float32))
    return drawn.astype(np.int64)


def fuzzed_seconds(draw: Draws, seconds: Whole) -> Whole:
    """Return the seconds of a step, lengthened by less than a quarter of it and less than five minutes.

    The draw is rand 0.9's for a range of 32-bit numbers: multiply, keep the high word, carry from a second draw.
    """
    spread = np.minimum(seconds.astype(np.float32) * np.float32(0.25), _LONGEST_STEP_FUZZ).astype(np.uint64)
    product = draw.words[0].astype(np.uint64) * spread
    low = product & np.uint64(0xFFFFFFFF)
    carry = (low + ((draw.words[1].astype(np.uint64) * spread) >> np.uint64(32))) >> np.uint64(32)
    lengthened: Whole = seconds + ((product >> np.uint64(32)) + carry).astype(np.int64)
    return lengthened


def nearest(days: Singles) -> Whole:
    """Round to the nearest whole number, halves away from zero, as Rust does."""
    whole: Whole = np.floor(days.astype(np.float64) + 0.5).astype(np.int64)
    return whole
