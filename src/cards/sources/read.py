"""Files to entries: the one way through the room, step by step, without touching a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from cards.model import Entry, Problem, Source
from cards.sources.assembly import assemble, long_block
from cards.sources.conflicts import conflicts
from cards.sources.decoding import RawFile, decode
from cards.sources.furniture.sweep import sweep
from cards.sources.lines import LONGEST_PASSAGE, MOST_PASSAGES
from cards.sources.page import Page
from cards.sources.readers.reader import refused_for_length, refused_for_number
from cards.sources.readers.registry import STANDARD_INPUT, all_suffixes, reader_for, reader_for_text

_NO_TERMS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """How the sources were understood: entries in reading order, and everything that a person should look at."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read(files: Sequence[RawFile], terms: Mapping[str, str] = _NO_TERMS) -> Reading:
    """Return the entries of these files; `terms` gives entries, by id, the term that deck.toml names."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for file in files:
        found, faults = _pages(file)
        problems += faults
        for page in found:
            block = long_block(page, LONGEST_PASSAGE)
            if len(page.blocks) > MOST_PASSAGES:
                problems += refused_for_number(page.path)[1]
            elif block:
                problems += refused_for_length(page.path, block.line)[1]
            else:
                pages.append(page)
    entries: list[Entry] = []
    for page in sweep(pages):
        entry, faults = assemble(page, terms)
        problems += faults
        if entry:
            entries.append(entry)
    problems += conflicts(entries)
    return Reading(tuple(entries), tuple(problems))


def _pages(file: RawFile) -> tuple[list[Page], list[Problem]]:
    text = decode(file)
    if isinstance(text, Problem):
        return [], [text]
    reader = reader_for_text(text) if file.path == STANDARD_INPUT else reader_for(file.path)
    if reader is None:
        remedy = f"give it one of the suffixes that are read: {all_suffixes()}"
        return [], [Problem("error", "nobody reads files with this suffix", remedy, Source(file.path, 1))]
    return reader.read(text, file.path)
