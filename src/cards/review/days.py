"""Study days: which day of learning an instant belongs to, when days begin at a rollover hour of the learner's own clock.

Day `n` begins at the first instant that reads `rollover_hour` on the date 1970-01-01 + n in the learner's zone, and ends
where the next begins: it is 23 or 25 hours long when clocks are changed, and empty where a zone skipped a date. An hour
that the clocks skip counts as the instant of the change. Days are whole numbers, so their differences are never off.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_EPOCH = date(1970, 1, 1)


def study_day(second: int, zone: ZoneInfo, rollover_hour: int) -> int:
    """Return the number of the study day (days since 1970-01-01) in which a UTC second falls."""
    day = (datetime.fromtimestamp(second, zone).date() - _EPOCH).days
    return day if second >= day_start(day, zone, rollover_hour) else day - 1


def day_start(day: int, zone: ZoneInfo, rollover_hour: int) -> int:
    """Return the UTC second at which a study day begins."""
    local = datetime.combine(day_date(day), time(rollover_hour), tzinfo=zone)
    return int(local.astimezone(UTC).timestamp())


def day_date(day: int) -> date:
    """Return the date of a study day's morning."""
    return _EPOCH + timedelta(days=day)
