"""Backups of the store: whole, verified files in a folder beside it, and getting one back."""

import contextlib
import os
import re
import secrets
import shutil
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cards.review.store.check import verify
from cards.review.store.durable import sync_file, sync_folder
from cards.review.store.faults import StoreBusy, explained, unwritable
from cards.review.store.lock import FileLock, presence_lock, writer_lock
from cards.review.store.raw import connect
from cards.review.store.schedule_of_backups import is_due, kept

_NAME = re.compile(r".+-(\d{8}T\d{6}\.\d{3}Z)\.db")
_TIME = "%Y%m%dT%H%M%S.%f"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup, made at `instant` (UTC milliseconds)."""

    instant: int
    path: Path


def backups_of(store: Path) -> list[Backup]:
    """Return the backups of a store, oldest first."""
    folder = _folder(store)
    with explained(folder):
        found = [(match, path) for path in folder.glob("*.db") if (match := _NAME.fullmatch(path.name))]
    return sorted(Backup(_instant(match[1]), path) for match, path in found)


def back_up_when_due(store: Path, now: int) -> Path | None:
    """Make a backup if the last is half an hour old, at `now` (UTC milliseconds). Raises as `back_up` does."""
    return back_up(store, now) if is_due((one.instant for one in backups_of(store)), now) else None


def back_up(store: Path, now: int) -> Path:
    """Make a backup of the store, which others may have open, thin out the older ones, and return where it is.

    Raises StoreDamaged if the store is not whole: then nothing is kept of it, and no older backup is touched;
    StoreUnwritable or StoreBusy.
    """
    store = Path(os.path.realpath(store))
    folder = _folder(store)
    with explained(folder), contextlib.ExitStack() as stack:
        folder.mkdir(exist_ok=True)
        lock = FileLock(folder / "lock", folder)
        stack.callback(lock.close)
        stack.enter_context(lock.held())
        taken = {one.instant for one in backups_of(store)}
        while now in taken:
            now += 1
        for abandoned in folder.glob("*.partial"):
            abandoned.unlink(missing_ok=True)
        target = folder / f"{store.stem}-{_text(now)}.db"
        _write(store, target)
        keep = kept(taken | {now}, now)
        for one in backups_of(store):
            if one.instant not in keep:
                one.path.unlink(missing_ok=True)
        return target


def restore(store: Path, backup: Path, now: int) -> Path | None:
    """Put a backup in the place of the store, and return where the store's old bytes are now, None if it had none.

    Raises StoreDamaged or StoreRefused if the backup is not good, StoreBusy if anybody has the store open, and
    StoreUnwritable; the store is then as it was.
    """
    store = Path(os.path.realpath(store))
    verify(backup)
    with explained(store), contextlib.ExitStack() as stack:
        store.parent.mkdir(parents=True, exist_ok=True)
        _alone(store, stack)
        aside = _copied_aside(store, now)
        fresh = store.with_name(f".{store.name}.{secrets.token_hex(8)}.new")
        stack.callback(fresh.unlink, missing_ok=True)
        shutil.copyfile(backup, fresh)
        with contextlib.closing(connect(fresh)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        sync_file(fresh)
        # The old -wal must not meet the new file. Should the machine stop between, `aside` has both.
        for ending in ("-wal", "-shm"):
            store.with_name(store.name + ending).unlink(missing_ok=True)
        sync_folder(store.parent)
        fresh.replace(store)
        sync_folder(store.parent)
        return aside


def _alone(store: Path, stack: contextlib.ExitStack) -> None:
    """Keep everybody out of the store until the stack ends. Raises StoreBusy at once if somebody is in."""
    for lock in (presence_lock(store), writer_lock(store)):
        stack.callback(lock.close)
        try:
            lock.take(patience=0)
        except StoreBusy:
            raise StoreBusy(f"{store}: is open in another quiz; close that first, then restore again") from None


def _copied_aside(store: Path, now: int) -> Path | None:
    if not store.exists():
        return None
    aside = store.with_name(f"{store.name}.before-restore-{_text(now)}")
    if aside.exists():
        raise unwritable(aside, "it exists already")
    for ending in ("", "-wal"):
        old, copy = store.with_name(store.name + ending), aside.with_name(aside.name + ending)
        if old.exists():
            shutil.copyfile(old, copy)
            sync_file(copy)
    sync_folder(store.parent)
    return aside


def _write(store: Path, target: Path) -> None:
    """Copy the store as it is at one instant, in one file; the name appears when all of it is on the disk, and good."""
    temporary = target.with_name(target.name + ".partial")
    try:
        with (
            contextlib.closing(connect(store, read_only=True)) as source,
            contextlib.closing(sqlite3.connect(temporary)) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        verify(temporary)
        sync_file(temporary)
        temporary.rename(target)
        sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _folder(store: Path) -> Path:
    store = Path(os.path.realpath(store))
    return store.with_name(f"{store.name}-backups")


def _text(instant: int) -> str:
    moment = datetime.fromtimestamp(instant // 1000, UTC).replace(microsecond=instant % 1000 * 1000)
    return moment.strftime(_TIME)[:-3] + "Z"


def _instant(text: str) -> int:
    moment = datetime.strptime(text[:-1] + "000", _TIME).replace(tzinfo=UTC)
    return round(moment.timestamp() * 1000)
