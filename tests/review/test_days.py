"""No study day is misdated, wherever the learner lives and whatever the clocks do there."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cards.review.days import day_date, day_start, study_day

ZONES = (
    *("UTC", "Europe/Vienna", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Santiago"),
    *("Africa/Casablanca", "Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham"),
)
HALF_HOUR = 1_800


@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize(
    ("year", "rollover_hour"),
    [(2024, 4), pytest.param(2011, 0, marks=pytest.mark.slow), pytest.param(2010, 2, marks=pytest.mark.slow)],
)
def test_every_half_hour_of_two_years(name: str, year: int, rollover_hour: int) -> None:
    zone = ZoneInfo(name)
    second = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    wall = _Wall(zone, rollover_hour, second)
    wrong = [
        datetime.fromtimestamp(now, zone).isoformat()
        for now in range(second, second + 2 * 366 * 86_400, HALF_HOUR)
        if day_date(study_day(now, zone, rollover_hour)) != wall.day_at(now)
    ]
    assert wrong == []


class _Wall:
    """A calendar on the wall, turned to the new page when the clock beside it first shows the hour or has leapt over it.

    It never asks when a day starts: it looks at the clock every half hour, and turns pages forward only.
    """

    def __init__(self, zone: ZoneInfo, rollover_hour: int, second: int) -> None:
        self.zone, self.hour = zone, rollover_hour
        self.page = (datetime.fromtimestamp(second, zone) - timedelta(days=2)).date()
        for earlier in range(second - 2 * 86_400, second, HALF_HOUR):
            self.day_at(earlier)

    def day_at(self, second: int) -> object:
        clock = datetime.fromtimestamp(second, self.zone).replace(tzinfo=None)
        self.page = max(self.page, (clock - timedelta(hours=self.hour)).date())
        return self.page


@pytest.mark.parametrize("name", ZONES)
def test_a_day_runs_from_its_start_to_the_next(name: str) -> None:
    zone = ZoneInfo(name)
    first = study_day(int(datetime(2024, 1, 1, tzinfo=UTC).timestamp()), zone, 4)
    for day in range(first, first + 800):
        start, end = day_start(day, zone, 4), day_start(day + 1, zone, 4)
        assert 22 * 3_600 < end - start < 26 * 3_600
        assert [study_day(second, zone, 4) for second in (start - 1, start, end - 1, end)] == [
            day - 1,
            day,
            day,
            day + 1,
        ]


def test_a_skipped_date_is_an_empty_day() -> None:
    """Samoa had no 30 December 2011."""
    zone = ZoneInfo("Pacific/Apia")
    before = int(datetime(2011, 12, 29, 12, tzinfo=zone).timestamp())
    day = study_day(before, zone, 4)
    assert day_start(day + 1, zone, 4) == day_start(day + 2, zone, 4)
    assert study_day(day_start(day + 1, zone, 4), zone, 4) == day + 2
