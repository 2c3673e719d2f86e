"""Answers and cards for tests of statistics, made without a store."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as some

from cards.review.columns import PHASES
from cards.review.states import CardState, DueUnit, Phase, Rating
from cards.review.store.answers import Answer, Answers
from cards.review.store.log import CardKey
from cards.review.store.replay import Standing
from cards.review.store.standings import StoredCard

TODAY = 20_700
NOW = TODAY * 86_400 + 12 * 3_600


def key(number: int) -> CardKey:
    return CardKey(f"guid-{number}", 1)


def answer(number: int = 0, day: int = TODAY, rating: int = 3, phase: Phase = Phase.REVIEW, **values: object) -> Answer:
    made = {"interval": 5, "taken": 2_000, "desired": 0.9, **values}
    return Answer(key(number), day * 86_400, day, Rating(rating), phase, **made)  # type: ignore[arg-type]


def answers_of(answers: Sequence[Answer]) -> Answers:
    """Return answers, in the order of the log, as columns."""
    places: dict[CardKey, int] = {}
    cards = [places.setdefault(one.card, len(places)) for one in answers]
    columns = (
        cards,
        [one.second for one in answers],
        [one.day for one in answers],
        [one.rating for one in answers],
        [PHASES.index(one.phase) for one in answers],
        [one.interval for one in answers],
        [one.taken for one in answers],
    )
    desired = np.array([one.desired for one in answers], dtype=np.float64)
    return Answers(tuple(places), *(np.array(column, dtype=np.int64) for column in columns), desired)


def in_review(due: int, interval: int = 10, **values: object) -> CardState:
    made = {"stability": 10.0, "difficulty": 5.0, "reps": 3, "last_review": NOW, **values}
    return CardState(Phase.REVIEW, due, DueUnit.DAY, interval, **made)  # type: ignore[arg-type]


def card(number: int, state: CardState, *, present: bool = True, dropped: bool = False, **names: str) -> StoredCard:
    entry, section = names.get("entry", "osmosis"), names.get("section", "Origin")
    return StoredCard(key(number), "biology", number, entry, section, (), number, present, Standing(state, dropped))


ANSWERS = some.lists(
    some.builds(
        answer,
        number=some.integers(0, 4),
        day=some.integers(TODAY - 70, TODAY),
        rating=some.integers(1, 4),
        phase=some.sampled_from(Phase),
        interval=some.sampled_from([0, 1, 20, 21, 22, 400]),
        taken=some.integers(0, 200_000),
        desired=some.sampled_from([0.8, 0.9]),
    ),
    max_size=60,
).map(lambda answers: sorted(answers, key=lambda one: one.day))

STATES = some.one_of(
    some.just(CardState()),
    some.builds(in_review, due=some.integers(TODAY - 5, TODAY + 60), suspended=some.booleans()),
    some.builds(
        lambda due, buried: CardState(
            Phase.LEARNING, due, DueUnit.SECOND, stability=0.5, difficulty=5.0, last_review=NOW, buried_day=buried
        ),
        due=some.integers(NOW - 90_000, NOW + 3_600),
        buried=some.sampled_from([None, TODAY, TODAY - 1]),
    ),
)
CARDS = some.lists(some.tuples(STATES, some.booleans(), some.booleans()), max_size=30).map(
    lambda made: [
        card(number, state, present=present, dropped=dropped) for number, (state, present, dropped) in enumerate(made)
    ]
)
