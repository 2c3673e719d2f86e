"""The way from sources to a deck that every command walks: read, parse, write, merge, place in subdecks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from cards.cache.outcome import Outcome
from cards.cache.program import whole_fingerprint
from cards.cli.cache_place import opened_cache
from cards.cli.clock import time_of_build
from cards.cli.console import stop_at_errors
from cards.cli.deck_files import Stored, as_written, stored
from cards.cli.deck_looks import Looks, looks
from cards.cli.illustrations import Illustrations
from cards.cli.target import Target, read_standard_input
from cards.cli.written import outcomes
from cards.decks.card_file.file import CardFile
from cards.decks.card_file.reader import read_card_file
from cards.decks.card_file.recognise import is_card_file
from cards.decks.config import FILE_NAME as CONFIG_FILE
from cards.decks.merge import Merged, merge
from cards.decks.wishes import Wishes
from cards.errors import CardsError
from cards.model import Deck, DeckNote, Entry, Note, Problem, Source
from cards.sources.collect import collect
from cards.sources.decoding import RawFile, decode
from cards.sources.read import read
from cards.sources.remembering import Memory
from cards.writing.repeats import settled


@dataclass(frozen=True, slots=True)
class Understood:
    """The entries that the sources hold, what a person should look at, when each file was last changed (seconds), and the
    card files among bare files, by name, with their paths.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    modified: dict[str, int]
    card_files: dict[str, CardFile]
    card_paths: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that a build knows before it writes a file.

    `notes` are those of the writer that the deck wants, `media` are files by their names in a package.
    """

    understood: Understood
    notes: Sequence[Note]
    stored: Stored
    merged: Merged
    deck: Deck
    media: Mapping[str, Path]
    looks: Looks
    read_files: tuple[str, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should look at."""
        return (*self.understood.problems, *self.stored.problems, *self.looks.problems, *self.merged.problems)


def understand(target: Target) -> Understood:
    """Read the sources. Faults are values; nothing stops here."""
    collected, faults = collect(target.sources, read_standard_input)
    files = [file for file in collected if _has_a_name_in_utf8(file.path)]
    faults += [
        Problem("error", "the name of this file is not UTF-8", "rename it", Source(file.path, 1))
        for file in collected
        if not _has_a_name_in_utf8(file.path)
    ]
    texts = {file.path: text for file in files if (text := _card_file_text(file)) is not None}
    pages = [file for file in files if file.path not in texts]
    store, program = opened_cache(whole_fingerprint)
    with store:
        reading = read(pages, target.config.terms, Memory(store, program, target.config.terms))
    card_files: dict[str, CardFile] = {}
    card_paths: dict[str, Path] = {}
    for path, text in texts.items():
        if target.folder is not None:
            remedy = "move it into the folder cards, where notes stand"
            faults.append(Problem("error", "this file holds notes, not a page", remedy, Source(path, 1)))
        else:
            name = PurePath(path).stem
            card_files[name], found = read_card_file(text, path)
            card_paths[name] = Path(path)
            faults += found
    unknown = [
        Problem(
            "warning", f'[terms] names an entry "{entry}" that is not there', "correct its id", _config_source(target)
        )
        for entry in target.config.terms.keys() - {entry.id for entry in reading.entries}
    ]
    problems = (*target.problems, *faults, *reading.problems, *sorted(unknown, key=str))
    modified = {file.path: file.modified for file in files}
    return Understood(reading.entries, problems, modified, card_files, card_paths)


def make(target: Target, looked: Callable[[Target, int], Looks] = looks) -> Made:
    """Do all of a build but the writing of files; `looked` gives the looks. Raises BadInput after all errors were shown."""
    found = stored(target)
    understood = understand(target)
    shown = looked(target, time_of_build())
    stop_at_errors((*understood.problems, *found.problems, *shown.problems))
    notes = settled([note for one in outcomes(understood.entries) for note in wanted(one, target)])
    pictures = illustrations(target, understood, found)
    merged = _merged(target, understood, found, notes, pictures)
    stop_at_errors(merged.problems)
    if not merged.notes and not found.before.records:
        raise CardsError(f"{' '.join(target.sources)}: no card could be made from these pages; `cards check` says why")
    own = (target.folder / CONFIG_FILE,) if target.folder else ()
    files = (*own, *found.read, *shown.read, *pictures.files.values())
    read_files = (*understood.modified, *map(str, files))
    return Made(understood, notes, found, merged, _deck(target, merged), pictures.files, shown, read_files)


def made_next(target: Target, made: Made, looked: Callable[[Target, int], Looks] = looks) -> Made:
    """Return what the next build of a deck folder makes, once this one is written, if nothing else changes until then."""
    assert target.folder is not None
    found = as_written(target.folder, made.stored, made.merged)
    pictures = illustrations(target, made.understood, found)
    merged = _merged(target, made.understood, found, made.notes, pictures)
    shown = looked(target, time_of_build())
    return replace(made, stored=found, merged=merged, deck=_deck(target, merged), media=pictures.files, looks=shown)


