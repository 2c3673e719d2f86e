"""Times the scheduler, in processor time: `python -m benchmarks.scheduler`. Four buttons of a card, a replayed log."""

import contextlib
import statistics
import tempfile
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import numpy as np

from cards.review.scheduler import outcomes
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, Phase, Rating
from cards.review.store import log
from cards.review.store.connection import Connection
from cards.review.store.log import CardKey, Event, EventKind
from cards.review.store.raw import connect
from cards.review.store.replay import played
from cards.review.store.scheduling import moment, schedule, to_text

_ZONE = ZoneInfo("Europe/Vienna")
_START = 1_600_000_000
_DAY = 86_400


def fill(path: Path, cards: int, reviews: int, seed: int = 1) -> None:
    """Make a store with a log of reviews spread unevenly over cards and over five years, in order of time."""
    chance = np.random.default_rng(seed)
    liked = np.minimum(chance.pareto(2, cards) + 1, 30)  # nobody answers one card thousands of times
    card = chance.choice(cards, reviews, p=liked / liked.sum()).tolist()
    second = np.sort(chance.integers(_START, _START + 5 * 365 * _DAY, reviews)).tolist()
    rating = chance.choice([1, 2, 3, 4], reviews, p=[0.1, 0.1, 0.7, 0.1]).tolist()
    settings = SchedulerSettings()
    connection = Connection(path, _START * 1000)
    with connection.writing() as sqlite:
        under = log.keep_settings(sqlite, to_text(settings))
        log.append(
            sqlite,
            (
                Event(
                    number, number, EventKind.ANSWER, CardKey(f"g{place:07}", 1), 1_700_000_000_000 + place,
                    moment(when * 1000, _ZONE, settings), Rating(button), 4_000, "review", under,
                )
                for number, (place, when, button) in enumerate(zip(card, second, rating, strict=True), 1)
            ),
        )  # fmt: skip
    connection.close()


def seconds_to_replay(path: Path) -> tuple[float, float]:
    """Return the processor time from the file to where every card stands, as `cards store check` does it, and of it without
    reading the file.
    """
    with contextlib.closing(connect(path, read_only=True)) as connection:
        settings, reading = log.settings_of(connection), 0.0
        start = read_to = time.process_time()
        for keys, rows, cards in log.card_by_card(connection):
            reading += time.process_time() - read_to
            played(rows, cards, len(keys), settings, schedule)
            read_to = time.process_time()
        whole = time.process_time() - start
        return whole, whole - reading


def milliseconds_of_buttons(times: int = 500) -> list[float]:
    """Return the processor time that the four outcomes of one card take, each time."""
    state = CardState(Phase.REVIEW, interval=20, stability=21.5, difficulty=5.5, reps=4, last_review=_START)
    taken = []
    for turn in range(times):
        start = time.process_time()
        outcomes(state, SchedulerSettings(), _START + turn * 7_200, _ZONE, turn)
        taken.append((time.process_time() - start) * 1_000)
    return taken


@click.command()
@click.option("--cards", default=100_000, show_default=True, help="Cards of the log.")
@click.option("--reviews", default=1_000_000, show_default=True, help="Reviews of the log.")
def main(cards: int, reviews: int) -> None:
    """Time four buttons of one card, and the replay of a log in a store."""
    taken = milliseconds_of_buttons()
    slow = statistics.quantiles(taken, n=100)[-1]
    click.echo(f"{'four buttons of a card':<24}{statistics.median(taken):8.2f} ms, p99 {slow:.2f} ms")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reviews.sqlite"
        fill(path, cards, reviews)
        whole, replay = seconds_to_replay(path)
    for what, seconds in ((f"replay of {reviews:,}", replay), ("  read from the store", whole)):
        click.echo(f"{what:<24}{seconds:8.2f} s, {reviews / seconds:,.0f} reviews a second")


if __name__ == "__main__":
    main()
