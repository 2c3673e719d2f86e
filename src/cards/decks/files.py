"""Writes a file wholly or not at all: whoever looks, and whenever the machine stops, finds the old bytes or the new."""

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from cards.errors import CannotWrite

locks: ModuleType | None
try:
    import fcntl

    locks = fcntl
except ImportError:  # Windows, which by itself refuses to delete a file that is open
    locks = None

_NAME_KEPT = 40  # characters of the target's name in the temporary file's: names are limited to 255 bytes
_SUFFIX = ".partial"


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files through temporary ones beside them: none gets its new bytes before all of them lie on the disk.

    Their folders must exist. Files that hold these bytes already are not touched. A symbolic link is followed;
    permissions of an existing file are kept. Raises CannotWrite if it cannot be done, and then the old files stand and
    nothing else is left behind. What a killed run left behind, the next one removes.
    """
    with contextlib.ExitStack() as undo:
        left = LeftBehind()
        made = [one for one in (prepared(path, data, undo, left) for path, data in files.items()) if one is not None]
        for one in made:
            one.take_name()
    sync_folders(one.target for one in made)


@dataclass(frozen=True, slots=True)
class Prepared:
    """New bytes on the disk, under a temporary name that is locked until it becomes the target's."""

    path: Path
    target: Path
    temporary: Path
    descriptor: int

    def take_name(self) -> None:
        """Put the new file in the place of the old."""
        try:
            if locks is None:  # Windows renames only what is closed
                self.close()
            self.temporary.replace(self.target)
        except OSError as error:
            raise _cannot_write(self.path, error) from error

    def close(self) -> None:
        """Give the lock back."""
        with contextlib.suppress(OSError):
            os.close(self.descriptor)

    def remove(self) -> None:
        """Remove the temporary file, if it has not become the target."""
        with contextlib.suppress(OSError):
            self.temporary.unlink()


class LeftBehind:
    """The temporary files beside what is to be written. Each folder is listed once, however many files of it are written."""

    def __init__(self) -> None:
        self._beside: dict[Path, list[str]] = {}

    def remove_of(self, target: Path) -> None:
        """Remove temporary files of this target whose writers are dead: nobody holds them any more."""
        folder = target.parent
        if folder not in self._beside:
            self._beside[folder] = []
            with contextlib.suppress(OSError):  # a folder may be written to and not be listed
                self._beside[folder] = [name for name in os.listdir(folder) if name.endswith(_SUFFIX)]  # noqa: PTH208
        for name in self._beside[folder]:
            if is_temporary_of(target.name, name):
                _remove_unheld(folder / name)


def prepared(path: Path, data: bytes, undo: contextlib.ExitStack, left: LeftBehind) -> Prepared | None:
    """Write the bytes beside the target; `undo` takes them away again unless they get its name. None: nothing to do.

    What killed runs left behind there is removed.
    """
    target = target_of(path)
    try:
        if target.exists() and target.stat().st_size == len(data) and target.read_bytes() == data:
            return None
        left.remove_of(target)
        descriptor, temporary = _open_temporary(target)
        made = Prepared(path, target, temporary, descriptor)
        undo.callback(made.remove)
        undo.callback(made.close)
        _write_all(descriptor, data)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        os.fsync(descriptor)
    except OSError as error:
        raise _cannot_write(path, error) from error
    return made


def _cannot_write(path: Path, error: OSError) -> CannotWrite:
    reason = error.strerror or str(error)
    return CannotWrite(
        f"{path}: cannot be written: {reason}; make room or get permission there, or choose another place"
    )


def target_of(path: Path) -> Path:
    """Return the file that `path` stands for, after all links; it can be replaced, or be made."""
    try:
        target = Path(os.path.realpath(path))
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        if target.parent.is_dir():
            return target
        raise CannotWrite(
            f"{path}: cannot be written: {path.parent} is not a folder; make it first, or choose another place"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CannotWrite(f"{path}: cannot be written: {reason}; choose another place") from error
    if stat.S_ISDIR(mode):
        raise CannotWrite(f"{path}: cannot be written: it is a folder; add a file name")
    if not stat.S_ISREG(mode):
        raise CannotWrite(f"{path}: cannot be written: it is not an ordinary file; choose another place")
    return target


def _open_temporary(target: Path) -> tuple[int, Path]:
    """Return a new, empty file beside `target` that is locked for as long as it is open."""
    while True:
        temporary = target.parent / f"{_prefix(target.name)}{secrets.token_hex(8)}{_SUFFIX}"
        # O_EXCL: never through somebody else's file or link. 0o666: the person's own umask decides.
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o666)
        if locks is not None:
            with contextlib.suppress(OSError):  # some network file systems have no locks
                locks.flock(descriptor, locks.LOCK_EX)
        if os.fstat(descriptor).st_nlink:
            return descriptor, temporary
        os.close(descriptor)  # another run took it for abandoned before it was locked


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _prefix(name: str) -> str:
    return f".{name[:_NAME_KEPT]}."


def is_temporary_of(name: str, temporary: str) -> bool:
    """Tell whether a file name is that of new bytes for a file with this name."""
    return temporary.startswith(_prefix(name)) and temporary.endswith(_SUFFIX) and "/" not in temporary


def _remove_unheld(temporary: Path) -> None:
    with contextlib.suppress(OSError):  # held, or not ours to remove: it harms nobody
        descriptor = os.open(temporary, os.O_RDONLY)
        try:
            if locks is not None:
                locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)
            temporary.unlink()
        finally:
            os.close(descriptor)


def sync_folders(files: Iterable[Path]) -> None:
    """Make the names of files survive a power cut. The files are whole already; not every system can do this to a folder."""
    for folder in sorted({file.parent for file in files}):
        with contextlib.suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder for one build at a time. Raises CannotWrite if another build holds it; a killed one lets go."""
    if locks is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            locks.flock(descriptor, locks.LOCK_EX | locks.LOCK_NB)
        except BlockingIOError:
            raise CannotWrite(f"{folder}: another build of this deck is running; wait until it is done") from None
        except OSError:  # some network file systems have no locks
            pass
        yield
    finally:
        os.close(descriptor)
