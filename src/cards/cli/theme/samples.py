"""Cards of a deck to be looked at: of each kind the shortest, one in the middle, and the longest."""

from collections.abc import Sequence

from cards.anki.faults import ordinals
from cards.anki.fields import field_values
from cards.model import Deck, DeckNote
from cards.themes.note_type import Theme
from cards.themes.preview.sample import Sample

_EACH = 3


def samples(deck: Deck, theme: Theme) -> tuple[Sample, ...]:
    """Return cards of the deck as samples, questions before clozes, or none if it has none."""
    found: list[Sample] = []
    for kind, note_type in (("qa", theme.question), ("cloze", theme.cloze)):
        notes = sorted((note for note in deck.notes if note.note.kind == kind), key=lambda note: _length(note, theme))
        for note in _spread(notes):
            values = dict(zip((field.name for field in note_type.fields), field_values(note, note_type), strict=True))
            found.append(Sample(f"{note.identity.id}, {note.note.term}", note_type.kind, values, ordinals(note)[0]))
    return tuple(found)


def _spread(notes: Sequence[DeckNote]) -> list[DeckNote]:
    if len(notes) <= _EACH:
        return list(notes)
    return [notes[0], notes[len(notes) // 2], notes[-1]]


def _length(note: DeckNote, theme: Theme) -> tuple[int, str]:
    note_type = theme.question if note.note.kind == "qa" else theme.cloze
    return sum(map(len, field_values(note, note_type))), note.identity.id
