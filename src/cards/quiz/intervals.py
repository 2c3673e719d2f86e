"""Stretches of time as a button or a person has room for: "10m", "3d", "1.2mo"."""

from cards.review.states import Outcome

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_MONTH, _YEAR = 30, 365  # days


def interval_text(outcome: Outcome) -> str:
    """Return how long a rating puts a card off."""
    return days_text(outcome.days) if outcome.days is not None else seconds_text(outcome.seconds or 0)


def seconds_text(seconds: int) -> str:
    """Return a stretch of seconds in its largest unit."""
    if seconds < _MINUTE:
        return f"{seconds}s"
    if seconds < _HOUR:
        return f"{round(seconds / _MINUTE)}m"
    return f"{_short(seconds / _HOUR)}h" if seconds < _DAY else days_text(round(seconds / _DAY))


def days_text(days: int) -> str:
    """Return a stretch of days in its largest unit."""
    if days < _MONTH:
        return f"{days}d"
    return f"{_short(days / _MONTH)}mo" if days < _YEAR else f"{_short(days / _YEAR)}y"


def clock_text(milliseconds: int) -> str:
    """Return how long something took, as a watch shows it: "4:07", "1:02:45"."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
