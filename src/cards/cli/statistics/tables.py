"""The tables of the statistics: the cards that are forgotten most, and the parts of a deck."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.cli.statistics.words import days, duration, percent
from cards.review.statistics.parts import Part
from cards.review.statistics.report import Report
from cards.review.store.log import CardKey

_MOST_PARTS = 40


@dataclass(frozen=True, slots=True)
class Shown:
    """A table; the columns named in `numbers` are set flush right. Texts are as they were found: whoever shows them escapes."""

    title: str
    note: str
    columns: tuple[str, ...]
    numbers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(report: Report, fronts: Mapping[CardKey, str]) -> tuple[Shown, ...]:
    """Return the tables that have rows. `fronts` are the texts of cards, as far as they are known."""
    found = (
        _hardest(report, fronts),
        _parts("Entries", "Entry", report.entries),
        _parts("Sections", "Section", report.sections),
    )
    return tuple(table for table in found if table.rows)


def summary(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the few numbers that come first, each with what it is."""
    done, ahead, lately = report.activity, report.forecast, report.lately
    answers = done.answers
    a_card = done.seconds / answers if answers else 0.0
    today = next((day for day in done.days if day.day == report.today), None)
    due = ahead.days[0]
    return (
        ("Due today", f"{due:,}" + (f", about {duration(due * a_card)}" if due and a_card else "")),
        ("Done today", f"{today.answers:,} in {duration(today.seconds)}" if today else "nothing yet"),
        ("Days in a row", f"{done.streak:,}"),
        ("Retention, 30 days", f"{percent(lately.rate)} of {lately.reviews:,}" if lately.reviews else "no reviews yet"),
        ("Cards begun", f"{report.memory.cards:,} of {report.cards:,}"),
        ("Time spent", f"{duration(done.seconds)}, {a_card:.1f} s an answer" if answers else "none yet"),
    )


def _hardest(report: Report, fronts: Mapping[CardKey, str]) -> Shown:
    rows = tuple(
        (
            fronts.get(card.key, f"card {card.key.ordinal} of {card.key.guid}"),
            f"{card.entry} · {card.section}" if card.section else card.entry,
            f"{card.state.lapses:,}",
            days(card.state.stability or 0.0),
            f"{card.state.difficulty or 0.0:.1f}",
        )
        for card in report.hardest
    )
    return Shown(
        "Hardest cards",
        "Most lapses first, among equals the least stable. A card that keeps lapsing is better rewritten or split.",
        ("Card", "Entry · section", "Lapses", "Stability", "Difficulty"),
        ("Lapses", "Stability", "Difficulty"),
        rows,
    )


def _parts(title: str, name: str, parts: Sequence[Part]) -> Shown:
    rest = len(parts) - _MOST_PARTS
    note = f"The first {_MOST_PARTS} of {len(parts):,}, in the order of the deck." if rest > 0 else ""
    rows = tuple(
        (
            part.name or "–",
            f"{part.cards:,}",
            f"{part.begun:,}",
            f"{part.mature:,}",
            f"{part.lapses:,}",
            percent(part.retained.rate),
            duration(part.seconds),
        )
        for part in parts[:_MOST_PARTS]
    )
    columns = (name, "Cards", "Begun", "Mature", "Lapses", "Retention", "Time")
    return Shown(title, note, columns, columns[1:], rows)
