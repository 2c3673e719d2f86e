"""What a build changes, note by note, and what Anki will do with it."""

from dataclasses import dataclass
from typing import Literal

from cards.model import Note, Problem

What = Literal["new", "updated", "restored", "edited", "stale", "retired", "dropped"]
# What a person is told first, and what Anki does when the package is imported.
IN_ANKI: dict[What, str] = {
    "new": "Anki adds them",
    "updated": "Anki updates them; reviews stay, tags become those of the deck",
    "restored": "made again; Anki keeps their old reviews",
    "edited": "kept because you edited them; the page has changed since",
    "stale": "kept as they are; their sentence has changed, and would not give this card today",
    "retired": "their sentence is gone, or the settings leave them out; Anki keeps them",
    "dropped": "you deleted them; they stay deleted here, Anki keeps them",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One note that is not as it was at the last build, and what it says.

    `instead` is what the writer would say now, in the place of what a hand wrote, if that has changed.
    """

    what: What
    id: str
    entry: str
    text: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A new note that could each be one of several remembered ones (`candidates`, ids); `id` is its own if it is none of them."""

    id: str
    note: Note
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a build changes, what a person has to settle, and how many notes the deck had before."""

    notes: tuple[Change, ...]
    held_back: tuple[HeldBack, ...]
    problems: tuple[Problem, ...]
    before: int

    def those(self, what: What) -> tuple[Change, ...]:
        """Return the changes of one sort."""
        return tuple(change for change in self.notes if change.what == what)
