"""What a build says at its end: each entry with its cards, what was left out, where the package is."""

from collections import Counter
from pathlib import Path

from rich.table import Table
from rich.text import Text

from cards.cli.console import cell, out, table
from cards.cli.pipeline import Made
from cards.model import cards
from cards.plain_text import counted, plain

_MOST_ROWS = 40  # more than a screen tells nobody anything


def show_summary(made: Made, path: Path) -> None:
    """Print the summary of a build."""
    console = out()
    console.print(_entries_table(made))
    console.print()
    dropped = sum(len(entry.dropped) for entry in made.understood.entries)
    if dropped:
        console.print(
            f"{counted(dropped, 'line')} of page furniture left out (`cards entries` shows them)", style="dim"
        )
    console.print(_sizes(made))
    console.print(Text.assemble((plain(str(path)), "bold"), ": open it with Anki (File, Import)"))


def _entries_table(made: Made) -> Table:
    rows: dict[str, Counter[str]] = {entry.id: Counter() for entry in made.understood.entries}
    for placed in made.deck.notes:
        rows.setdefault(placed.note.entry, Counter())[placed.note.kind] += len(cards(placed.note))
    shown = table("Entry", "Sections", "Q&A", "Cloze", "Cards", numbers=("Sections", "Q&A", "Cloze", "Cards"))
    entries = made.understood.entries
    for entry in entries[:_MOST_ROWS] if len(entries) > _MOST_ROWS + 1 else entries:
        count = rows[entry.id]
        name = entry.term.name[:1].upper() + entry.term.name[1:]
        numbers = (len(entry.sections), count["qa"], count["cloze"], count.total())
        shown.add_row(cell(name), *(f"{number:,}" for number in numbers))
    names = {placed.note.entry: placed.note.term for placed in made.deck.notes}
    for own in [name for name in rows if name not in {entry.id for entry in entries}]:
        count = rows[own]
        shown.add_row(cell(names[own]), "", *(f"{number:,}" for number in (count["qa"], count["cloze"], count.total())))
    total = sum(rows.values(), Counter[str]())
    if len(entries) > _MOST_ROWS + 1:
        shown.add_row(Text(f"… and {len(entries) - _MOST_ROWS:,} more", style="dim"))
    if len(rows) > 1:
        sections = sum(len(entry.sections) for entry in made.understood.entries)
        shown.add_section()
        numbers = (sections, total["qa"], total["cloze"], total.total())
        shown.add_row("All", *(f"{number:,}" for number in numbers), style="bold")
    return shown


def _sizes(made: Made) -> str:
    new, updated = (len(made.merged.changes.those(what)) for what in ("new", "updated"))
    same = len(made.deck.notes) - new - updated
    return f"{counted(len(made.deck.notes), 'note')}: {new:,} new, {updated:,} changed, {same:,} as before"
