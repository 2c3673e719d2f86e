"""Patterns on the command line to the bytes of files: the only place of this room that touches the file system."""

import glob
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cards.model import Problem, Source
from cards.sources.decoding import LARGEST_FILE, RawFile, too_large
from cards.sources.readers.registry import STANDARD_INPUT, all_suffixes, reader_for

_DIGITS = re.compile(r"(\d+)")


def collect(patterns: Sequence[str], stdin: Callable[[], bytes]) -> tuple[list[RawFile], list[Problem]]:
    """Return the files that files, folders, globs and "-" stand for, in the order given, and what could not be read.

    Folders are read with all below them in natural order of names, hidden files left out; a file that two patterns
    name is read once.
    """
    files: list[RawFile] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for pattern in patterns:
        for found in _found(pattern, stdin):
            if isinstance(found, Problem):
                problems.append(found)
                continue
            same = STANDARD_INPUT if found.path == STANDARD_INPUT else os.path.realpath(found.path)
            if same not in seen:
                seen.add(same)
                files.append(found)
    return files, problems


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """Return what sorts names as a person would: "2_buffer" before "10_pulsar"."""
    parts = _DIGITS.split(name.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]


def _found(pattern: str, stdin: Callable[[], bytes]) -> Iterator[RawFile | Problem]:
    if pattern == STANDARD_INPUT:
        yield RawFile(STANDARD_INPUT, stdin(), 0)
        return
    path = Path(pattern)
    if "\0" in pattern:
        yield _error("a path cannot contain a NUL character", "check the path", None)
    elif _is(path.is_dir):
        yield from _folder(path)
    elif _is(path.exists) or path.is_symlink():
        yield _file(path) if reader_for(pattern) else _unknown(path)
    elif glob.has_magic(pattern):
        yield from _glob(pattern)
    else:
        yield _error("there is no such file or folder", "check the path", Source(pattern, 1))


def _glob(pattern: str) -> Iterator[RawFile | Problem]:
    # pathlib's glob needs a folder to begin in, and a pattern may be absolute
    names = sorted(glob.glob(pattern, recursive=True), key=natural_order)  # noqa: PTH207
    if not names:
        yield _error("no file matches this pattern", "check it, or name the files", Source(pattern, 1))
    for name in names:
        path = Path(name)
        if path.is_dir():
            continue
        yield _file(path) if reader_for(name) else _skipped(path)


def _folder(folder: Path) -> Iterator[RawFile | Problem]:
    faults: list[OSError] = []
    any_file = False
    for parent, folders, names in folder.walk(on_error=faults.append):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural_order)
        for name in sorted(names, key=natural_order):
            if name.startswith("."):
                continue
            path = parent / name
            known = reader_for(name) is not None
            any_file = any_file or known
            yield _file(path) if known else _skipped(path)
    for fault in faults:
        yield _unreadable(Path(fault.filename or folder), fault)
    if not any_file and not faults:
        message = "no entry lies in this folder"
        yield _error(message, f"put files into it that are read: {all_suffixes()}", Source(str(folder), 1))


def _file(path: Path) -> RawFile | Problem:
    try:
        status = path.stat()
        # a pipe or a device would keep us waiting for ever
        if not path.is_file():
            return _error("this is no regular file", "give a text file", Source(str(path), 1))
        if status.st_size > LARGEST_FILE:
            return too_large(str(path), status.st_size)
        return RawFile(str(path), path.read_bytes(), int(status.st_mtime))
    except OSError as fault:
        return _unreadable(path, fault)


def _is(question: Callable[[], bool]) -> bool:
    try:
        return question()
    except OSError:
        return False


def _unreadable(path: Path, fault: OSError) -> Problem:
    why = (fault.strerror or str(fault)).lower()
    return _error(f"cannot be read ({why})", "check that it exists and that you may read it", Source(str(path), 1))


def _unknown(path: Path) -> Problem:
    return _error(
        f"nobody reads files with the suffix “{path.suffix}”",
        f"give it one of the suffixes that are read: {all_suffixes()}",
        Source(str(path), 1),
    )


def _skipped(path: Path) -> Problem:
    message = f"skipped: nobody reads files with the suffix “{path.suffix}”"
    return Problem("warning", message, f"rename it if it is an entry ({all_suffixes()})", Source(str(path), 1))


def _error(message: str, remedy: str, source: Source | None) -> Problem:
    return Problem("error", message, remedy, source)
