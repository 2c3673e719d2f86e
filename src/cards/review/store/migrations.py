"""The store's tables, and how a file of an older version becomes one of this: numbered steps, each whole or not at all."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from cards.review.store.checksum import checksum
from cards.review.store.shuffling import dice

APPLICATION_ID = 0x43415244  # "CARD", in the file's header, so that nobody else's database is taken for ours

LOG_LOSES_NO_ROWS = """CREATE TRIGGER log_loses_no_rows BEFORE DELETE ON log
    BEGIN SELECT raise(ABORT, 'the log of reviews is append-only'); END"""
_OFFERED = "present = 1 AND suspended = 0 AND dropped = 0"


@dataclass(frozen=True, slots=True)
class Migration:
    """A step to the next version. Steps are never changed once released: a new one follows."""

    name: str
    statements: tuple[str, ...]


_FIRST = (
    """CREATE TABLE migrations (
        version INTEGER PRIMARY KEY, name TEXT NOT NULL, instant INTEGER NOT NULL, digest INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE log (
        sequence INTEGER PRIMARY KEY, operation INTEGER NOT NULL, kind TEXT NOT NULL, guid TEXT NOT NULL,
        ordinal INTEGER NOT NULL, number INTEGER NOT NULL, instant INTEGER NOT NULL, zone TEXT NOT NULL,
        study_day INTEGER NOT NULL, day_end INTEGER NOT NULL, rating INTEGER, taken INTEGER, phase TEXT,
        settings INTEGER, value INTEGER, digest INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX log_of_card ON log (guid, ordinal)",
    "CREATE INDEX log_of_day ON log (study_day) WHERE kind = 'answer'",
    "CREATE INDEX log_undone ON log (value) WHERE kind = 'undo'",
    """CREATE TRIGGER log_keeps_rows BEFORE UPDATE ON log
        BEGIN SELECT raise(ABORT, 'the log of reviews is append-only'); END""",
    LOG_LOSES_NO_ROWS,
    "CREATE TABLE settings (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT",
    """CREATE TABLE losses (
        first INTEGER PRIMARY KEY, last INTEGER NOT NULL, instant INTEGER NOT NULL, digest INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE decks (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, digest INTEGER NOT NULL
    ) STRICT""",
    # Indexes end in buried_day so that counting needs no look at the rows; nothing may be sorted by more than they are.
    # Behind the checksum, which covers what the deck says of a card, follows what the log makes of it.
    """CREATE TABLE cards (
        row INTEGER PRIMARY KEY, guid TEXT NOT NULL, ordinal INTEGER NOT NULL,
        deck INTEGER NOT NULL REFERENCES decks (number), number INTEGER NOT NULL, entry TEXT NOT NULL,
        section TEXT NOT NULL, tags TEXT NOT NULL, position INTEGER NOT NULL, present INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        phase TEXT NOT NULL DEFAULT 'new', due INTEGER NOT NULL DEFAULT 0, due_unit TEXT NOT NULL DEFAULT 'position',
        interval INTEGER NOT NULL DEFAULT 0, steps_left INTEGER NOT NULL DEFAULT 0, stability REAL, difficulty REAL,
        reps INTEGER NOT NULL DEFAULT 0, lapses INTEGER NOT NULL DEFAULT 0, last_review INTEGER,
        suspended INTEGER NOT NULL DEFAULT 0, buried_day INTEGER, flag INTEGER NOT NULL DEFAULT 0,
        leech INTEGER NOT NULL DEFAULT 0, dropped INTEGER NOT NULL DEFAULT 0, first_day INTEGER,
        last_event INTEGER NOT NULL DEFAULT 0,
        UNIQUE (guid, ordinal)
    ) STRICT""",
    f"CREATE INDEX cards_due ON cards (deck, phase, due_unit, due, buried_day) WHERE {_OFFERED} AND phase <> 'new'",
    f"CREATE INDEX cards_new ON cards (deck, position, buried_day) WHERE {_OFFERED} AND phase = 'new'",
    "CREATE INDEX cards_begun ON cards (deck, first_day) WHERE first_day IS NOT NULL",
    "CREATE INDEX cards_of_entry ON cards (deck, entry)",
)

_SECOND = (
    f"CREATE INDEX cards_shuffled ON cards (deck, {dice('number')}, buried_day) WHERE {_OFFERED} AND phase = 'new'",
)

_THIRD = ("CREATE INDEX cards_marked ON cards (deck, digest)",)

MIGRATIONS = (
    Migration("log, settings, decks and cards", _FIRST),
    Migration("new cards in random order", _SECOND),
    Migration("whether a deck's cards changed is told without reading them", _THIRD),
)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables: how many migrations have been made."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, instant: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make the steps that are missing, at `instant` (UTC milliseconds): each with its record in one transaction."""
    for version in range(version_of(connection) + 1, len(migrations) + 1):
        step = migrations[version - 1]
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in step.statements:
                connection.execute(statement)
            row = (version, step.name, instant)
            digest = checksum("migrations", row)
            connection.execute("INSERT INTO migrations VALUES (?, ?, ?, ?)", (*row, digest))
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
