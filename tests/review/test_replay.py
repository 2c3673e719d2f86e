"""Replaying a log in bulk gives every card the state that it got answer by answer."""

import random
from dataclasses import fields
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from cards.review.columns import PHASES, card_state, card_states, columns
from cards.review.days import day_start, study_day
from cards.review.replay import NEVER, Act, EventColumns, Rules, StandingColumns, fresh, replay
from cards.review.scheduler import answered, replayed
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, Rating, Review

DAY = 86_400
START = 1_711_000_000  # ten days before Europe's clocks go forward
SETTINGS = [
    SchedulerSettings(),
    SchedulerSettings(learning_steps=(), relearning_steps=(), leech_threshold=2, leeches_suspended=True),
    SchedulerSettings(
        learning_steps=(600, 100_000), relearning_steps=(50_000, 600), maximum_interval=60, rollover_hour=0
    ),
]


def _histories(cards: int, seed: int) -> list[list[Review]]:
    chance = random.Random(seed)
    histories: list[list[Review]] = []
    for _ in range(cards):
        second, history = START + chance.randrange(5 * DAY), []
        for _ in range(chance.choice((0, 1, 3, 12))):
            history.append(Review(second, Rating(chance.choices((1, 2, 3, 4), weights=(2, 2, 5, 1))[0])))
            second += chance.choice((0, 70, 9_000, DAY, chance.randrange(40 * DAY), -300))
        histories.append(history)
    return histories


def _log(histories: list[list[Review]], settings: SchedulerSettings, zone: ZoneInfo) -> EventColumns:
    rows = [(place, one.second, int(one.rating)) for place, history in enumerate(histories) for one in history]
    rows.sort(key=lambda row: row[0] % 7)  # cards mixed, each in its own order
    card, second, rating = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    days = [study_day(one, zone, settings.rollover_hour) for one in second.tolist()]
    ends = [day_start(day + 1, zone, settings.rollover_hour) for day in days]
    none = np.zeros_like(card)
    return EventColumns(card, none + Act.ANSWER, second, np.array(days), np.array(ends), rating, none, none)


def _states(found: StandingColumns) -> list[CardState]:
    buried = [None if day == NEVER else day for day in found.buried_day.tolist()]
    return card_states(found.cards, found.flag.tolist(), buried)


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Australia/Lord_Howe"])
def test_bulk_equals_one_by_one(settings: SchedulerSettings, zone: str) -> None:
    here, histories = ZoneInfo(zone), _histories(100, seed=5)  # enough for turns with few cards and with many
    numbers = np.arange(100) * 977 + 1_700_000_000_000
    together = replay(fresh(100), numbers, _log(histories, settings, here), [Rules(settings, here)])
    alone = [
        replayed(CardState(), history, settings, here, int(number))
        for number, history in zip(numbers, histories, strict=True)
    ]
    assert _states(together.after) == alone


def test_what_each_answer_found() -> None:
    here, histories, settings = ZoneInfo("UTC"), _histories(60, seed=7), SchedulerSettings()
    log = _log(histories, settings, here)
    found = replay(fresh(60), np.arange(60), log, [Rules(settings, here)])
    states = [CardState()] * 60
    for place, (card, second, rating) in enumerate(zip(log.card, log.second, log.rating, strict=True)):
        assert (PHASES[found.phase[place]], found.interval[place]) == (states[card].phase, states[card].interval)
        states[card] = answered(states[card], Review(int(second), Rating(rating)), settings, here, int(card))


def test_a_log_in_two_parts() -> None:
    """What a first half left is where a second half begins."""
    here, histories, settings = ZoneInfo("Europe/Vienna"), _histories(40, seed=6), SchedulerSettings()
    numbers, rules = np.arange(40), [Rules(settings, here)]
    halves = [[history[:4] for history in histories], [history[4:] for history in histories]]
    cards = fresh(40)
    for half in halves:
        cards = replay(cards, numbers, _log(half, settings, here), rules).after
    whole = replay(fresh(40), numbers, _log(histories, settings, here), rules).after
    assert _states(cards) == _states(whole)


def test_answers_under_several_rules() -> None:
    here, there = ZoneInfo("Europe/Vienna"), ZoneInfo("Pacific/Kiritimati")
    rules = [Rules(SETTINGS[0], here), Rules(SETTINGS[2], there)]
    histories, numbers = _histories(50, seed=8), np.arange(50)
    logs = [_log(histories, one.settings, one.zone) for one in rules]
    chance = np.random.default_rng(1).integers(0, 2, len(logs[0].card))
    mixed = EventColumns(
        **{
            field.name: np.where(chance, getattr(logs[1], field.name), getattr(logs[0], field.name))
            for field in fields(EventColumns)
            if field.name != "rules"
        },
        rules=chance,
    )
    states = [CardState()] * 50
    for card, second, rating, under in zip(mixed.card, mixed.second, mixed.rating, chance, strict=True):
        review = Review(int(second), Rating(rating))
        states[card] = answered(states[card], review, rules[under].settings, rules[under].zone, int(card))
    assert _states(replay(fresh(50), numbers, mixed, rules).after) == states


@pytest.mark.parametrize("value", [0.001, 0.1, 1 / 3, 2.3065, 99.9999, 1234.5678, 36_500, 1e-7])
def test_numbers_are_written_as_anki_writes_them(value: float) -> None:
    cards = columns([CardState(stability=value, difficulty=value, last_review=1)])
    assert card_states(cards, [0], [None]) == [card_state(cards, (0,), 0)]


def test_columns_lose_nothing() -> None:
    here, settings = ZoneInfo("UTC"), SchedulerSettings(leech_threshold=1)
    state = CardState(flag=3)
    for second, rating in ((START, Rating.GOOD), (START + 900, Rating.GOOD), (START + 9 * DAY, Rating.AGAIN)):
        state = answered(state, Review(second, rating), settings, here, 42)
        assert card_state(columns([state]), (0,), 3) == state
    assert state.leech


def test_an_empty_log_changes_nothing() -> None:
    none = np.array([], dtype=np.int64)
    found = replay(fresh(2), np.arange(2), EventColumns(*[none] * 8), [])
    assert _states(found.after) == [CardState()] * 2