def deck_as_it_is(target: Target) -> tuple[Deck, Mapping[str, Path]]:
    """Return the deck that a build would make now, and its pictures and sounds by their names in a package.

    What has faults is left out: this is for looking at cards.
    """
    found, understood = stored(target), understand(target)
    notes = [note for one in outcomes(understood.entries) for note in wanted(one, target)]
    pictures = illustrations(target, understood, found)
    return _deck(target, merged_deck(target, understood, found, notes, pictures)), pictures.files


def illustrations(target: Target, understood: Understood, found: Stored) -> Illustrations:
    """Return what finds the pictures and sounds of the deck's notes."""
    if target.folder is None:
        paths = {f"{name}.md": path for name, path in understood.card_paths.items()}
        return Illustrations(None, {f"{name}.md": file for name, file in understood.card_files.items()}, paths)
    files = {f"{found.before.folder}{name}.md": file for name, file in found.before.files.items()}
    return Illustrations(target.folder, files, {path: target.folder / path for path in files})


def merged_deck(
    target: Target, understood: Understood, found: Stored, notes: Sequence[Note], pictures: Illustrations
) -> Merged:
    """Merge the notes that were written into what the deck folder holds."""
    return _merged(target, understood, found, settled(notes), pictures)


def _merged(
    target: Target, understood: Understood, found: Stored, notes: Sequence[Note], pictures: Illustrations
) -> Merged:
    wishes = Wishes(
        target.name,
        tagger(target, understood),
        clock(target, understood, pictures),
        lambda note: _is_wanted(note, target),
        pictures.of,
    )
    before = found.before
    if understood.card_files:
        before = replace(before, files=understood.card_files, folder="")
    return merge(notes, understood.entries, before, wishes)


def wanted(outcome: Outcome, target: Target) -> tuple[Note, ...]:
    """Return the notes of an entry that the deck wants.

    They name files relative to the deck, so that a deck built elsewhere is the same deck.
    """
    notes = outcome.notes if "qa" in target.config.kinds else outcome.gaps
    shown = {path: _shown(path, target) for path in {note.source.path for note in notes}}
    return tuple(
        replace(note, source=Source(shown[note.source.path], note.source.line))
        for note in notes
        if _is_wanted(note, target)
    )


def tagger(target: Target, understood: Understood) -> Callable[[Note, Sequence[str]], tuple[str, ...]]:
    """Return what gives a note its tags: its own, those in its card file, those of its entry, those of the deck."""
    from cards.anki.tags import tags

    of_entry = {entry.id: entry.tags for entry in understood.entries}
    return lambda note, by_hand: tags(note, (*by_hand, *of_entry.get(note.entry, ()), *target.config.tags))


def clock(target: Target, understood: Understood, pictures: Illustrations) -> Callable[[Note], int]:
    """Return the second in which a note counts as changed: now for a deck, the file's own time for bare files.

    Bare files have no ledger; with their files' time the same files give the same package, and an edited file a newer one, as
    does another picture in it. SOURCE_DATE_EPOCH takes the place of now, and no file is newer than it.
    """
    now = time_of_build()
    if target.folder is not None:
        return lambda _: now
    times = {_shown(path, target): min(second, now) for path, second in understood.modified.items() if second}
    for path in (f"{name}.md" for name in understood.card_files):
        if path in times:
            times[path] = min(max(times[path], pictures.changed(path)), now)
    return lambda note: times.get(note.source.path, now)


def _with_shown_source(note: Note, target: Target) -> Note:
    """Notes that the writer does not make today take their source from the pages as they were read."""
    if note.rule != "kept":
        return note
    return replace(note, source=Source(_shown(note.source.path, target), note.source.line))


def _is_wanted(note: Note, target: Target) -> bool:
    sections = {name.casefold() for name in target.config.sections}
    return note.kind in target.config.kinds and (not sections or bool({note.section.casefold(), note.role} & sections))


def _shown(path: str, target: Target) -> str:
    if target.base is None:
        return PurePath(path).name
    if not PurePath(path).is_relative_to(target.base):
        return path  # a card file, which is named so already
    return PurePath(path).relative_to(target.base).as_posix()


def _deck(target: Target, merged: Merged) -> Deck:
    placed = (
        DeckNote(_with_shown_source(one.note, target), one.identity, _subdeck(one.note, target), one.tags)
        for one in merged.notes
    )
    return Deck(target.name, target.config.description, tuple(placed))


def _subdeck(note: Note, target: Target) -> str:
    below = {"entry": note.term, "section": note.section, "none": ""}[target.config.subdecks]
    below = " ".join(below.replace("::", " ").split())
    return f"{target.name}::{below[:1].upper()}{below[1:]}" if below else target.name


def _config_source(target: Target) -> Source | None:
    return Source(str(target.folder / CONFIG_FILE), 1) if target.folder else None


def _card_file_text(file: RawFile) -> str | None:
    """Return the text of a file that holds notes and no prose."""
    if PurePath(file.path).suffix.casefold() not in {".md", ".markdown"}:
        return None
    text = decode(file)
    return text if isinstance(text, str) and is_card_file(text) else None


def _has_a_name_in_utf8(path: str) -> bool:
    return path.isascii() or not any("\ud800" <= character <= "\udfff" for character in path)
