"""From deck.toml to the scheduler: its settings and the learner's zone, and what the scheduler says is wrong with them."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cards.decks.config import DeckConfig
from cards.decks.review_config import seconds
from cards.review.settings import DEFAULT_PARAMETERS, SchedulerSettings, faults


def _same[T](value: T) -> T:
    return value


_TO_SCHEDULER: Mapping[str, Callable[[Any], Any]] = {
    "desired_retention": _same,
    "learning_steps": lambda steps: tuple(map(seconds, steps)),
    "relearning_steps": lambda steps: tuple(map(seconds, steps)),
    "maximum_interval": _same,
    "parameters": lambda weights: tuple(weights) or DEFAULT_PARAMETERS,
    "leech_threshold": _same,
    "leeches_suspended": _same,
    "rollover_hour": _same,
}
"""The settings of a deck that the scheduler has under the same name, and how they become its values."""

_ZONE_FOLDER = "/zoneinfo/"


def scheduler_settings(config: DeckConfig) -> SchedulerSettings:
    """Return the scheduler's settings of a deck."""
    return SchedulerSettings(**{name: become(getattr(config, name)) for name, become in _TO_SCHEDULER.items()})


def faults_of(name: str, value: object) -> list[str]:
    """Return what is wrong with the value of one setting of a deck, as far as reviewing is concerned."""
    if name == "zone" and value and _zone(str(value)) is None:
        return ["there is no such time zone"]
    if name not in _TO_SCHEDULER:
        return []
    return faults(replace(SchedulerSettings(), **{name: _TO_SCHEDULER[name](value)}))


def zone_of(config: DeckConfig) -> ZoneInfo:
    """Return the time zone of the learner: that of the deck, else that of the computer, else UTC."""
    names = (config.zone, *_names_of_computer(os.environ.get("TZ", "")))
    return next((zone for name in names if name and (zone := _zone(name))), ZoneInfo("UTC"))


def _names_of_computer(variable: str) -> Iterator[str]:
    """Yield what may be the name of the computer's time zone; Python does not say it."""
    yield variable.removeprefix(":").rpartition(_ZONE_FOLDER)[2]
    yield os.path.realpath("/etc/localtime").rpartition(_ZONE_FOLDER)[2]
    try:
        yield Path("/etc/timezone").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return None
