"""genanki's note type, deck and note, with what it gets wrong put right: stable ids, our times, the cards we say."""

from typing import Any

import genanki

from cards.anki.faults import ordinals
from cards.anki.fields import field_values
from cards.model import DeckNote
from cards.themes.note_type import NoteType


class AnkiNoteType(genanki.Model):  # type: ignore[misc]  # genanki has no types
    """A note type whose `mod` is its theme's, and whose fields and templates carry ids that survive renaming."""

    def __init__(self, note_type: NoteType) -> None:
        super().__init__(
            model_id=note_type.number,
            name=note_type.name,
            fields=[{"name": field.name, "id": field.number} for field in note_type.fields],
            templates=[
                {"name": template.name, "id": template.number, "qfmt": template.front, "afmt": template.back}
                for template in note_type.templates
            ],
            css=note_type.css,
            model_type=self.CLOZE if note_type.kind == "cloze" else self.FRONT_BACK,
        )
        self.modified = note_type.modified

    @property
    def _req(self) -> list[list[object]]:
        """What a card needs: the first field. Anki works it out anew; genanki's guess fails on cloze templates."""
        return [[ordinal, "any", [0]] for ordinal in range(len(self.templates))]

    def as_json(self) -> dict[str, Any]:
        """Return the note type as Anki's schema 11 stores it, belonging to no deck."""
        made: dict[str, Any] = self.to_json(self.modified, None)
        return made | {"id": self.model_id}


class AnkiDeck(genanki.Deck):  # type: ignore[misc]  # genanki has no types
    """A deck that has not been studied today."""

    def to_json(self) -> dict[str, Any]:
        """Return the deck as Anki's schema 11 stores it."""
        today = {f"{what}Today": [0, 0] for what in ("lrn", "new", "rev", "time")}
        made: dict[str, Any] = super().to_json()
        return made | today


class AnkiNote(genanki.Note):  # type: ignore[misc]  # genanki has no types
    """A note with the ids and times of its identity, and one card for each of its ordinals."""

    def __init__(self, deck_note: DeckNote, note_type: NoteType, model: AnkiNoteType, position: int) -> None:
        identity = deck_note.identity
        super().__init__(
            model=model,
            fields=field_values(deck_note, note_type),
            tags=deck_note.tags,
            guid=identity.guid,
            due=position,
        )
        numbers = dict(identity.card_numbers)
        self.modified = identity.modified
        self.numbers = [identity.note_number, *(numbers[ordinal] for ordinal in ordinals(deck_note))]
        # genanki finds cards by searching the fields, and finds none in {{c1,2::…}}
        self.cards = [genanki.Card(ordinal - 1) for ordinal in ordinals(deck_note)]

    def write(self, cursor: object, deck_number: int) -> None:
        """Insert the note and its cards, which take their ids from `numbers` in this order."""
        self.write_to_db(cursor, self.modified, deck_number, iter(self.numbers))
