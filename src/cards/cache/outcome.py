"""What a build needs of one written entry, as a value and as the bytes that are kept of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from cards.model import Entry, Note, Source


@dataclass(frozen=True, slots=True)
class Outcome:
    """An entry, its notes in reading order before the deck leaves any out, and how many cards each rule refused.

    `gaps` are the notes for a deck that wants no questions.
    """

    entry: Entry
    notes: tuple[Note, ...]
    refused: tuple[tuple[str, int], ...]
    gaps: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    """The source of each note has no path here, and for its line the place among the sources of its entry."""

    notes: tuple[Note, ...]
    refused: tuple[tuple[str, int], ...]
    gaps: tuple[Note, ...]


_KEPT = TypeAdapter(_Kept)


def encoded(outcome: Outcome, sources: Sequence[Source]) -> bytes:
    """Return what is kept of an outcome. Raises ValueError if a note stands elsewhere or holds what is no Unicode text."""

    def placed(notes: Sequence[Note]) -> tuple[Note, ...]:
        return tuple(replace(note, source=Source("", sources.index(note.source))) for note in notes)

    return _KEPT.dump_json(_Kept(placed(outcome.notes), outcome.refused, placed(outcome.gaps)))


def decoded(value: bytes, entry: Entry, sources: Sequence[Source]) -> Outcome | None:
    """Return the outcome that was kept of this entry, where its lines stand now; None if that is not what was kept."""
    try:
        kept = _KEPT.validate_json(value, strict=True)
        notes, gaps = (
            tuple(replace(note, source=sources[note.source.line]) for note in group)
            for group in (kept.notes, kept.gaps)
        )
    except (ValueError, IndexError):
        return None
    return Outcome(entry, notes, kept.refused, gaps)
