"""The way from sources to a deck that every command walks: read, parse, write, identify, place in subdecks."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from cards.cli.console import stop_at_errors, watched
from cards.cli.target import Target, read_standard_input, read_text
from cards.decks.config import FILE_NAME as CONFIG_FILE
from cards.decks.identify import Identified, identify
from cards.decks.ledger import FILE_NAME, Record, read_ledger
from cards.errors import CardsError
from cards.language import parser
from cards.language.read import read_entries
from cards.model import Deck, DeckNote, Entry, Note, Problem, Source
from cards.sources.collect import collect
from cards.sources.read import read
from cards.writing import ranker
from cards.writing.repeats import settled
from cards.writing.write import Written, write_all


@dataclass(frozen=True, slots=True)
class Understood:
    """The entries that the sources hold, what a person should look at, and when each file was last changed (seconds)."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    modified: dict[str, int]


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that a build knows before it writes a file."""

    understood: Understood
    identified: Identified
    deck: Deck
    read_files: tuple[str, ...]


def understand(target: Target) -> Understood:
    """Read the sources. Faults are values; nothing stops here."""
    collected, faults = collect(target.sources, read_standard_input)
    files = [file for file in collected if _has_a_name_in_utf8(file.path)]
    faults += [
        Problem("error", "the name of this file is not UTF-8", "rename it", Source(file.path, 1))
        for file in collected
        if not _has_a_name_in_utf8(file.path)
    ]
    reading = read(files, target.config.terms)
    unknown = [
        Problem(
            "warning", f'[terms] names an entry "{entry}" that is not there', "correct its id", _config_source(target)
        )
        for entry in target.config.terms.keys() - {entry.id for entry in reading.entries}
    ]
    problems = (*target.problems, *faults, *reading.problems, *sorted(unknown, key=str))
    return Understood(reading.entries, problems, {file.path: file.modified for file in files})


def make(target: Target) -> Made:
    """Do all of a build but the writing of files. Raises BadInput after all errors were shown."""
    records, faults = known_records(target)
    understood = understand(target)
    stop_at_errors((*understood.problems, *faults))
    # What was written is let go entry by entry: its parses would fill the memory on a large deck.
    notes = settled([note for one in write(target, understood.entries) for note in one.notes])
    if not notes:
        raise CardsError(f"{' '.join(target.sources)}: no card could be made from these pages; `cards check` says why")
    identified = identify(notes, records, target.name, tagger(target, understood), clock(target, understood))
    own = (target.folder / CONFIG_FILE, target.folder / FILE_NAME) if target.folder else ()
    read_files = (*understood.modified, *map(str, own))
    return Made(understood, identified, _deck(target, understood, identified), read_files)


def write(target: Target, entries: Sequence[Entry]) -> Iterator[Written]:
    """Parse and write the entries one after the other, with a progress bar, keeping the notes that the deck wants."""
    if not entries:
        return
    read_ones = read_entries(entries, parser.load())
    for one in watched(write_all(read_ones, ranker.load()), len(entries), "Writing cards"):
        yield replace(one, notes=tuple(_as_shown(note, target) for note in one.notes if _is_wanted(note, target)))


def known_records(target: Target) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return what the ledger of the deck remembers; bare files have none."""
    path = target.folder / FILE_NAME if target.folder else None
    if path is None or not path.exists():
        return (), []
    text = read_text(path)
    return ((), [text]) if isinstance(text, Problem) else read_ledger(text, str(path))


def tagger(target: Target, understood: Understood) -> Callable[[Note], tuple[str, ...]]:
    """Return what gives a note its tags: its own, those of its entry, those of the deck."""
    from cards.anki.tags import tags

    of_entry = {entry.id: entry.tags for entry in understood.entries}
    return lambda note: tags(note, (*of_entry[note.entry], *target.config.tags))


def clock(target: Target, understood: Understood) -> Callable[[Note], int]:
    """Return the second in which a note counts as changed: now for a deck, the file's own time for bare files.

    Bare files have no ledger; with their files' time the same files give the same package, and an edited file a newer one.
    SOURCE_DATE_EPOCH takes the place of now, and no file is newer than it.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not (epoch.isascii() and epoch.isdecimal()):
        raise CardsError(f'SOURCE_DATE_EPOCH is "{epoch}"; set it to a number of seconds or unset it')
    now = int(epoch) if epoch else int(time.time())
    if target.folder is not None:
        return lambda _: now
    times = {_shown(path, target): min(second, now) for path, second in understood.modified.items() if second}
    return lambda note: times.get(note.source.path, now)


def _is_wanted(note: Note, target: Target) -> bool:
    wanted = {name.casefold() for name in target.config.sections}
    return note.kind in target.config.kinds and (not wanted or bool({note.section.casefold(), note.role} & wanted))


def _as_shown(note: Note, target: Target) -> Note:
    """Cards name files relative to the deck, so that a deck built elsewhere is the same deck."""
    return replace(note, source=Source(_shown(note.source.path, target), note.source.line))


def _shown(path: str, target: Target) -> str:
    if target.base is None:
        return PurePath(path).name
    return PurePath(path).relative_to(target.base).as_posix()


def _deck(target: Target, understood: Understood, identified: Identified) -> Deck:
    tags = tagger(target, understood)
    placed = tuple(DeckNote(note, identity, _subdeck(note, target), tags(note)) for note, identity in identified.notes)
    return Deck(target.name, target.config.description, placed)


def _subdeck(note: Note, target: Target) -> str:
    below = {"entry": note.term, "section": note.section, "none": ""}[target.config.subdecks]
    below = " ".join(below.replace("::", " ").split())
    return f"{target.name}::{below[:1].upper()}{below[1:]}" if below else target.name


def _config_source(target: Target) -> Source | None:
    return Source(str(target.folder / CONFIG_FILE), 1) if target.folder else None


def _has_a_name_in_utf8(path: str) -> bool:
    return path.isascii() or not any("\ud800" <= character <= "\udfff" for character in path)
