"""What lies in a deck folder: a digest of everything in it that a build looks at, to see whether anything changed."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cards.cli.target import CARD_FILES, ENTRIES, THEME
from cards.decks.config import FILE_NAME as CONFIG
from cards.decks.ledger import FILE_NAME as LEDGER
from cards.decks.media import FOLDER as MEDIA
from cards.decks.theme_lock import FILE_NAME as THEME_LOCK
from cards.digest import digest

_READ_BY_BUILDS = (CONFIG, LEDGER, THEME_LOCK, ENTRIES, CARD_FILES, THEME, MEDIA)
_IS_FOLDER = b"folder"
_IS_LINK = b"link"
_IS_OTHER = b"other"
_AT_ONCE = 1_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """What a name in a deck folder stands for: its content, and what the system changes with every writing to it."""

    content: bytes
    touched: tuple[int, ...]


def seen_in(folder: Path) -> dict[str, Seen] | None:
    """Return what everything in a deck folder is that a build may look at, by its path there; None if it cannot be read."""
    try:
        return {name: seen for top in _READ_BY_BUILDS for name, seen in _below(folder, top)}
    except OSError:
        return None


def digest_of(seen: Mapping[str, Seen]) -> bytes:
    """Return a hash of all names with their contents."""
    return digest(part for name, one in sorted(seen.items()) for part in (os.fsencode(name), one.content))


def content_of(data: bytes) -> bytes:
    """Return the content, as in `Seen`, of a file that holds these bytes."""
    return hashlib.sha256(data).digest()


def changed_only_so(before: Mapping[str, Seen], after: Mapping[str, Seen], written: Mapping[str, bytes | None]) -> bool:
    """Tell whether nothing was touched in a folder but files that were written, and these hold what was written.

    `written` has the bytes of files by name, None for those that were removed. Folders may have come for them.
    """
    for name in before.keys() | after.keys():
        was, found = before.get(name), after.get(name)
        if was == found or (was is None and found is not None and found.content == _IS_FOLDER):
            continue
        if name not in written:
            return False
        data = written[name]
        if (None if found is None else found.content) != (None if data is None else content_of(data)):
            return False
    return True


def _below(folder: Path, name: str) -> Iterator[tuple[str, Seen]]:
    """Yield what stands at a name of the deck folder, which may be a link, and all below it if it is a folder."""
    path = folder / name
    if path.is_dir():
        goal = os.fsencode(os.path.realpath(path)) if path.is_symlink() else b""
        yield name, Seen(_IS_FOLDER + goal, ())
        yield from _inside(str(path), name)
    elif path.exists():
        yield name, _file(str(path)) if path.is_file() else Seen(_IS_OTHER, ())


def _inside(path: str, name: str) -> Iterator[tuple[str, Seen]]:
    """Yield all that is in a folder. Links to folders are not followed, as no build does; what is no file is not opened."""
    with os.scandir(path) as found:
        for one in found:
            its = f"{name}/{one.name}"
            if one.is_dir(follow_symlinks=False):
                yield its, Seen(_IS_FOLDER, ())
                yield from _inside(one.path, its)
                continue
            file = _file(one.path) if one.is_file() else Seen(_IS_OTHER, ())
            if one.is_symlink():
                file = replace(file, content=_IS_LINK + os.fsencode(os.path.realpath(one.path)) + file.content)
            yield its, file


def _file(path: str) -> Seen:
    total = hashlib.sha256()
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123  quicker for thousands of files
        while data := opened.read(_AT_ONCE):
            total.update(data)
        status = os.fstat(opened.fileno())
    return Seen(total.digest(), (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns))
