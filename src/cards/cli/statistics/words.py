"""Numbers as a person reads them."""

from cards.review.days import day_date


def percent(share: float | None) -> str:
    """Return a share of 1 as "87 %", a dash if there is none."""
    return "–" if share is None else f"{share * 100:.0f} %"


def duration(seconds: float) -> str:
    """Return a time as "42 s", "12 min" or "3 h 5 min"."""
    if round(seconds) < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60} min"


def days(count: float) -> str:
    """Return a number of days as "3.2 days"."""
    return f"{count:,.1f} days"


def day_of(day: int) -> str:
    """Return the date of a study day as "21 Nov 2026"."""
    found = day_date(day)
    return f"{found.day} {found:%b %Y}"
