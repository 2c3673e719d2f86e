"""The scheduler as the store calls it: answers from the log in, states out, and settings as the text that the log keeps."""

from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from cards.review.days import day_start, study_day
from cards.review.fuzz import Whole
from cards.review.replay import EventColumns, Replayed, Rules, StandingColumns, replay
from cards.review.settings import SchedulerSettings
from cards.review.store.log import Moment

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


def schedule(
    before: StandingColumns, numbers: Whole, events: EventColumns, rules: Sequence[tuple[str, str]]
) -> Replayed:
    """Return where cards stand after events; see `replay.Answering`."""
    return replay(before, numbers, events, [Rules(from_text(settings), _zone(zone)) for settings, zone in rules])


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
