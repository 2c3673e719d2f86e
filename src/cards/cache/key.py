"""What an outcome is kept by: a hash of the whole entry, but for where it stands, and of the program that writes it."""

import hashlib
import json
from dataclasses import dataclass, fields, is_dataclass

from cards.model import Entry, Source


@dataclass(frozen=True, slots=True)
class Keyed:
    """The key of an entry, and the sources of its passages, each once, in the order of reading."""

    key: bytes
    sources: tuple[Source, ...]


def keyed(entry: Entry, program: bytes) -> Keyed:
    """Return the key of an entry for a program.

    Every field counts, whichever there are. Of sources only which passages share one counts, so that an entry whose lines
    or file moved keeps its key, and the n-th source of one is the n-th of the other.
    """
    places = [passage.source for section in entry.sections for passage in section.passages]
    numbers = {source: number for number, source in enumerate(dict.fromkeys(places))}
    content = json.dumps([_plain(entry), [numbers[place] for place in places]], separators=(",", ":"))
    return Keyed(hashlib.sha256(program + content.encode("ascii")).digest(), tuple(numbers))


def _plain(value: object) -> object:
    """Return a value as JSON takes it. What is neither text, number nor made of such, json refuses with a TypeError."""
    if isinstance(value, Source):
        return None
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in fields(value)]
    return value
