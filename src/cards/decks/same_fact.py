"""Whether a new note asks what notes that were kept ask already: of the same sentence, for the same answers."""

from collections.abc import Sequence

from cards.decks.alignment import sentence_of
from cards.decks.card_file.reader import read_body
from cards.decks.ledger import Record
from cards.decks.ordinals import answers_of
from cards.decks.similarity import RECOGNISABLE, similarity, words
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
    return _asks_no_more(note, known)


def is_asked_by(note: Note, others: Sequence[Note]) -> bool:
    """Tell whether other notes of the same sentence ask for all that this one asks for."""
    return _asks_no_more(
        note, [answer for other in others if other.context == note.context for answer in _answers(other.body)]
    )


def _asks_no_more(note: Note, known: Sequence[str]) -> bool:
    return bool(known) and all(any(_is_same(one, other) for other in known) for one in _answers(note.body))


def _is_same(one: str, other: str) -> bool:
    """Tell whether two answers are one: "Henri Dutrochet" and "the French physiologist Henri Dutrochet" are."""
    first, second = words(one), words(other)
    return similarity(one, other) >= _SAME or first <= second or second <= first


def _answers(body: Question | Cloze) -> list[str]:
    return list(answers_of(body).values()) if isinstance(body, Cloze) else [body.answer]
