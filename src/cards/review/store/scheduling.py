"""The scheduler as the store calls it: answers from the log in, states out, and settings as the text that the log keeps."""

from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
from pydantic import TypeAdapter

from cards.review.answering import Moment as Moments
from cards.review.answering import answers
from cards.review.columns import card_state, columns
from cards.review.days import day_start, study_day
from cards.review.fuzz import draws
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState
from cards.review.store.log import Event, Moment

_SETTINGS = TypeAdapter(SchedulerSettings)


def moment(instant: int, zone: ZoneInfo, settings: SchedulerSettings) -> Moment:
    """Return what the log keeps of an instant (UTC milliseconds) in a learner's zone."""
    today = study_day(instant // 1000, zone, settings.rollover_hour)
    return Moment(instant, str(zone), today, day_start(today + 1, zone, settings.rollover_hour))


def to_text(settings: SchedulerSettings) -> str:
    """Return settings as the log keeps them."""
    return _SETTINGS.dump_json(settings).decode()


@lru_cache(maxsize=64)
def from_text(text: str) -> SchedulerSettings:
    """Return settings that `to_text` wrote; what later versions added has its default."""
    return _SETTINGS.validate_json(text)


def schedule(states: Sequence[CardState], events: Sequence[Event], settings: str) -> list[CardState]:
    """Return each card's state after its answer; see `replay.Answering`."""
    known = from_text(settings)
    seconds = [event.moment.instant // 1000 for event in events]
    pairs = list(zip(states, events, strict=True))
    found = answers(
        columns(states),
        draws(np.array([event.number for event in events]), np.array([state.reps for state in states])),
        Moments(
            second=np.array(seconds),
            today=np.array([event.moment.study_day for event in events]),
            seconds_left=np.array(
                [event.moment.day_end - second for event, second in zip(events, seconds, strict=True)]
            ),
            days_since=np.array([_days_since(state, event, known.rollover_hour) for state, event in pairs]),
        ),
        known,
    )
    return [
        card_state(found.cards, ((event.rating or 1) - 1, place), state.flag)
        for place, (state, event) in enumerate(pairs)
    ]


def _days_since(state: CardState, event: Event, rollover_hour: int) -> int:
    if state.last_review is None:
        return 0
    return max(event.moment.study_day - study_day(state.last_review, _zone(event.moment.zone), rollover_hour), 0)


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
