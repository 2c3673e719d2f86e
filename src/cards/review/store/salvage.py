"""A new store out of what is still readable in a damaged one, and an account of what is not; the old file is only read."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from cards.review.store import catalogue, log, standings
from cards.review.store.carving import FoundRow, rows_of
from cards.review.store.checksum import Cell, checksum, holds
from cards.review.store.connection import Connection
from cards.review.store.faults import StoreUnwritable, explained
from cards.review.store.migrations import LOG_LOSES_NO_ROWS
from cards.review.store.replay import Answering


@dataclass(slots=True)
class Salvaged:
    """What came of a salvage: how many rows of the log and cards were saved, and each loss in a line."""

    rows: int = 0
    cards: int = 0
    losses: list[str] = field(default_factory=list)


def salvage(damaged: Path, into: Path, answer: Answering, settings: str, now: int) -> Salvaged:
    """Write what can be read of `damaged` to the new store `into`, at `now` (UTC milliseconds), and return what was lost.

    Answers whose settings are lost are replayed under `settings` (their text). `damaged` must not be in use; it is not
    written to. Raises StoreUnwritable, also if `into` exists.
    """
    if into.exists():
        raise StoreUnwritable(f"{into}: exists already; name a new file for what is saved")
    with explained(damaged):
        data = damaged.read_bytes()
        beside = damaged.with_name(damaged.name + "-wal")
        write_ahead = beside.read_bytes() if beside.exists() else b""
    connection = Connection(into, now)
    try:
        connection.sqlite.execute("PRAGMA foreign_keys = OFF")  # a deck may come after its cards, or be lost
        with connection.writing() as sqlite:
            found = Salvaged()
            changed = _copy(sqlite, rows_of(data, write_ahead))
            _replace_settings(sqlite, settings, found)
            _name_decks(sqlite)
            _note_losses(sqlite, changed, now, found)
            standings.rebuild(sqlite, answer)
            found.rows = int(sqlite.execute("SELECT count(*) FROM log").fetchone()[0])
            found.cards = int(sqlite.execute("SELECT count(*) FROM cards").fetchone()[0])
            return found
    finally:
        connection.close()


_LOG_CELLS = len(log.COLUMNS) + 1
_CARD_CELLS = 2 + len(catalogue.COLUMNS) + len(standings.COLUMNS)
_INSERT_LOG = f"INSERT OR IGNORE INTO log VALUES ({', '.join('?' * _LOG_CELLS)})"  # noqa: S608
_INSERT_CARD = (
    f"INSERT OR REPLACE INTO cards ({', '.join(catalogue.COLUMNS)}, digest) "  # noqa: S608
    f"VALUES ({', '.join('?' * (len(catalogue.COLUMNS) + 1))})"
)


def _copy(sqlite: sqlite3.Connection, pages: Iterable[tuple[bool, list[FoundRow]]]) -> dict[str, set[int]]:
    """Keep every row whose checksum holds; return those that are there and changed, by table."""
    changed: dict[str, set[int]] = {"log": set(), "cards": set(), "settings": set()}
    for directory_whole, rows in pages:
        for row in rows:
            table = _kept(sqlite, row)
            if table is not None and directory_whole:
                changed[table].add(row.rowid)
    return changed


def _kept(sqlite: sqlite3.Connection, row: FoundRow) -> str | None:
    """Keep a row if its checksum holds; else return the table that it seems to be from."""
    cells = row.cells
    if len(cells) == _LOG_CELLS:
        whole = (row.rowid, *cells[1:])
        if not holds("log", whole[:-1], whole[-1]):
            return "log"
        sqlite.execute(_INSERT_LOG, whole)
    elif len(cells) == _CARD_CELLS:
        catalogued: tuple[Cell, ...] = cells[1 : 2 + len(catalogue.COLUMNS)]
        if not holds("cards", catalogued[:-1], catalogued[-1]):
            return "cards"
        sqlite.execute(_INSERT_CARD, catalogued)
    elif len(cells) == 2:
        if not holds("settings", cells[1:], row.rowid):
            return "settings" if isinstance(cells[1], str) and cells[1].startswith("{") else None
        sqlite.execute("INSERT OR IGNORE INTO settings VALUES (?, ?)", (row.rowid, cells[1]))
    elif len(cells) == 4:
        whole = (row.rowid, *cells[1:])
        if holds("decks", whole[:-1], whole[-1]):
            sqlite.execute("INSERT OR REPLACE INTO decks VALUES (?, ?, ?, ?)", whole)
        elif holds("losses", whole[:-1], whole[-1]):
            sqlite.execute("INSERT OR IGNORE INTO losses VALUES (?, ?, ?, ?)", whole)
    return None


def _replace_settings(sqlite: sqlite3.Connection, settings: str, found: Salvaged) -> None:
    """Give answers whose settings are lost those of today."""
    lost = "SELECT * FROM log WHERE settings IS NOT NULL AND settings NOT IN (SELECT number FROM settings)"
    rows = sqlite.execute(lost).fetchall()
    if not rows:
        return
    number = log.keep_settings(sqlite, settings)
    place = log.COLUMNS.index("settings")
    found.losses.append(f"the settings of {len(rows)} answers are lost; today's are used for them")
    sqlite.execute("DROP TRIGGER log_loses_no_rows")
    for row in rows:
        repaired = (*row[:place], number, *row[place + 1 : -1])
        sqlite.execute("DELETE FROM log WHERE sequence = ?", (row[0],))
        sqlite.execute(_INSERT_LOG, (*repaired, checksum("log", repaired)))
    sqlite.execute(LOG_LOSES_NO_ROWS)


def _name_decks(sqlite: sqlite3.Connection) -> None:
    """Make up decks for cards whose deck is lost; the next build puts the cards where they belong."""
    lost = "SELECT DISTINCT deck FROM cards WHERE deck NOT IN (SELECT number FROM decks)"
    for (number,) in sqlite.execute(lost).fetchall():
        row = (number, f"lost-{number}", f"Lost deck {number}")
        sqlite.execute("INSERT INTO decks VALUES (?, ?, ?, ?)", (*row, checksum("decks", row)))


def _note_losses(sqlite: sqlite3.Connection, changed: dict[str, set[int]], now: int, found: Salvaged) -> None:
    """Put on record which rows of the log are lost, so that the new store is whole, and say so."""
    for table in ("settings", "cards"):
        if changed[table]:
            found.losses.append(f"{len(changed[table])} rows of {table} have changed and are left out")
    known = set(sqlite.execute("SELECT first, last FROM losses"))
    there = [row[0] for row in sqlite.execute("SELECT sequence FROM log ORDER BY sequence")]
    for before, after in pairwise([0, *there]):
        first, last = before + 1, after - 1
        if first <= last and (first, last) not in known:
            row = (first, last, now)
            sqlite.execute("INSERT OR REPLACE INTO losses VALUES (?, ?, ?, ?)", (*row, checksum("losses", row)))
            found.losses.append(_rows_lost(first, last))
    end = there[-1] if there else 0
    behind = [sequence for sequence in changed["log"] if end < sequence <= end + _BELIEVED]
    if behind:
        found.losses.append(_rows_lost(end + 1, max(behind)))


_BELIEVED = 1_000  # rows behind the last good one that a changed row may speak of; its number itself may be the damage


def _rows_lost(first: int, last: int) -> str:
    return f"log row {first} is lost" if first == last else f"log rows {first} to {last} are lost"
