"""Whether a new note asks what notes that were kept ask already: of the same sentence, for the same answers."""

from collections.abc import Sequence

from cards.decks.alignment import sentence_of
from cards.decks.card_file.reader import read_body
from cards.decks.ledger import Record
from cards.decks.ordinals import answers_of
from cards.decks.similarity import RECOGNISABLE, similarity
from cards.model import Cloze, Note, Question

_SAME = 0.9


def is_asked_already(note: Note, kept: Sequence[Record]) -> bool:
    """Tell whether the kept notes ask for all that this one asks for."""
    known = [
        answer
        for record in kept
        if record.entry == note.entry and similarity(note.context, sentence_of(record)) >= RECOGNISABLE
        for answer in _answers(read_body(record.made))
    ]
    return bool(known) and all(any(similarity(one, other) >= _SAME for other in known) for one in _answers(note.body))


def _answers(body: Question | Cloze) -> list[str]:
    return list(answers_of(body).values()) if isinstance(body, Cloze) else [body.answer]
