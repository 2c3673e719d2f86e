"""Cards of a deck to be looked at: of each kind the shortest, one in the middle, the longest, and some with pictures."""

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path

from cards.anki.faults import ordinals
from cards.anki.fields import field_values
from cards.model import Deck, DeckNote
from cards.themes.note_type import Theme
from cards.themes.preview.sample import Sample

_EACH = 3
_TYPES = {"svg": "svg+xml", "jpg": "jpeg"}  # others are called as their files are


def samples(deck: Deck, theme: Theme, media: Mapping[str, Path]) -> tuple[Sample, ...]:
    """Return cards of the deck as samples, questions before clozes, or none if it has none.

    `media` are the deck's files by their names in a package; pictures stand in the samples themselves.
    """
    found: list[Sample] = []
    for kind, note_type in (("qa", theme.question), ("cloze", theme.cloze)):
        notes = sorted((note for note in deck.notes if note.note.kind == kind), key=lambda note: _length(note, theme))
        plain = [note for note in notes if not note.note.media]
        for note in (*_spread(plain), *_spread([note for note in notes if note.note.media])):
            values = [_with_pictures(value, note, media) for value in field_values(note, note_type)]
            by_name = dict(zip((field.name for field in note_type.fields), values, strict=True))
            found.append(Sample(f"{note.identity.id}, {note.note.term}", note_type.kind, by_name, ordinals(note)[0]))
    return tuple(found)


def _spread(notes: Sequence[DeckNote]) -> list[DeckNote]:
    if len(notes) <= _EACH:
        return list(notes)
    return [notes[0], notes[len(notes) // 2], notes[-1]]


def _length(note: DeckNote, theme: Theme) -> tuple[int, str]:
    note_type = theme.question if note.note.kind == "qa" else theme.cloze
    return sum(map(len, field_values(note, note_type))), note.identity.id


def _with_pictures(value: str, note: DeckNote, media: Mapping[str, Path]) -> str:
    """Return a field in which the pictures themselves stand in the place of their names: a page alone can load nothing."""
    for name in {one.name for one in note.note.media if not one.is_sound}:
        try:
            data = base64.b64encode(media[name].read_bytes()).decode()
        except OSError:  # it is just being replaced
            continue
        kind = name.rpartition(".")[2]
        value = value.replace(f'src="{name}"', f'src="data:image/{_TYPES.get(kind, kind)};base64,{data}"')
    return value
