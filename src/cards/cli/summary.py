"""What a build says at its end: each entry with its cards, what was left out, where the package is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from cards.cli.console import cell, out, table
from cards.model import cards
from cards.plain_text import counted, plain

if TYPE_CHECKING:
    from cards.cli.pipeline import Made

_MOST_ROWS = 40  # more than a screen tells nobody anything


@dataclass(frozen=True, slots=True)
class Row:
    """An entry with the number of its sections, none if it has no page, and of its cards of both kinds."""

    name: str
    sections: int | None
    qa: int
    cloze: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The entries, those without a page last; how many lines were dropped; how many notes there are, new and changed."""

    rows: tuple[Row, ...]
    dropped: int
    notes: int
    new: int
    updated: int


def summary_of(made: "Made") -> Summary:
    """Return what is to be said of a build."""
    counts: dict[str, Counter[str]] = {entry.id: Counter() for entry in made.understood.entries}
    names = {placed.note.entry: placed.note.term for placed in made.deck.notes}
    for placed in made.deck.notes:
        counts.setdefault(placed.note.entry, Counter())[placed.note.kind] += len(cards(placed.note))
    pages = {entry.id: entry for entry in made.understood.entries}
    rows = tuple(
        Row(
            _capital(pages[entry].term.name) if entry in pages else names[entry],
            len(pages[entry].sections) if entry in pages else None,
            count["qa"],
            count["cloze"],
        )
        for entry, count in counts.items()
    )
    dropped = sum(len(entry.dropped) for entry in pages.values())
    new, updated = (len(made.merged.changes.those(what)) for what in ("new", "updated"))
    return Summary(rows, dropped, len(made.deck.notes), new, updated)


def show_summary(summary: Summary, path: Path) -> None:
    """Print the summary of a build whose package lies at `path`."""
    console = out()
    console.print(_entries_table(summary))
    console.print()
    if summary.dropped:
        console.print(
            f"{counted(summary.dropped, 'line')} of page furniture left out (`cards entries` shows them)", style="dim"
        )
    same = summary.notes - summary.new - summary.updated
    console.print(
        f"{counted(summary.notes, 'note')}: {summary.new:,} new, {summary.updated:,} changed, {same:,} as before"
    )
    console.print(Text.assemble((plain(str(path)), "bold"), ": open it with Anki (File, Import)"))


def _entries_table(summary: Summary) -> Table:
    shown = table("Entry", "Sections", "Q&A", "Cloze", "Cards", numbers=("Sections", "Q&A", "Cloze", "Cards"))
    pages = [row for row in summary.rows if row.sections is not None]
    for row in pages[:_MOST_ROWS] if len(pages) > _MOST_ROWS + 1 else pages:
        shown.add_row(cell(row.name), f"{row.sections:,}", *_numbers([row]))
    for row in summary.rows[len(pages) :]:
        shown.add_row(cell(row.name), "", *_numbers([row]))
    if len(pages) > _MOST_ROWS + 1:
        shown.add_row(Text(f"… and {len(pages) - _MOST_ROWS:,} more", style="dim"))
    if len(summary.rows) > 1:
        shown.add_section()
        sections = sum(row.sections or 0 for row in pages)
        shown.add_row("All", f"{sections:,}", *_numbers(summary.rows), style="bold")
    return shown


def _numbers(rows: Sequence[Row]) -> tuple[str, str, str]:
    qa, cloze = sum(row.qa for row in rows), sum(row.cloze for row in rows)
    return f"{qa:,}", f"{cloze:,}", f"{qa + cloze:,}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
