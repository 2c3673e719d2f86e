"""How quick the store of reviews is when it is huge: `python -m benchmarks.store [CARDS]`, with three answers to each card."""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from cards.review.settings import SchedulerSettings
from cards.review.states import Rating
from cards.review.store import log
from cards.review.store.backups import back_up
from cards.review.store.catalogue import CatalogueCard
from cards.review.store.check import check
from cards.review.store.connection import Connection
from cards.review.store.log import CardKey, Event, EventKind
from cards.review.store.queue import EVERYTHING, Filter, Limits
from cards.review.store.scheduling import moment, schedule, to_text
from cards.review.store.shuffling import shuffle_start
from cards.review.store.store import Store

NOW = 1_790_000_000_000
DAY = 86_400_000
ZONE = ZoneInfo("Europe/Berlin")
SETTINGS = SchedulerSettings()
TEXT = to_text(SETTINGS)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        huge(Path(folder) / "store.db", count)
    with tempfile.TemporaryDirectory() as folder:
        derived(Path(folder) / "store.db", count // 10)


def huge(path: Path, count: int) -> None:
    """Measure a day's work in a store whose states are made up, because their replay would take minutes."""
    fill(path, count)
    connection = Connection(path, NOW)
    with connection.writing() as sqlite:
        sqlite.execute(_MADE_UP, {"today": moment(NOW, ZONE, SETTINGS).study_day})
    connection.close()
    print(f"size: {path.stat().st_size / 2**20:.0f} MB", flush=True)
    timed("start: open, counts, 50 cards", lambda: start(path))
    everyday(path, count)


def derived(path: Path, count: int) -> None:
    """Measure what reads the whole log."""
    fill(path, count)
    with Store(path, schedule, NOW) as store:
        timed("replay of the log, states written", store.rebuild)
    timed("backup with its verification", lambda: back_up(path, NOW))
    timed("check with replay", lambda: print(check(path, schedule)))


def fill(path: Path, count: int) -> None:
    with Store(path, schedule, NOW) as store:
        timed(f"sync of {count:,} cards", lambda: store.sync_cards("deck", "Deck", made_up_cards(count)))
    timed(f"log of {count // 10 * 27:,} rows", lambda: write_log(path, count))


_MADE_UP = """UPDATE cards SET phase = 'review', due_unit = 'day', due = :today - 30 + row * 7919 % 200, interval = 20,
    stability = 20.0, difficulty = 5.0, reps = 3, last_review = 1789000000, first_day = :today - 190, last_event = row
    WHERE position % 10 <> 0"""


def everyday(path: Path, count: int) -> None:
    """Measure what a quiz does all day."""
    chance = random.Random(7)
    with Store(path, schedule, NOW) as store:
        now = moment(NOW, ZONE, SETTINGS)
        timed("mark of the catalogue", lambda: store.mark("deck"))
        repeated("next card", 300, lambda _: store.queue("deck", now).cards(1))
        repeated("new card in random order", 300, lambda turn: shuffled(store, turn))
        repeated("counts", 300, lambda _: store.queue("deck", now).counts())
        repeated("next card of an entry", 100, lambda _: store.queue("deck", now, only=one_entry(chance)).cards(1))
        rare = Filter(tags=["rare"])
        timed("first card of a rare tag", lambda: store.queue("deck", now, only=rare).cards(1))
        repeated("next card of a rare tag", 300, lambda _: store.queue("deck", now, only=rare).cards(1))
        repeated("new card of a rare tag in random order", 300, lambda turn: shuffled(store, turn, rare))
        repeated("counts of a rare tag", 300, lambda _: store.queue("deck", now, only=rare).counts())

        def answer(turn: int) -> None:
            key = CardKey(f"g{chance.randrange(count):07}", 1)
            rating = Rating(chance.randint(1, 4))
            store.answer(key, rating, moment(NOW + turn * 5_000, ZONE, SETTINGS), taken=4_000, settings=TEXT)

        repeated("answer", 1_000, answer)
        repeated("undo", 300, lambda _: store.undo(now, "deck"))


def shuffled(store: Store, day: int, only: Filter = EVERYTHING) -> object:
    start = shuffle_start("deck", day)
    return store.queue("deck", moment(NOW, ZONE, SETTINGS), Limits(20, 0), only, shuffled_from=start).cards(50)


def one_entry(chance: random.Random) -> Filter:
    return Filter(entries=[f"entry-{chance.randrange(5_000)}"])


def start(path: Path) -> None:
    with Store(path, schedule, NOW) as store:
        queue = store.queue("deck", moment(NOW, ZONE, SETTINGS))
        queue.counts()
        queue.cards(50)


def made_up_cards(count: int) -> Iterator[CatalogueCard]:
    for number in range(count):
        tags = ("book", "rare") if number % 100_000 == 99_999 else ("book",)
        key = CardKey(f"g{number:07}", 1)
        yield CatalogueCard(key, 1_700_000_000_000 + number, f"entry-{number % 5_000}", "Mechanism", tags, number)


def write_log(path: Path, count: int) -> None:
    """Write three answers to each card but every tenth, which stays new; days apart, all before now."""
    connection = Connection(path, NOW)
    chance = random.Random(3)
    with connection.writing() as sqlite:
        settings = log.keep_settings(sqlite, TEXT)
        moments = [moment(NOW - back * DAY, ZONE, SETTINGS) for back in range(1, 200)]

        def events() -> Iterator[Event]:
            sequence = 0
            for back in (150, 60, 10):
                for number in range(count):
                    if number % 10:
                        sequence += 1
                        when = moments[back + number % 40]
                        rating = Rating(chance.choice((1, 3, 3, 3, 4)))
                        key = CardKey(f"g{number:07}", 1)
                        card = 1_700_000_000_000 + number
                        yield Event(
                            sequence, sequence, EventKind.ANSWER, key, card, when, rating, 4_000, "review", settings
                        )

        log.append(sqlite, events())
    connection.close()


def timed(what: str, call: Callable[[], object]) -> None:
    start = time.perf_counter()
    call()
    print(f"{what}: {time.perf_counter() - start:.2f} s", flush=True)


def repeated(what: str, count: int, call: Callable[[int], object]) -> None:
    taken = []
    for turn in range(count):
        start = time.perf_counter()
        call(turn)
        taken.append((time.perf_counter() - start) * 1000)
    taken.sort()
    middle, late = taken[count // 2], taken[int(count * 0.99) - 1]
    print(f"{what}: median {middle:.2f} ms, p99 {late:.2f} ms, longest {taken[-1]:.2f} ms", flush=True)


if __name__ == "__main__":
    main()
