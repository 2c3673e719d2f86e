"""What a file says of itself in its first hundred bytes, read without SQLite, so that a stranger's file stays as it is."""

import struct
from dataclasses import dataclass
from pathlib import Path

from cards.review.store.faults import StoreError, StoreRefused, damaged, unwritable
from cards.review.store.migrations import APPLICATION_ID

LENGTH = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """Whose file it is, and of which version."""

    sqlite: bool
    application_id: int
    user_version: int
    page_size: int


def parse(first: bytes) -> Header | None:
    """Return what the first bytes say, None if there are fewer than a header has."""
    if len(first) < LENGTH:
        return None
    (page_size,) = struct.unpack_from(">H", first, 16)
    user_version, _, application_id = struct.unpack_from(">III", first, 60)
    return Header(first.startswith(_MAGIC), application_id, user_version, 65_536 if page_size == 1 else page_size)


def fault(path: Path, known: int) -> StoreError | None:
    """Return why this file must not be opened as a store of version `known` or older, None if it may."""
    try:
        with path.open("rb") as file:
            header = parse(file.read(LENGTH))
    except OSError as error:
        return unwritable(path, error.strerror or str(error))
    if header is None:
        return damaged(path, "it is empty or nearly so")
    if header.application_id != APPLICATION_ID:
        kind = "another program's database" if header.sqlite else "no store of reviews"
        return StoreRefused(
            f"{path}: is {kind} and has not been touched; name another file with --store, "
            "or, if it was the store, get a good copy back with: cards store restore"
        )
    if not header.sqlite:
        return damaged(path, "its first bytes are wrong")
    return newer(path, header.user_version, known)


def newer(path: Path, version: int, known: int) -> StoreRefused | None:
    """Return the error of a file that a newer program wrote, None if it is not newer."""
    if version <= known:
        return None
    return StoreRefused(
        f"{path}: was written by a newer version of cards (store {version}, this one knows {known}) "
        "and has not been touched; install the newer version"
    )
