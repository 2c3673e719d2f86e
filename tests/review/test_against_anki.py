"""Every button of random cards does what Anki's own scheduler does, fuzz and all: the memory, the day, the interval."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from anki.collection import Collection
from anki.scheduler.v3 import CardAnswer

from cards.review.days import study_day
from cards.review.scheduler import outcomes
from cards.review.settings import DEFAULT_PARAMETERS, SchedulerSettings, faults
from cards.review.states import CardState, DueUnit, Phase, Rating

UTC = ZoneInfo("UTC")
DAY = 86_400
OTHER_PARAMETERS = (
    *(0.05, 0.9, 4.1, 15.2, 7.1, 0.6, 2.2, 0.02, 1.4, 0.12, 1.3, 1.9, 0.09, 0.4, 2.1, 0.35, 2.7, 0.3, 0.2, 0.11, 0.27),
)
SETTINGS = [
    SchedulerSettings(),
    SchedulerSettings(learning_steps=(), relearning_steps=(), desired_retention=0.95, leech_threshold=3),
    SchedulerSettings(learning_steps=(600, DAY, 3 * DAY), relearning_steps=(2 * DAY, 600), parameters=OTHER_PARAMETERS),
    SchedulerSettings(
        learning_steps=(100_000,), relearning_steps=(600, 50_000), maximum_interval=30, leech_threshold=5
    ),
    SchedulerSettings(
        parameters=(0.02, *DEFAULT_PARAMETERS[1:17], 0.0, *DEFAULT_PARAMETERS[18:]),
        learning_steps=(),
        relearning_steps=(600,),
        desired_retention=0.83,
        leeches_suspended=True,
        leech_threshold=2,
    ),
]


@dataclass(frozen=True)
class Facts:
    """What a person could see of a card after an answer."""

    phase: str
    seconds: int | None
    days: int | None
    steps_left: int
    interval: int
    stability: float
    difficulty: float


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Collection]:
    """An Anki in UTC that ends its day twelve hours from now, so that no day ends during a test."""
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("ANKI_TEST_MODE", raising=False)
    time.tzset()
    found = Collection(str(tmp_path / "collection.anki2"))
    found.db.execute("pragma synchronous = off")
    found.set_config("fsrs", True)
    found.set_config("loadBalancerEnabled", False)
    found.set_config("rollover", rollover_hour())
    yield found
    found.close()
    monkeypatch.undo()
    time.tzset()


def rollover_hour() -> int:
    return (time.gmtime().tm_hour + 12) % 24


@pytest.mark.parametrize("settings", SETTINGS)
def test_histories(collection: Collection, settings: SchedulerSettings) -> None:
    _compare_histories(collection, settings, range(12))


@pytest.mark.slow
@pytest.mark.parametrize("settings", SETTINGS)
def test_two_thousand_histories(collection: Collection, settings: SchedulerSettings) -> None:
    _compare_histories(collection, settings, range(1_000, 1_400))


def _compare_histories(collection: Collection, settings: SchedulerSettings, seeds: range) -> None:
    settings = replace(settings, rollover_hour=collection.get_config("rollover"))
    assert not faults(settings)
    _configure(collection, settings)
    for seed in seeds:
        _compare_history(collection, settings, random.Random(seed))


def _configure(collection: Collection, settings: SchedulerSettings) -> None:
    options = collection.decks.config_dict_for_deck_id(collection.decks.id("Default"))
    options["new"]["delays"] = [step / 60 for step in settings.learning_steps]
    options["lapse"]["delays"] = [step / 60 for step in settings.relearning_steps]
    options["lapse"]["leechFails"] = settings.leech_threshold
    options["lapse"]["leechAction"] = 0 if settings.leeches_suspended else 1
    options["rev"]["maxIvl"] = settings.maximum_interval
    options["desiredRetention"] = settings.desired_retention
    options["fsrsParams6"] = list(settings.parameters)
    collection.decks.update_config(options)


def _compare_history(collection: Collection, settings: SchedulerSettings, chance: random.Random) -> None:
    """Answer a new card some times, with time between; look at all four buttons each time, and at the card afterwards."""
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = str(chance.random())
    collection.add_note(note, collection.decks.id("Default"))
    number = note.cards()[0].id
    state = CardState()
    for _ in range(chance.randint(1, 9)):
        _compare_buttons(collection, settings, state, number)
        rating = Rating(chance.choices((1, 2, 3, 4), weights=(3, 2, 5, 1))[0])
        state = _answer_both(collection, settings, state, number, rating)
        state = _let_time_pass(collection, state, number, chance)


def _compare_buttons(collection: Collection, settings: SchedulerSettings, state: CardState, number: int) -> None:
    theirs = collection._backend.get_scheduling_states(number)
    ours = outcomes(state, settings, int(time.time()), UTC, number)
    for rating, anki in zip(Rating, (theirs.again, theirs.hard, theirs.good, theirs.easy), strict=True):
        outcome = ours.of(rating)
        after = outcome.state
        ours_seen = Facts(
            after.phase,
            outcome.seconds,
            outcome.days,
            after.steps_left,
            after.interval,
            after.stability,
            after.difficulty,
        )
        assert ours_seen == _facts(anki.normal), (rating, state, settings)
        if after.phase in {Phase.REVIEW, Phase.RELEARNING}:
            kind = anki.normal
            review = kind.relearning.review if kind.WhichOneof("kind") == "relearning" else kind.review
            assert (after.lapses, outcome.new_leech) == (review.lapses, review.leeched and rating is Rating.AGAIN)


def _facts(normal: Any) -> Facts:
    kind = normal.WhichOneof("kind")
    if kind == "review":
        memory, step, days = normal.review.memory_state, None, normal.review.scheduled_days
        interval = days
    else:
        step = normal.learning if kind == "learning" else normal.relearning.learning
        memory = step.memory_state if kind == "learning" else normal.relearning.review.memory_state
        days, interval = None, 0 if kind == "learning" else normal.relearning.review.scheduled_days
    return Facts(
        kind,
        step.scheduled_secs if step else None,
        days,
        step.remaining_steps if step else 0,
        interval,
        stored(memory.stability, 4),
        stored(memory.difficulty, 3),
    )


def stored(value: float, places: int) -> float:
    """Round as Anki does when it saves a card: scaled and rounded in single precision."""
    scale = np.float32(10**places)
    return float(str(np.float32(np.floor(np.float64(np.float32(value) * scale) + 0.5)) / scale))


def _answer_both(
    collection: Collection, settings: SchedulerSettings, state: CardState, number: int, rating: Rating
) -> CardState:
    """Give the same answer here and there; the card that Anki saved is the card that we expect, its due time too."""
    scheduler = collection.sched
    card = collection.get_card(number)
    card.start_timer()
    before = int(time.time())
    choice = (CardAnswer.AGAIN, CardAnswer.HARD, CardAnswer.GOOD, CardAnswer.EASY)[rating - 1]
    states = collection._backend.get_scheduling_states(number)
    scheduler.answer_card(scheduler.build_answer(card=card, states=states, rating=choice))
    after = int(time.time())
    saved = _saved(collection, settings, number)
    expected = [outcomes(state, settings, second, UTC, number).of(rating) for second in range(before, after + 1)]
    # a second may end between the answer and its due time
    assert saved in [
        replace(one.state, last_review=other.state.last_review, leech=False) for one in expected for other in expected
    ]
    leech = any(outcome.new_leech for outcome in expected) or state.leech
    assert leech == card.note().has_tag("leech")
    return replace(saved, leech=leech, suspended=False)


def _saved(collection: Collection, settings: SchedulerSettings, number: int) -> CardState:
    """Read a card from Anki's table; its leech mark is a tag of the note and looked at elsewhere."""
    kind, queue, due, interval, left, reps, lapses, data = collection.db.first(
        "select type, queue, due, ivl, left, reps, lapses, data from cards where id = ?", number
    )
    memory = json.loads(data)
    by_second = due > 1_000_000_000
    today = study_day(int(time.time()), UTC, settings.rollover_hour)
    return CardState(
        phase=tuple(Phase)[kind],
        due=due if by_second else due - collection.sched.today + today,
        due_unit=DueUnit.SECOND if by_second else DueUnit.DAY,
        interval=interval,
        steps_left=left,
        stability=memory["s"],
        difficulty=memory["d"],
        reps=reps,
        lapses=lapses,
        last_review=memory["lrt"],
        suspended=queue == -1,
    )


def _let_time_pass(collection: Collection, state: CardState, number: int, chance: random.Random) -> CardState:
    """Move the last answer into the past: often seconds or hours, else around the interval, sometimes far beyond it."""
    typical = max(state.interval, 1) * DAY
    seconds = chance.choice(
        (0, chance.randrange(3 * DAY), chance.randrange(2 * typical), typical, chance.randrange(6 * typical))
    )
    seconds = min(seconds, 3_000 * DAY)
    # not through Anki's own card: saving one anew would round its memory once more
    data = json.loads(collection.db.scalar("select data from cards where id = ?", number))
    data["lrt"] -= seconds
    collection.db.execute("update cards set data = ?, queue = type where id = ?", json.dumps(data), number)
    return replace(state, last_review=data["lrt"])  # what leeches were suspended goes on
