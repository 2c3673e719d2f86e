"""Which backups are made and kept: one in half an hour, all of two days, then a day's, a week's and a month's last. Pure."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

SPACING = 30 * 60_000
ALL_KEPT = 2 * 24 * 60 * 60_000
"""Milliseconds: between two backups, and the age up to which all are kept."""

_DAYS, _WEEKS, _MONTHS = 12, 10, 9


def is_due(existing: Iterable[int], now: int) -> bool:
    """Say whether it is time for a backup. Instants in UTC milliseconds; one from the future counts for nothing."""
    return not any(0 <= now - instant < SPACING for instant in existing)


def kept(existing: Iterable[int], now: int) -> set[int]:
    """Return which backups to keep, by their instants in UTC milliseconds.

    Younger than two days, or from the future: all. Of the older ones the last of each day for 12 days that have one, then
    the last of each week for 10 weeks, then the last of each month for 9 months.
    """
    newest_first = sorted(existing, reverse=True)
    chosen = {instant for instant in newest_first if now - instant < ALL_KEPT}
    rest = [instant for instant in newest_first if instant not in chosen]
    for period, count in ((_day, _DAYS), (_week, _WEEKS), (_month, _MONTHS)):
        last = _last_of_each(rest, period, count)
        chosen |= last
        if len(last) < count:
            break
        rest = [instant for instant in rest if instant < min(last) and period(instant) != period(min(last))]
    return chosen


def _last_of_each(newest_first: list[int], period: Callable[[int], object], count: int) -> set[int]:
    last: dict[object, int] = {}
    for instant in newest_first:
        if period(instant) not in last and len(last) == count:
            break
        last.setdefault(period(instant), instant)
    return set(last.values())


def _day(instant: int) -> object:
    return _time(instant).date()


def _week(instant: int) -> object:
    return _time(instant).isocalendar()[:2]


def _month(instant: int) -> object:
    return (_time(instant).year, _time(instant).month)


def _time(instant: int) -> datetime:
    return datetime.fromtimestamp(instant / 1000, UTC)
