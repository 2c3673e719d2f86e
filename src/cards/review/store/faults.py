"""What can be wrong with the store, each in one line that says what, where and what to do."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cards.errors import CardsError


class StoreError(CardsError):
    """The store of reviews cannot do what it was asked to; no answer that was acknowledged is lost by that."""


class StoreBusy(StoreError):
    """Another process has the store and does not let go in time."""


class StoreDamaged(StoreError):
    """The file does not hold what was written to it."""


class StoreRefused(StoreError):
    """The file is no store, or one of a newer version; it has not been touched."""


class StoreUnwritable(StoreError):
    """The disk is full, the place is read-only, or a folder is missing."""


def busy(path: Path) -> StoreBusy:
    """Return the error of a store that somebody else is writing to."""
    return StoreBusy(f"{path}: another quiz has it and did not let go; close it or wait, then try again")


def damaged(path: Path, what: str) -> StoreDamaged:
    """Return the error of a store whose content is not what was written."""
    return StoreDamaged(f"{path}: is damaged: {what}; get a good copy back with: cards store restore")


def unwritable(path: Path, reason: str) -> StoreUnwritable:
    """Return the error of a place that cannot be written to."""
    return StoreUnwritable(f"{path}: cannot be written: {reason}; make room or get permission there, or use --store")


_DISK = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_IOERR: "the disk is full or failing",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_CANTOPEN: "it or its folder cannot be opened",
    sqlite3.SQLITE_PERM: "permission is missing",
}


def translated(path: Path, error: sqlite3.Error) -> StoreError:
    """Return what a person should read instead of SQLite's error."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return busy(path)
    if primary in _DISK:
        return unwritable(path, _DISK[primary])
    if primary in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None}:
        return damaged(path, str(error))
    return StoreError(f"{path}: {error}; look at it with: cards store check")


@contextlib.contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise StoreError instead of SQLite's errors and the system's."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(path, error) from error
    except OSError as error:
        raise unwritable(path, error.strerror or str(error)) from error
    except ValueError as error:  # text that is no UTF-8, a kind of event or a phase that there is not
        raise damaged(path, str(error)) from error
