"""Opening, writing to and closing the file: who may, under which locks, with which of SQLite's safeties switched on."""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from cards.review.store import header
from cards.review.store.backups import back_up
from cards.review.store.durable import sync_file, sync_folder
from cards.review.store.faults import damaged, explained
from cards.review.store.lock import presence_lock, writer_lock
from cards.review.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, migrate, version_of
from cards.review.store.raw import connect

_PAGES_BEFORE_CHECKPOINT = 8_000  # 32 MB of log between two pauses for copying it into the file


class Connection:
    """A store that is open. Reading goes through `sqlite`, writing through `writing()`."""

    def __init__(self, path: Path, now: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Open the store at `path`, made with its folders if it is missing, migrated at `now` (UTC ms) if it is older.

        Raises StoreRefused for files that are not ours or of a newer version, before anything is touched; StoreDamaged,
        StoreBusy or StoreUnwritable.
        """
        self.path = Path(os.path.realpath(path))
        with explained(self.path):
            exists = self.path.exists()
        if exists and (fault := header.fault(self.path, len(migrations))):
            raise fault
        with explained(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as undo:
            self._writer = writer_lock(self.path)
            undo.callback(self._writer.close)
            self._presence = presence_lock(self.path)
            undo.callback(self._presence.close)
            self._presence.take(shared=True)
            with explained(self.path), self._writer.held():
                if not self.path.exists():
                    _create(self.path, now)
                elif fault := header.fault(self.path, len(migrations)):
                    raise fault
                self.sqlite = connect(self.path)
                undo.callback(self.sqlite.close)
                _prepare(self.sqlite, self.path)
                # what the last run left in the -wal may be newer than the header that was looked at
                if fault := header.newer(self.path, version_of(self.sqlite), len(migrations)):
                    self.sqlite.setconfig(sqlite3.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, True)
                    raise fault
                if version_of(self.sqlite) < len(migrations):
                    back_up(self.path, now)
                migrate(self.sqlite, now, migrations)
            undo.pop_all()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block in one transaction that nobody else can disturb; at the end it is on the disk, or never was."""
        with explained(self.path), self._writer.held():
            self.sqlite.execute("BEGIN IMMEDIATE")
            try:
                yield self.sqlite
                self.sqlite.execute("COMMIT")
            except BaseException:
                if self.sqlite.in_transaction:
                    self.sqlite.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Run the block on the state of one instant."""
        with explained(self.path):
            self.sqlite.execute("BEGIN")
            try:
                yield self.sqlite
            finally:
                if self.sqlite.in_transaction:
                    self.sqlite.execute("ROLLBACK")

    def close(self) -> None:
        """Close the store. The last one to do so copies SQLite's log into the file, which is why it waits for its turn."""
        try:
            with explained(self.path), self._writer.held():
                self.sqlite.close()
        finally:
            with contextlib.suppress(sqlite3.Error):
                self.sqlite.close()
            self._presence.close()
            self._writer.close()


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make every commit wait for the disk, and let readers and one writer work at once."""
    for pragma in (
        "synchronous = FULL",
        "fullfsync = ON",  # macOS: through the drive's cache too
        "checkpoint_fullfsync = ON",
        f"wal_autocheckpoint = {_PAGES_BEFORE_CHECKPOINT}",
    ):
        connection.execute(f"PRAGMA {pragma}")
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise damaged(path, f"its journal is {mode}")


def _create(path: Path, now: int) -> None:
    """Put an empty store at `path`: whole under another name first, so that nobody ever sees half of one."""
    for abandoned in path.parent.glob(f".{path.name}.*.new"):
        abandoned.unlink(missing_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}.new")
    temporary.touch(mode=0o600, exist_ok=False)
    try:
        connection = connect(temporary)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(connection, now)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        sync_file(temporary)
        temporary.rename(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)
