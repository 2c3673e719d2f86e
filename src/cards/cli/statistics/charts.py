"""What is shown of the statistics, for the terminal as for the page: charts and tables as values, with all their words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cards.cli.statistics.words import day_of, duration, percent
from cards.review.days import day_date
from cards.review.states import Phase
from cards.review.statistics.memory import Class
from cards.review.statistics.report import Report

RATINGS = ("Again", "Hard", "Good", "Easy")
_MOST_MONTHS = 12
_DAYS_BACK = 30
_PHASES = {
    Phase.NEW: "New",
    Phase.LEARNING: "Learning",
    Phase.REVIEW: "Review",
    Phase.RELEARNING: "Relearning",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of one value, or of one for each series; `text` says it in words, `mark` is a value to compare it with."""

    label: str
    values: tuple[float, ...]
    text: str
    mark: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one scale from 0 to `highest`. `upright`: one for each of many days, with few labels; else one below the other.

    `axis` names what the labels are, `unit` what the texts are.
    """

    title: str
    note: str
    axis: str
    unit: str
    bars: tuple[Bar, ...]
    highest: float
    upright: bool = False
    series: tuple[str, ...] = ()


def charts(report: Report) -> tuple[Chart, ...]:
    """Return the charts that have something to show, in their order."""
    found = (_retention(report), _load(report), _lately(report), _ratings(report), *_memory(report))
    return tuple(chart for chart in found if any(any(bar.values) for bar in chart.bars))


def _retention(report: Report) -> Chart:
    bars: list[Bar] = []
    for month in report.months[-_MOST_MONTHS:]:
        rate = month.retained.rate
        text = "–" if rate is None else f"{percent(rate)} of {month.retained.reviews:,}"
        bars.append(Bar(f"{month.first:%b %Y}", (rate or 0.0,), text, month.desired))
    desired = next((month.desired for month in reversed(report.months) if month.desired), None)
    return Chart(
        "True retention by month",
        f"Reviews passed at the first try of the day; the mark is the desired retention, {percent(desired)}.",
        "Month",
        "Passed",
        tuple(bars),
        1.0,
    )


def _load(report: Report) -> Chart:
    ahead = report.forecast
    bars = tuple(_day_bar(ahead.first + place, count) for place, count in enumerate(ahead.days))
    rest = [f"{ahead.overdue:,} of today's are overdue"] if ahead.overdue else []
    rest += [f"{ahead.later:,} come later"] if ahead.later else []
    rest += [f"{ahead.new:,} are new"] if ahead.new else []
    rest += [f"{ahead.resting:,} are suspended or dropped"] if ahead.resting else []
    note = f"Cards that fall due on each of the next {len(bars)} days{f'; {", ".join(rest)}' if rest else ''}."
    return Chart("Load to come", note, "Day", "Cards", bars, _greatest(bars), upright=True)


def _lately(report: Report) -> Chart:
    counts = {day.day: day.answers for day in report.activity.days}
    days = range(report.today - _DAYS_BACK + 1, report.today + 1)
    bars = tuple(_day_bar(day, counts.get(day, 0)) for day in days)
    return Chart(
        "Answers a day",
        f"The last {_DAYS_BACK} days, learning steps included.",
        "Day",
        "Answers",
        bars,
        _greatest(bars),
        upright=True,
    )


def _ratings(report: Report) -> Chart:
    bars: list[Bar] = []
    for one in report.ratings:
        total = sum(one.counts)
        if total:
            shares = tuple(count / total for count in one.counts)
            text = " · ".join(percent(part) for part in shares)
            bars.append(Bar(_PHASES[one.phase], shares, f"{text} of {total:,}"))
    note = f"Shares of {', '.join(RATINGS[:-1])} and {RATINGS[-1]}, by how far the card had come."
    return Chart("Ratings", note, "Phase", " · ".join(RATINGS), tuple(bars), 1.0, series=RATINGS)


def _memory(report: Report) -> tuple[Chart, Chart, Chart]:
    now = report.memory
    remembered = f"About {round(now.remembered):,} of {now.cards:,} cards that were begun would be answered right now."
    return (
        _histogram(
            "Stability",
            "Days until the chance of remembering has fallen to 90 %.",
            "Days",
            [_days(one) for one in now.stability],
            now.stability,
        ),
        _histogram(
            "Difficulty",
            "From 1, easy, to 10, hard.",
            "Difficulty",
            [f"{one.low:g} – {one.high:g}" for one in now.difficulty],
            now.difficulty,
        ),
        _histogram(
            "Retrievability",
            remembered,
            "Chance",
            [f"{one.low * 100:.0f} – {one.high * 100:.0f} %" for one in now.retrievability],
            now.retrievability,
        ),
    )


def _histogram(title: str, note: str, axis: str, labels: Sequence[str], classes: Sequence[Class]) -> Chart:
    bars = tuple(Bar(label, (one.count,), f"{one.count:,}") for label, one in zip(labels, classes, strict=True))
    return Chart(title, note, axis, "Cards", bars, _greatest(bars))


def _days(one: Class) -> str:
    if not one.low:
        return f"below {one.high:g}"
    return f"{one.low:g} and more" if math.isinf(one.high) else f"{one.low:g} – {one.high:g}"


def _day_bar(day: int, count: int) -> Bar:
    return Bar(day_of(day), (count,), f"{count:,}")


def _greatest(bars: Sequence[Bar]) -> float:
    return max((sum(bar.values) for bar in bars), default=0)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Answers by day in whole weeks, each from Monday to Sunday; None for days that have not come yet. Weeks end today."""

    title: str
    note: str
    monday: date
    weeks: tuple[tuple[int | None, ...], ...]

    @property
    def greatest(self) -> int:
        """The most answers on one day."""
        return max((count or 0 for week in self.weeks for count in week), default=0)

    def level(self, count: int) -> int:
        """Return from 0, nothing, to 4, among the most, how much a day's answers are."""
        return 1 + min(4 * (count - 1) // max(self.greatest, 1), 3) if count else 0


def calendar(report: Report, weeks: int) -> Calendar:
    """Return the calendar of so many weeks, this one the last."""
    monday = report.today - day_date(report.today).weekday() - 7 * (weeks - 1)
    counts = {day.day: day.answers for day in report.activity.days}
    rows = tuple(
        tuple(
            counts.get(day, 0) if day <= report.today else None
            for day in range(monday + 7 * week, monday + 7 * week + 7)
        )
        for week in range(weeks)
    )
    done = report.activity
    studied = f"{len(done.days):,} {'day' if len(done.days) == 1 else 'days'} of study"
    note = f"{studied}, the longest run {done.longest:,}, now {done.streak:,}; {duration(done.seconds)} in all."
    return Calendar("Calendar", note, day_date(monday), rows)
