"""Stores with some history in them, for tests; run as a program it answers cards and acknowledges each on a line."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store.catalogue import CatalogueCard
from cards.review.store.log import CardKey, EventKind, Moment
from cards.review.store.scheduling import moment, schedule, to_text
from cards.review.store.store import Store

NOW = 1_790_000_000_000
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
SETTINGS = SchedulerSettings()
TEXT = to_text(SETTINGS)
ZONE = ZoneInfo("Europe/Berlin")


def at(instant: int = NOW) -> Moment:
    return moment(instant, ZONE, SETTINGS)


def key(number: int, ordinal: int = 1) -> CardKey:
    return CardKey(f"guid-{number}", ordinal)


def card(number: int, ordinal: int = 1, **values: object) -> CatalogueCard:
    entry, section = f"entry-{number % 3}", f"Section {number % 2}"
    made = {"entry": entry, "section": section, "tags": (), "position": number * 10 + ordinal, **values}
    return CatalogueCard(key(number, ordinal), 1_700_000_000_000 + number * 10 + ordinal, **made)  # type: ignore[arg-type]


def opened(path: Path, now: int = NOW) -> Store:
    return Store(path, schedule, now)


def answer(store: Store, number: int, rating: int = 3, instant: int = NOW, **values: object) -> object:
    return store.answer(key(number), Rating(rating), at(instant), taken=1_500, settings=TEXT, **values)  # type: ignore[arg-type]


def with_history(path: Path, cards: int = 12, answers: int = 150) -> None:
    """Make a store with answers, flags, an undo, a burial and a suspension."""
    with opened(path) as store:
        store.sync_cards("bones", "Bones", [card(number) for number in range(cards)])
        for number in range(answers):
            answer(store, number % cards, 1 + number * 7 % 4, NOW + number * 5 * 60 * MINUTE)
        end = at(NOW + answers * 5 * 60 * MINUTE)
        store.change(EventKind.FLAG, [key(1)], end, 3)
        store.change(EventKind.SUSPEND, [key(2), key(3)], end)
        store.change(EventKind.BURY, [key(4)], end)
        store.undo(end)


def quiz(path: Path, name: int, count: int, acknowledge: Callable[[str], object]) -> None:
    """Answer cards one after the other, each time acknowledging once the store has the answer."""
    with opened(path) as store:
        for turn in range(count):
            # the time taken tells whose answer it was
            taken = name * 100_000 + turn
            store.answer(key(turn % 10), Rating.GOOD, at(NOW + turn), taken=taken, settings=TEXT)
            acknowledge(f"{taken}\n")


if __name__ == "__main__":
    quiz(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), lambda text: os.write(1, text.encode()))
