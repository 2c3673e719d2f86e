"""Values by key in one SQLite file that anybody may delete at any time: whatever is wrong with it, it is only empty."""

import contextlib
import hashlib
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

FILE_NAME = "written.sqlite3"
KEPT_DAYS = 60  # since a value was last used
LARGEST = 256_000_000  # bytes of all values together
TOGETHER = 16  # values written in one transaction: about a second's work, so that a killed build loses no more
_PATIENCE = 1.0  # seconds to wait for another process
_CHECKSUM = hashlib.sha256().digest_size
# The file may be good, but cannot be used now. All else that SQLite says means that the file is not what we wrote.
_NOT_NOW = {
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_INTERRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
_TABLE = "CREATE TABLE IF NOT EXISTS written (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
_ABOVE_THE_LIMIT = """
    DELETE FROM written WHERE rowid IN (
        SELECT rowid FROM (
            SELECT rowid, sum(length(value)) OVER (ORDER BY used DESC, rowid DESC) AS newer FROM written
        ) WHERE newer > ?
    )
"""


class Store:
    """An open store. Nothing here raises: a file that cannot be used holds and takes nothing, a damaged one is replaced."""

    def __init__(self, folder: Path | None, today: int) -> None:
        """Open the store in a folder, which is made; None is a store that holds nothing. `today` is a number of days."""
        self._path = folder / FILE_NAME if folder else None
        self._today = today
        self._connection: sqlite3.Connection | None = None
        self._replaced = False
        self._waiting: dict[bytes, bytes] = {}
        self._met: list[bytes] = []
        self._has_grown = False
        self._open()

    def __enter__(self) -> Self:
        """Give the store; at the end of the block it is closed."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Write what waits, let go what is old or too much, and close the file."""
        if self._waiting or self._met:
            self._try(self._write)
        if self._has_grown:
            self._try(self._clean)
        self._close()

    def get(self, key: bytes) -> bytes | None:
        """Return the value that was put under a key, or None."""
        row = self._try(
            lambda connection: connection.execute("SELECT value, used FROM written WHERE key = ?", (key,)).fetchone()
        )
        if row is None or not isinstance(row[0], bytes):
            return None
        checksum, packed = row[0][:_CHECKSUM], row[0][_CHECKSUM:]
        if checksum != _checksum(key, packed):
            return None
        try:
            value = zlib.decompress(packed)
        except zlib.error:  # written by a version that did not pack
            return None
        if row[1] != self._today:
            self._met.append(key)
        return value

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value; the last ones are written when the store is closed."""
        if self._connection is None:
            return
        packed = zlib.compress(value, level=1)  # a quarter of the size, in less time than writing the rest takes
        self._waiting[key] = _checksum(key, packed) + packed
        if len(self._waiting) >= TOGETHER:
            self._try(self._write)

    def _open(self) -> None:
        if self._path is None:
            return
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None)
        except (OSError, ValueError, sqlite3.Error):
            return
        self._try(_prepare)

    def _close(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _try[T](self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file. If that fails it is given up, or once replaced by an empty one if it is damaged."""
        if self._connection is None:
            return None
        try:
            return work(self._connection)
        except sqlite3.Error as fault:
            self._close()
            code = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF  # above are details
            if code not in _NOT_NOW and not self._replaced and self._path is not None:
                self._replaced = True
                with contextlib.suppress(OSError):
                    self._path.unlink(missing_ok=True)
                    # Played back into another file it would damage that.
                    self._path.with_name(f"{FILE_NAME}-journal").unlink(missing_ok=True)
                    self._open()
            return None

    def _write(self, connection: sqlite3.Connection) -> None:
        """Write what waits, and that what was read is in use, as one transaction."""
        connection.rollback()  # what Ctrl-C may have left open
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(
            "INSERT OR REPLACE INTO written VALUES (?, ?, ?)",
            [(key, value, self._today) for key, value in self._waiting.items()],
        )
        connection.executemany("UPDATE written SET used = ? WHERE key = ?", [(self._today, key) for key in self._met])
        connection.execute("COMMIT")
        self._has_grown = self._has_grown or bool(self._waiting)
        self._waiting.clear()
        self._met.clear()

    def _clean(self, connection: sqlite3.Connection) -> None:
        """Let go what was not used for long (a clock may have been wrong either way), then what was used least recently."""
        connection.execute("DELETE FROM written WHERE abs(used - ?) > ?", (self._today, KEPT_DAYS))
        connection.execute(_ABOVE_THE_LIMIT, (LARGEST,))


def _prepare(connection: sqlite3.Connection) -> None:
    # Losing the last values to a power cut does no harm, and waiting for the disk would take longer than reading them.
    connection.execute("PRAGMA synchronous = OFF")
    if connection.execute("PRAGMA page_count").fetchone()[0] == 0:
        connection.execute("PRAGMA auto_vacuum = FULL")  # the file shrinks with what it holds
    connection.execute(_TABLE)
    connection.execute("SELECT key, value, used FROM written LIMIT 0")  # the file may be another program's


def _checksum(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()
