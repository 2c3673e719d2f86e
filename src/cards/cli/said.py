"""What a build says that changes nothing, kept so that it can be said again without making the deck."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from cards.cli.summary import Summary, summary_of
from cards.decks.changes import Changes
from cards.model import Problem

if TYPE_CHECKING:
    from cards.cli.pipeline import Made


@dataclass(frozen=True, slots=True)
class Said:
    """What there is to say, and the SHA-256 of the package that the build makes, empty if nobody made it.

    It speaks of problems of pages and card files first, then of the theme's, then of what notes show.
    """

    problems: tuple[Problem, ...]
    of_theme: tuple[Problem, ...]
    of_notes: tuple[Problem, ...]
    changes: Changes
    summary: Summary
    package: str


_SAID = TypeAdapter(Said)


def said_of(made: "Made", package: bytes | None) -> Said:
    """Return what is said of a deck; `package` is its .apkg, None if nobody made it."""
    return Said(
        (*made.understood.problems, *made.stored.problems),
        made.looks.problems,
        made.merged.problems,
        made.merged.changes,
        summary_of(made),
        "" if package is None else hashlib.sha256(package).hexdigest(),
    )


def to_bytes(said: Said) -> bytes:
    """Return it as bytes. Raises ValueError if some of the text is no Unicode."""
    return _SAID.dump_json(said)


def from_bytes(data: bytes) -> Said:
    """Return what was made into bytes. Raises ValueError for others."""
    return _SAID.validate_json(data, strict=True)
