"""Whether a store still holds what was written to it: every row's checksum, no row missing, and state = replay of the log."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from cards.review.store import catalogue, log, migrations, standings
from cards.review.store.checksum import checksum, decoded, holds
from cards.review.store.faults import StoreDamaged, damaged, explained
from cards.review.store.header import fault
from cards.review.store.raw import connect
from cards.review.store.replay import Answering

_CHECKED = {
    "migrations": ("version", "name", "instant"),
    "log": log.COLUMNS,
    "losses": ("first", "last", "instant"),
    "decks": ("number", "id", "name"),
    "cards": catalogue.COLUMNS,
}
"""The tables that have a checksum in each row, and what it covers."""


def check(path: Path, answer: Answering | None) -> list[str]:
    """Return everything that is wrong with the store at `path`, each in one line; an empty list if it is whole.

    Nothing is written. Without a scheduler, states are not compared with the log. Raises StoreRefused for a file that is no
    store, StoreUnwritable for one that cannot be read.
    """
    refusal = fault(path, len(migrations.MIGRATIONS))
    if refusal is not None:
        if isinstance(refusal, StoreDamaged):
            return [str(refusal)]
        raise refusal
    try:
        with contextlib.closing(connect(path, read_only=True)) as connection:
            connection.text_factory = decoded
            return _faults(connection, path, answer)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the second for damaged names of tables
        return [str(damaged(path, str(error)))]


def _faults(connection: sqlite3.Connection, path: Path, answer: Answering | None) -> list[str]:
    found: list[str] = []
    for part in (_structure, _schema, _settings, _gaps):
        found += _collected(part(connection))
    for table, columns in _CHECKED.items():
        found += _collected(_rows(connection, table, columns))
    if answer is not None and not found:
        found += _collected(_states(connection, answer))
    elif answer is not None:
        found.append("states were not compared with the log, because of the faults above")
    return [f"{path}: {one}" for one in found]


def _collected(messages: Iterator[str]) -> list[str]:
    """Return what a check finds, and what stopped it."""
    found: list[str] = []
    try:
        found.extend(messages)
    except (sqlite3.Error, ValueError) as error:
        found.append(f"could not be read to the end: {error}")
    return found


def _structure(connection: sqlite3.Connection) -> Iterator[str]:
    for (message,) in connection.execute("PRAGMA integrity_check"):
        if message != "ok":
            yield from str(message).splitlines()


def _schema(connection: sqlite3.Connection) -> Iterator[str]:
    """The tables, indexes and triggers are those that the migrations make, and each of these is on record."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrations.migrate(fresh, 0, migrations.MIGRATIONS[: migrations.version_of(connection)])
        query = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name"
        if connection.execute(query).fetchall() != fresh.execute(query).fetchall():
            yield "the description of its tables has changed"
        records = "SELECT version, name FROM migrations ORDER BY version"
        if connection.execute(records).fetchall() != fresh.execute(records).fetchall():
            yield "the record of its migrations has changed"


def _settings(connection: sqlite3.Connection) -> Iterator[str]:
    for number, text in connection.execute("SELECT number, text FROM settings"):
        if checksum("settings", [text]) != number:
            yield f"settings {number} have changed"
    lost = (
        "SELECT min(sequence), settings FROM log "
        "WHERE settings IS NOT NULL AND settings NOT IN (SELECT number FROM settings) GROUP BY settings"
    )
    for sequence, number in connection.execute(lost):
        yield f"settings {number} are lost, of log row {sequence} and maybe others"


def _rows(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> Iterator[str]:
    for row in connection.execute(f"SELECT rowid, {', '.join(columns)}, digest FROM {table}"):  # noqa: S608
        if not holds(table, row[1:-1], row[-1]):
            yield f"{table} row {row[0]} has changed"


def _gaps(connection: sqlite3.Connection) -> Iterator[str]:
    """Rows of the log are numbered without gaps, but for what a salvage has put on record as lost."""
    lost = connection.execute("SELECT first, last FROM losses ORDER BY first").fetchall()
    expected = 1
    for (sequence,) in connection.execute("SELECT sequence FROM log ORDER BY sequence"):
        while expected < sequence:
            known = next((last for first, last in lost if first <= expected <= last), None)
            if known is None:
                yield f"log rows {expected} to {sequence - 1} are missing"
                break
            expected = known + 1
        expected = sequence + 1


def _states(connection: sqlite3.Connection, answer: Answering) -> Iterator[str]:
    """Every card stands where a replay of its log puts it, and cards without a log are new."""
    listed = ", ".join(standings.COLUMNS)
    have = {
        (row[0], row[1]): row[2:]
        for row in connection.execute(f"SELECT guid, ordinal, {listed} FROM cards")  # noqa: S608
    }
    for key, standing in standings.from_log(connection, answer):
        cells = have.pop((key.guid, key.ordinal), None)
        if cells is not None and cells != standings.to_cells(standing):
            yield f"card {key.guid}/{key.ordinal} does not stand where its log puts it"
    fresh = standings.to_cells(standings.FRESH)
    for (guid, ordinal), cells in have.items():
        if cells != fresh:
            yield f"card {guid}/{ordinal} stands somewhere without a log that says why"


def verify(path: Path) -> None:
    """Raise StoreDamaged if a file, as a fresh backup, does not hold whole rows only; states are not compared."""
    with explained(path):
        found = check(path, None)
    if found:
        raise damaged(path, found[0])
