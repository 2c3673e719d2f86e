"""Times the scheduler, in processor time: `python -m benchmarks.scheduler`. Four buttons of a card, a replayed log."""

import statistics
import time
from zoneinfo import ZoneInfo

import click
import numpy as np

from cards.review.columns import new_cards
from cards.review.replay import ReviewColumns, replay
from cards.review.scheduler import outcomes
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, Phase

_ZONE = ZoneInfo("Europe/Vienna")
_START = 1_600_000_000
_DAY = 86_400


def made_up_log(cards: int, reviews: int, seed: int = 1) -> ReviewColumns:
    """Return a log of reviews spread unevenly over cards and over five years, in order of time."""
    chance = np.random.default_rng(seed)
    liked = np.minimum(chance.pareto(2, cards) + 1, 30)  # nobody answers one card thousands of times
    card = chance.choice(cards, reviews, p=liked / liked.sum())
    second = np.sort(chance.integers(_START, _START + 5 * 365 * _DAY, reviews))
    return ReviewColumns(card, second, chance.choice([1, 2, 3, 4], reviews, p=[0.1, 0.1, 0.7, 0.1]))


def seconds_to_replay(cards: int, log: ReviewColumns) -> float:
    """Return the processor time that a replay of the whole log takes."""
    before, numbers = new_cards(cards), np.arange(cards) + 1_700_000_000_000
    start = time.process_time()
    replay(before, numbers, log, SchedulerSettings(), _ZONE)
    return time.process_time() - start


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
    """Time four buttons of one card, and the replay of a log."""
    taken = milliseconds_of_buttons()
    slow = statistics.quantiles(taken, n=100)[-1]
    click.echo(f"{'four buttons of a card':<24}{statistics.median(taken):8.2f} ms, p99 {slow:.2f} ms")
    seconds = seconds_to_replay(cards, made_up_log(cards, reviews))
    click.echo(f"{f'replay of {reviews:,}':<24}{seconds:8.2f} s, {reviews / seconds:,.0f} reviews a second")


if __name__ == "__main__":
    main()
