"""Learning and relearning steps: how long each rating waits on a step, and how many steps are then left."""

from dataclasses import dataclass

import numpy as np

from cards.review.fuzz import Whole

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds until a card on a step comes back, 0 where it has no further step, and the steps left after Good."""

    again: Whole
    hard: Whole
    good: Whole
    left_after_good: Whole


def waits(steps: tuple[int, ...], left: Whole) -> Waits:
    """Return what the steps (seconds) ask of cards that have so many of them left.

    A card that counts more steps than there are (they were changed meanwhile) stands on the first.
    """
    if not steps:
        none = np.zeros_like(left)
        return Waits(none, none, none, none)
    place = np.clip(len(steps) - left, 0, len(steps) - 1)
    again = np.full_like(left, steps[0])
    hard = np.array((_hard_on_first(steps), *steps[1:]), dtype=np.int64)[place]
    good = np.array((*steps[1:], 0), dtype=np.int64)[place]
    return Waits(again, hard, good, len(steps) - 1 - place)


def _hard_on_first(steps: tuple[int, ...]) -> int:
    """The mean of the first two steps; of a single one half as much again, but at most a day more. Days stay whole."""
    mean = (steps[0] + steps[1]) // 2 if len(steps) > 1 else min(steps[0] * 3 // 2, steps[0] + _DAY)
    return mean if mean <= _DAY else int(mean / _DAY + 0.5) * _DAY
