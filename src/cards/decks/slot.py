"""What a note asks and where: by this a later build finds the note again."""

from cards.decks.hashing import hashed
from cards.decks.ordinals import filled
from cards.model import Cloze, Note, Question


def slot_of(note: Note) -> str:
    """Return what a note asks and where, as a hash: an answer may change within it, a question may not."""
    return hashed("slot", note.entry, note.kind, asked(note.body)).hex()[:24]


def asked(body: Question | Cloze) -> str:
    """Return what a note asks: its question, or its cloze sentence with the gaps filled."""
    return body.question if isinstance(body, Question) else filled(body)
