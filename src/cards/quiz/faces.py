"""What a learner sees of each card: its two sides in pieces, the sentence and the source, made safe for any terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cards.model import Cloze, DeckNote, Deletion, cards
from cards.plain_text import plain, plain_lines
from cards.quiz.material import Material
from cards.review.store.log import CardKey

Mark = Literal["text", "gap", "answer"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, and whether it is the gap that is asked for, the answer, or neither."""

    text: str
    mark: Mark = "text"


@dataclass(frozen=True, slots=True)
class Face:
    """A card as it is shown; none of the texts holds anything that acts on a terminal.

    `label` stands above the front, or is empty. `front` shows the gap, `back` what fills it: for a cloze the whole
    sentence with the answer marked. `answer` is the answer alone. `context` is the sentence of the page with the answer
    marked, empty where it would only repeat the back. `file` is the name of the card file without its ending.
    """

    key: CardKey
    note: str
    entry: str
    section: str
    label: str
    front: tuple[Piece, ...]
    back: tuple[Piece, ...]
    answer: str
    context: tuple[Piece, ...]
    source: str

    @property
    def is_cloze(self) -> bool:
        """Whether the back holds all of the front."""
        return any(piece.mark == "gap" for piece in self.front)


class Faces:
    """The faces of a deck's cards. Each is made when it is asked for: a large deck is not read before its first card."""

    def __init__(self, material: Material) -> None:
        """Keep the notes at hand."""
        self._material = material

    def get(self, key: CardKey) -> Face | None:
        """Return the face of a card, None if the deck has no such card."""
        placed = self._material.note(key.guid)
        return None if placed is None else next((face for face in _of_note(placed) if face.key == key), None)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, CardKey) and self.get(key) is not None


def text_of(pieces: Sequence[Piece]) -> str:
    """Return pieces as one text."""
    return "".join(piece.text for piece in pieces)


def _of_note(placed: DeckNote) -> Iterator[Face]:
    note = placed.note
    for card in cards(note):
        if isinstance(note.body, Cloze):
            front = tuple(_cloze_pieces(note.body, card.ordinal, is_open=False))
            back = tuple(_cloze_pieces(note.body, card.ordinal, is_open=True))
        else:
            front = (Piece(plain_lines(note.body.question)),)
            back = (Piece(plain_lines(note.body.answer), "answer"),)
        answer, context = plain_lines(card.back), plain(note.context)
        yield Face(
            key=CardKey(placed.identity.guid, card.ordinal),
            note=placed.identity.id,
            entry=note.entry,
            section=plain(note.section),
            label="" if note.topic_in_front else plain(note.label),
            front=front,
            back=back,
            answer=answer,
            context=() if context == text_of(back) else _marked(context, answer),
            source=plain(str(note.source)),
        )


def _cloze_pieces(cloze: Cloze, ordinal: int, *, is_open: bool) -> Iterator[Piece]:
    for part in cloze.parts:
        if not isinstance(part, Deletion):
            yield Piece(plain_lines(part))
        elif part.ordinal != ordinal:
            yield Piece(plain_lines(part.answer))
        elif is_open:
            yield Piece(plain_lines(part.answer), "answer")
        else:
            yield Piece(f"[{plain(part.hint)}]" if part.hint else "[...]", "gap")


def _marked(sentence: str, answer: str) -> tuple[Piece, ...]:
    """Return a sentence in pieces, with the first place where the answer stands in it marked."""
    place = sentence.casefold().find(answer.casefold()) if answer else -1
    end = place + len(answer)
    # folding may change lengths, and then the place is not that of the sentence itself
    if place < 0 or sentence[place:end].casefold() != answer.casefold():
        return (Piece(sentence),) if sentence else ()
    parts = (Piece(sentence[:place]), Piece(sentence[place:end], "answer"), Piece(sentence[end:]))
    return tuple(piece for piece in parts if piece.text)
