"""Stability and difficulty are those of py-fsrs, the memory model's second implementation, on whole-day histories."""

import random
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as TheirRating

from cards.review import memory
from cards.review.scheduler import retrievability
from cards.review.settings import DEFAULT_PARAMETERS, PARAMETER_BOUNDS, SchedulerSettings
from cards.review.states import CardState, Phase

CLOSE = 1e-4


@pytest.mark.parametrize("seed", range(40))
def test_memory_after_whole_days(seed: int) -> None:
    """Histories of up to twenty answers, days apart or within the day; half of them with weights from within the bounds."""
    chance = random.Random(seed)
    parameters = DEFAULT_PARAMETERS if seed % 2 else _near_default(chance)
    w = memory.weights(parameters)
    theirs = Scheduler(parameters=parameters, enable_fuzzing=False)
    card, when = Card(), datetime(2024, 1, 1, 12, tzinfo=UTC)
    stability, difficulty = np.array([], np.float32), np.array([], np.float32)
    for turn in range(chance.randint(1, 20)):
        rating = chance.choices((1, 2, 3, 4), weights=(2, 2, 5, 1))[0]
        days = chance.choice((0, 1, chance.randrange(2, 8), chance.randrange(1, 120)))
        when += timedelta(days=days)
        card, _ = theirs.review_card(card, TheirRating(rating), when)
        passed = np.array([days], np.float32)
        rows = memory.following(w, stability, difficulty, passed) if turn else memory.initial(w)
        stability, difficulty = rows[0][rating - 1], rows[1][rating - 1]
        assert float(stability[0]) == pytest.approx(card.stability, rel=CLOSE)
        assert float(difficulty[0]) == pytest.approx(card.difficulty, rel=CLOSE)


def _near_default(chance: random.Random) -> tuple[float, ...]:
    weights = [
        min(max(value * chance.uniform(0.7, 1.4), low), high)
        for value, (low, high) in zip(DEFAULT_PARAMETERS, PARAMETER_BOUNDS, strict=True)
    ]
    weights[0:4] = sorted(weights[0:4])
    return tuple(weights)


@pytest.mark.parametrize("days", [0, 1, 10, 100, 3_000])
def test_retrievability(days: int) -> None:
    when = datetime(2024, 1, 1, 12, tzinfo=UTC)
    second = int(when.timestamp())
    state = CardState(Phase.REVIEW, interval=10, stability=12.5, difficulty=5.0, reps=3, last_review=second)
    ours = retrievability(state, SchedulerSettings(), second + days * 86_400)
    card = Card(stability=12.5, difficulty=5.0, last_review=when)
    assert ours == pytest.approx(Scheduler().get_card_retrievability(card, when + timedelta(days=days)), abs=1e-6)


def test_retrievability_of_a_new_card_is_unknown() -> None:
    assert retrievability(CardState(), SchedulerSettings(), 1_700_000_000) is None
