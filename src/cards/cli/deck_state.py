"""What lies in a deck folder: a digest of everything in it that a build looks at, to see whether anything changed."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
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
_COARSEST_CLOCK = 3 * 10**9  # nanoseconds: a file system tells times at least so exactly


@dataclass(frozen=True, slots=True)
class Seen:
    """What a name in a deck folder stands for: its content, and what the system changes with every writing to it."""

    content: bytes
    touched: tuple[int, ...]


def seen_in(folder: Path) -> dict[str, Seen] | None:
    """Return what everything in a deck folder is that a build may look at, by its path there; None if it cannot be read."""
    return _all_in(folder, _file)


def touched_in(folder: Path) -> dict[str, Seen] | None:
    """Return the same without the contents of files, which takes a fifth of the time."""
    return _all_in(folder, _unread)


def digest_of_touches(seen: Mapping[str, Seen]) -> bytes:
    """Return a hash of all names with what the system changes with every writing to them."""
    return hashlib.sha256(
        repr(sorted((name, one.content, one.touched) for name, one in seen.items())).encode()
    ).digest()


def would_tell(seen: Mapping[str, Seen], began: int) -> bool:
    """Tell whether a file that is changed from now on is touched visibly; `began`, in ns since 1970, is when they were seen.

    What was changed a moment before may be changed again without another time. Windows does not say when that was.
    """
    return os.name == "posix" and all(
        max(one.touched[2:], default=0) < began - _COARSEST_CLOCK for one in seen.values()
    )


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


def _all_in(folder: Path, look: Callable[[str], Seen]) -> dict[str, Seen] | None:
    try:
        return {name: seen for top in _READ_BY_BUILDS for name, seen in _below(folder, top, look)}
    except OSError:
        return None


def _below(folder: Path, name: str, look: Callable[[str], Seen]) -> Iterator[tuple[str, Seen]]:
    """Yield what stands at a name of the deck folder, which may be a link, and all below it if it is a folder.

    `look` says what the file at a path is.
    """
    path = folder / name
    if path.is_dir():
        goal = os.fsencode(os.path.realpath(path)) if path.is_symlink() else b""
        yield name, Seen(_IS_FOLDER + goal, ())
        yield from _inside(str(path), name, look)
    elif path.exists():
        yield name, look(str(path)) if path.is_file() else Seen(_IS_OTHER, ())


def _inside(path: str, name: str, look: Callable[[str], Seen]) -> Iterator[tuple[str, Seen]]:
    """Yield all that is in a folder. Links to folders are not followed, as no build does; what is no file is not opened."""
    with os.scandir(path) as found:
        for one in found:
            its = f"{name}/{one.name}"
            if one.is_dir(follow_symlinks=False):
                yield its, Seen(_IS_FOLDER, ())
                yield from _inside(one.path, its, look)
                continue
            file = look(one.path) if one.is_file() else Seen(_IS_OTHER, ())
            if one.is_symlink():
                file = replace(file, content=_IS_LINK + os.fsencode(os.path.realpath(one.path)) + file.content)
            yield its, file


def _file(path: str) -> Seen:
    total = hashlib.sha256()
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123  quicker for thousands of files
        while data := opened.read(_AT_ONCE):
            total.update(data)
        status = os.fstat(opened.fileno())
    return Seen(total.digest(), _touched(status))


def _unread(path: str) -> Seen:
    return Seen(b"", _touched(os.stat(path)))  # noqa: PTH116  quicker for thousands of files


def _touched(status: os.stat_result) -> tuple[int, ...]:
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
