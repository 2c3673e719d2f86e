"""Files to entries: the one way through the room, step by step, without touching a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cards.model import Entry, Problem, Source
from cards.sources.assembly import assemble, long_block
from cards.sources.conflicts import conflicts
from cards.sources.decoding import RawFile, decode
from cards.sources.furniture.repetition import Lines, count_lines, lines_of
from cards.sources.furniture.sweep import Looks, swept, without_marks_in
from cards.sources.lines import LONGEST_PASSAGE, MOST_PASSAGES
from cards.sources.page import Page
from cards.sources.readers.reader import refused_for_length, refused_for_number
from cards.sources.readers.registry import STANDARD_INPUT, all_suffixes, reader_for, reader_for_text
from cards.sources.remembering import Forgetful, MadeOfFile, Memory

_NO_TERMS: Mapping[str, str] = MappingProxyType({})
_NO_MEMORY = Memory(Forgetful(), b"", _NO_TERMS)


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sources were understood: entries in reading order, and everything that a person should look at."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a reader found in a file: its faults, and its pages with their lines."""

    faults: tuple[Problem, ...]
    pages: tuple[Page, ...]
    lines: tuple[Lines, ...]


def read(files: Sequence[RawFile], terms: Mapping[str, str] = _NO_TERMS, memory: Memory = _NO_MEMORY) -> Reading:
    """Return the entries of these files; `terms` gives entries, by id, the term that deck.toml names.

    `memory` must be of these terms. It spares reading a file that is as it was, if its lines stand on as many pages as then.
    """
    found: list[MadeOfFile | _Opened] = [memory.recall(file) or _opened(file) for file in files]
    counts = count_lines(lines for one in found for lines in one.lines)
    looks = Looks()
    made: list[MadeOfFile] = []
    for file, one in zip(files, found, strict=True):
        times = tuple(tuple(counts[line] for line in page.normals) for page in one.lines)
        if isinstance(one, MadeOfFile) and one.times == times:
            made.append(one)
        else:
            opened = one if isinstance(one, _Opened) else _opened(file)
            made.append(_made(opened, times, looks, terms))
            memory.keep(file, made[-1])
    entries = tuple(entry for one in made for entry in one.entries)
    problems = [fault for one in made for fault in one.faults] + [found for one in made for found in one.problems]
    return Reading(entries, (*problems, *conflicts(entries)))


def _opened(file: RawFile) -> _Opened:
    found, faults = _pages(file)
    pages: list[Page] = []
    for page in found:
        block = long_block(page, LONGEST_PASSAGE)
        if len(page.blocks) > MOST_PASSAGES:
            faults += refused_for_number(page.path)[1]
        elif block:
            faults += refused_for_length(page.path, block.line)[1]
        else:
            pages.append(without_marks_in(page))
    return _Opened(tuple(faults), tuple(pages), tuple(map(lines_of, pages)))


def _made(opened: _Opened, times: tuple[tuple[int, ...], ...], looks: Looks, terms: Mapping[str, str]) -> MadeOfFile:
    entries: list[Entry] = []
    problems: list[Problem] = []
    for page, lines, on_pages in zip(opened.pages, opened.lines, times, strict=True):
        entry, faults = assemble(swept(page, lines.normals, on_pages, looks), terms)
        problems += faults
        if entry:
            entries.append(entry)
    return MadeOfFile(opened.faults, opened.lines, times, tuple(entries), tuple(problems))


def _pages(file: RawFile) -> tuple[list[Page], list[Problem]]:
    text = decode(file)
    if isinstance(text, Problem):
        return [], [text]
    reader = reader_for_text(text) if file.path == STANDARD_INPUT else reader_for(file.path)
    if reader is None:
        remedy = f"give it one of the suffixes that are read: {all_suffixes()}"
        return [], [Problem("error", "nobody reads files with this suffix", remedy, Source(file.path, 1))]
    return reader.read(text, file.path)
