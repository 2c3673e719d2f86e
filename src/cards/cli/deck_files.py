"""A deck folder's own files: what a build finds there, and how its results replace that without losing a note."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from cards.cache.program import whole_fingerprint
from cards.cache.pure import remembered
from cards.cli.cache_place import opened_cache
from cards.cli.target import CARD_FILES, Target, exact_text_of, text_of
from cards.decks.card_file.file import CardFile
from cards.decks.card_file.reader import read_card_file
from cards.decks.journal import change_together, finish
from cards.decks.ledger import FILE_NAME, Record, print_ledger, read_ledger
from cards.decks.merge import Before, Merged
from cards.errors import CannotWrite
from cards.model import Problem

_SUFFIX = ".md"
_CARD_FILE = TypeAdapter(tuple[CardFile, list[Problem]])


@dataclass(frozen=True, slots=True)
class Stored:
    """What a deck folder holds, the faults in it, and the bytes that were read, to see whether they are still there."""

    before: Before = field(default_factory=Before)
    problems: tuple[Problem, ...] = ()
    read: Mapping[Path, bytes] = field(default_factory=dict)


def stored(target: Target) -> Stored:
    """Read the ledger and the card files of a deck; bare files have none. Raises OSError.

    What a killed build had decided is finished before.
    """
    if target.folder is None:
        return Stored()
    finish(target.folder)
    problems: list[Problem] = []
    read: dict[Path, bytes] = {}
    records: tuple[Record, ...] = ()
    ledger = target.folder / FILE_NAME
    if ledger.exists():
        read[ledger] = ledger.read_bytes()
        text = text_of(ledger, read[ledger])
        if isinstance(text, Problem):
            problems.append(text)
        else:
            records, faults = read_ledger(text, str(ledger))
            problems += faults
    files: dict[str, CardFile] = {}
    folder = target.folder / CARD_FILES
    store, program = opened_cache(whole_fingerprint)
    with store:
        for path in sorted(folder.rglob(f"*{_SUFFIX}")) if folder.is_dir() else []:
            name = path.relative_to(folder).as_posix().removesuffix(_SUFFIX)
            if any(part.startswith(".") for part in name.split("/")) or not path.is_file():
                continue
            read[path] = path.read_bytes()
            text = exact_text_of(path, read[path])
            if isinstance(text, Problem):
                problems.append(text)
                continue
            made_of = (b"card file", program, os.fsencode(path), read[path])
            make = partial(read_card_file, text, str(path))
            files[name], faults = remembered(store, made_of, _CARD_FILE, make)
            problems += faults
    return Stored(Before(records, files), tuple(problems), read)


def write_deck(folder: Path, found: Stored, merged: Merged, results: Mapping[Path, bytes]) -> dict[str, bytes | None]:
    """Write card files, ledger and results, in this order, and remove card files that are gone: all of it or nothing.

    Return the bytes of the files of the deck folder, by name there, None for those that went. Raises CannotWrite, also if
    somebody changed a file since it was read.
    """
    for path, data in found.read.items():
        if not path.exists() or path.read_bytes() != data:
            raise CannotWrite(
                f"{path}: it was changed while the deck was being built; nothing was written, build again"
            )
    before = found.before.files
    gone = [_name(name) for name in before.keys() - merged.files.keys()]
    files = {_name(name): file.text.encode() for name, file in merged.files.items() if before.get(name) != file}
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
    files[FILE_NAME] = print_ledger(merged.records).encode()
    change_together(folder, files, gone, results)
    return {**files, **dict.fromkeys(gone)}


def as_written(folder: Path, found: Stored, merged: Merged) -> Stored:
    """Return what `stored` finds once `write_deck` has written this, but for the bytes. Nothing is read or written."""
    paths = {name: folder / _name(name) for name in merged.files}
    files: dict[str, CardFile] = {}
    problems: list[Problem] = []
    for name in sorted(paths, key=paths.__getitem__):
        file, path = merged.files[name], str(paths[name])
        if file == found.before.files.get(name):
            files[name] = file
            problems += [one for one in found.problems if one.source is not None and one.source.path == path]
        else:
            files[name], faults = read_card_file(file.text, path)
            problems += faults
    records = sorted(merged.records, key=lambda record: record.id)
    return Stored(Before(records, files), tuple(problems))


def _name(name: str) -> str:
    return f"{CARD_FILES}/{name}{_SUFFIX}"
