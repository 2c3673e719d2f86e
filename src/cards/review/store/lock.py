"""A lock between processes that dies with its holder: a small file that stays, and the system's lock on it.

Why a lock beside SQLite's own: up to SQLite 3.51.2 a checkpoint in one process that overlaps with a commit in another
may lose pages (the WAL-reset bug). Everything of ours that writes, checkpoints, opens or closes holds this lock while it
does, so two of these never overlap, whichever SQLite is installed. Readers need no lock: they do neither.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cards.review.store.faults import busy, unwritable

PATIENCE = 5.0
"""Seconds to wait for another process, as long as SQLite's own busy timeout."""

_PAUSE = 0.001  # seconds between two tries; an answer takes about as long

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int, *, shared: bool) -> None:  # noqa: ARG001  Windows has exclusive ones only
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _try(descriptor: int, *, shared: bool) -> None:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class FileLock:
    """A lock on `path`, a file that is made if it is missing. Errors speak of `guarded`, the file that a person knows."""

    def __init__(self, path: Path, guarded: Path) -> None:
        self._guarded = guarded
        try:
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise unwritable(guarded, error.strerror or str(error)) from error

    def take(self, *, shared: bool = False, patience: float = PATIENCE) -> None:
        """Take the lock, alone or with others who share it. Raises StoreBusy when it is not to be had in time."""
        end = time.monotonic() + patience
        while True:
            try:
                return _try(self._descriptor, shared=shared)
            except (BlockingIOError, PermissionError):  # the second is what Windows says
                if time.monotonic() >= end:
                    raise busy(self._guarded) from None
                time.sleep(_PAUSE)
            except OSError as error:
                raise unwritable(self._guarded, f"no locks there ({error.strerror})") from error

    def release(self) -> None:
        """Give the lock back."""
        _release(self._descriptor)

    @contextlib.contextmanager
    def held(self, patience: float = PATIENCE) -> Iterator[None]:
        """Hold the lock, alone, for as long as the block runs. Raises StoreBusy."""
        self.take(patience=patience)
        try:
            yield
        finally:
            self.release()

    def close(self) -> None:
        """Close the file, which gives back what is held."""
        os.close(self._descriptor)


def writer_lock(path: Path) -> FileLock:
    """Return the lock that every write to the store holds."""
    return FileLock(path.with_name(path.name + "-lock"), path)


def presence_lock(path: Path) -> FileLock:
    """Return the lock that everybody shares who has the store open; who replaces the file holds it alone."""
    return FileLock(path.with_name(path.name + "-open"), path)
