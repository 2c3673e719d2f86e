"""What was made of a file is remembered with all that it depended on, and taken again as long as that is the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from pydantic import TypeAdapter

from cards.digest import digest
from cards.model import Entry, Problem
from cards.sources.decoding import RawFile
from cards.sources.furniture.repetition import Lines


@dataclass(frozen=True, slots=True)
class MadeOfFile:
    """The pages of a file: the lines of each, on how many pages of the build they stood, and the entry that was made then.

    `faults` are what is wrong with the file, `problems` with its entries.
    """

    faults: tuple[Problem, ...]
    lines: tuple[Lines, ...]
    times: tuple[tuple[int, ...], ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


class Values(Protocol):
    """Bytes by key, kept from one build to the next; whatever cannot be kept is forgotten."""

    def get(self, key: bytes) -> bytes | None:
        """Return the value that was put under a key, or None."""
        ...

    def put(self, key: bytes, value: bytes) -> None:
        """Keep a value."""
        ...


class Memory:
    """Remembers files for a program (its fingerprint) and the terms that deck.toml names."""

    def __init__(self, values: Values, program: bytes, terms: Mapping[str, str]) -> None:
        self._values = values
        self._program = program + json.dumps(sorted(terms.items())).encode()

    def recall(self, file: RawFile) -> MadeOfFile | None:
        """Return what was made of a file of this name and content, or None."""
        value = self._values.get(self._key(file))
        if value is None:
            return None
        try:
            return _MADE.validate_json(value, strict=True)
        except ValueError:
            return None

    def keep(self, file: RawFile, made: MadeOfFile) -> None:
        """Remember what was made of a file."""
        try:
            value = _MADE.dump_json(made)
        except ValueError:  # a path that is no Unicode text
            return
        self._values.put(self._key(file), value)

    def _key(self, file: RawFile) -> bytes:
        return digest((b"file", self._program, file.path.encode(errors="surrogateescape"), file.data))


class Forgetful:
    """Keeps nothing."""

    def get(self, key: bytes) -> bytes | None:  # noqa: ARG002  the signature of `Values`
        """Return nothing."""
        return None

    def put(self, key: bytes, value: bytes) -> None:
        """Do nothing."""


_MADE = TypeAdapter(MadeOfFile)
