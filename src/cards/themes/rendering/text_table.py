"""A table as lines of text: its columns one below the other where they have room on a terminal."""

from dataclasses import dataclass, field

from cards.themes.rendering.text_line import Line, Run, columns, joined

_WIDEST = 70  # columns of a table that is aligned: what a card has on a terminal of 80
_QUIET = Run(" | ", frozenset(("quiet",)))


@dataclass(slots=True)
class Row:
    """The cells of a row, each as its runs, and whether they are headings."""

    cells: list[list[Run]] = field(default_factory=list)
    is_heading: bool = False


def table_lines(rows: list[Row], lead: str, hang: str) -> list[Line]:
    """Return a table; `lead` stands before its first line, `hang` before the others.

    One that is too wide keeps its rows, and each is wrapped like a paragraph.
    """
    rows = [row for row in rows if row.cells]
    widths = _widths(rows)
    fits = sum(widths) + columns([_QUIET]) * (len(widths) - 1) <= _WIDEST
    lines: list[Line] = []
    for place, row in enumerate(rows):
        before = hang if lines else lead
        runs = joined(_runs(row, widths if fits else []))
        lines.append(Line(runs, before, hang if fits else f"{hang}  ", "fixed" if fits else "text"))
        if fits and row.is_heading and place + 1 < len(rows) and not rows[place + 1].is_heading:
            below = "-+-".join("-" * width for width in widths)
            lines.append(Line((Run(below, _QUIET.marks),), hang, hang, "fixed"))
    return lines


def _widths(rows: list[Row]) -> list[int]:
    widths: list[int] = []
    for row in rows:
        for place, cell in enumerate(row.cells):
            width = columns(cell)
            if place < len(widths):
                widths[place] = max(widths[place], width)
            else:
                widths.append(width)
    return widths


def _runs(row: Row, widths: list[int]) -> list[Run]:
    """Return a row's cells in one line, as wide as the columns are; no widths: as they come."""
    found: list[Run] = []
    for place, cell in enumerate(row.cells):
        found += [_QUIET, *cell] if place else cell
        if place < len(widths) and place + 1 < len(row.cells):
            found.append(Run(" " * (widths[place] - columns(cell))))
    return found
