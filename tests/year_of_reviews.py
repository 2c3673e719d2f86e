"""A store with a made-up year of reviews in it, the same every time."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from cards.review.scheduler import retrievability
from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store.catalogue import CatalogueCard
from cards.review.store.log import CardKey
from cards.review.store.queue import Limits
from cards.review.store.scheduling import moment, schedule, to_text
from cards.review.store.store import Store

END = 1_790_000_000  # 21 September 2026
SETTINGS = SchedulerSettings()
_ZONE = ZoneInfo("UTC")
_DAY = 86_400_000


def a_card(number: int, entry: str = "osmosis", section: str = "Origin") -> CatalogueCard:
    return CatalogueCard(CardKey(f"guid-{number}", 1), 1_700_000_000_000 + number, entry, section, (), number)


def reviewed(
    path: Path,
    cards: Sequence[CatalogueCard],
    days: int = 365,
    grade: Callable[[random.Random, float], int] | None = None,
) -> int:
    """Learn two new cards a day for so many days up to END, with a pause now and then; return how many answers that were."""
    chance = random.Random(7)
    answers = 0
    with Store(path, schedule, (END * 1000) - days * _DAY) as store:
        store.sync_cards("biology", "biology", cards)
        for day in range(days, -1, -1):
            instant = END * 1000 - day * _DAY
            now = moment(instant, _ZONE, SETTINGS)
            if day and chance.random() < 0.1:
                continue
            for card in store.queue("biology", now, Limits(new=2)).cards(100):
                instant += 9_000
                likely = retrievability(card.state, SETTINGS, instant // 1000) or 0.5
                rating = Rating((grade or _graded)(chance, likely))
                taken = int(chance.lognormvariate(8.7, 0.6))
                then = moment(instant, _ZONE, SETTINGS)
                store.answer(card.key, rating, then, taken=taken, settings=to_text(SETTINGS))
                answers += 1
    return answers


def _graded(chance: random.Random, likely: float) -> int:
    return 1 if chance.random() > likely else chance.choice((2, 3, 3, 3, 4))
