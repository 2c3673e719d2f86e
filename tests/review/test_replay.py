"""Replaying a log in bulk gives every card the state that it got answer by answer."""

import random
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from cards.review.columns import card_state, columns, new_cards
from cards.review.replay import ReviewColumns, replay
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


def _log(histories: list[list[Review]]) -> ReviewColumns:
    rows = [(place, one.second, int(one.rating)) for place, history in enumerate(histories) for one in history]
    rows.sort(key=lambda row: row[0] % 7)  # cards mixed, each in its own order
    card, second, rating = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return ReviewColumns(card, second, rating)


@pytest.mark.parametrize("settings", SETTINGS)
@pytest.mark.parametrize("zone", ["Europe/Vienna", "Australia/Lord_Howe"])
def test_bulk_equals_one_by_one(settings: SchedulerSettings, zone: str) -> None:
    here, histories = ZoneInfo(zone), _histories(36, seed=5)
    numbers = np.arange(36) * 977 + 1_700_000_000_000
    together = replay(new_cards(36), numbers, _log(histories), settings, here)
    for place, history in enumerate(histories):
        alone = replayed(CardState(), history, settings, here, int(numbers[place]))
        assert card_state(together, (place,), 0) == alone, history


def test_a_log_in_two_parts() -> None:
    """What a first half left is where a second half begins."""
    here, histories, settings = ZoneInfo("Europe/Vienna"), _histories(40, seed=6), SchedulerSettings()
    numbers = np.arange(40)
    halves = [[history[:4] for history in histories], [history[4:] for history in histories]]
    cards = new_cards(40)
    for half in halves:
        cards = replay(cards, numbers, _log(half), settings, here)
    whole = replay(new_cards(40), numbers, _log(histories), settings, here)
    assert [card_state(cards, (place,), 0) for place in range(40)] == [
        card_state(whole, (place,), 0) for place in range(40)
    ]


def test_columns_lose_nothing() -> None:
    here, settings = ZoneInfo("UTC"), SchedulerSettings(leech_threshold=1)
    state = CardState(flag=3)
    for second, rating in ((START, Rating.GOOD), (START + 900, Rating.GOOD), (START + 9 * DAY, Rating.AGAIN)):
        state = answered(state, Review(second, rating), settings, here, 42)
        assert card_state(columns([state]), (0,), 3) == state
    assert state.leech


def test_an_empty_log_changes_nothing() -> None:
    none = np.array([], dtype=np.int64)
    cards = replay(new_cards(2), np.arange(2), ReviewColumns(none, none, none), SchedulerSettings(), ZoneInfo("UTC"))
    assert card_state(cards, (1,), 0) == CardState()
