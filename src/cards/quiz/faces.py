"""What a learner sees of each card: its two sides as lines of text, as the deck's theme shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cards.model import Cloze, DeckNote, Deletion
from cards.quiz.material import Material
from cards.review.store.log import CardKey
from cards.themes.card_text import CardText
from cards.themes.rendering.text_line import Line

type Show = Callable[[DeckNote, int], CardText]
"""Gives the card of an ordinal as text, in the theme of its deck."""


@dataclass(frozen=True, slots=True)
class Face:
    """A card as it is shown; none of the texts holds anything that acts on a terminal.

    `front` shows the gap, `back` all of the card. `answer` is what is asked for, alone. `entry` is the name of the card
    file without its ending.
    """

    key: CardKey
    note: str
    entry: str
    front: tuple[Line, ...]
    back: tuple[Line, ...]
    answer: str

    def turned(self) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
        """Return the back in two parts, above its first rule and below; all of it is above if it has none."""
        place = next((place for place, line in enumerate(self.back) if line.kind == "rule"), len(self.back))
        return _trimmed(self.back[:place]), _trimmed(self.back[place + 1 :])

    def head(self) -> tuple[Line, ...]:
        """Return the quiet lines above the text of the front, and the empty ones behind them."""
        return _head(self.front)

    def turned_head(self) -> tuple[Line, ...]:
        """Return the same of the back."""
        return _head(self.turned()[0])

    def news(self) -> tuple[Line, ...]:
        """Return the lines of the back that neither the front nor the answer has said yet, without rules."""
        said = {line.text for line in self.front} | set(self.answer.split("\n"))
        return _trimmed(
            [line for line in self.back if line.is_empty or (line.kind != "rule" and line.text not in said)]
        )


class Faces:
    """The faces of a deck's cards. Each is made when it is asked for: a large deck is not read before its first card."""

    def __init__(self, material: Material, show: Show) -> None:
        """Keep the notes at hand."""
        self._material = material
        self._show = show

    def of(self, material: Material) -> "Faces":
        """Return the faces of a deck that was built anew."""
        return Faces(material, self._show)

    def get(self, key: CardKey) -> Face | None:
        """Return the face of a card, None if the deck has no such card."""
        placed = self._material.note(key.guid)
        if placed is None or not _has(placed, key.ordinal):
            return None
        text = self._show(placed, key.ordinal)
        return Face(key, placed.identity.id, placed.note.entry, text.front, text.back, text.answer)

    def __contains__(self, key: object) -> bool:
        placed = self._material.note(key.guid) if isinstance(key, CardKey) else None
        return placed is not None and isinstance(key, CardKey) and _has(placed, key.ordinal)


def _has(placed: DeckNote, ordinal: int) -> bool:
    body = placed.note.body
    if isinstance(body, Cloze):
        return any(isinstance(part, Deletion) and part.ordinal == ordinal for part in body.parts)
    return ordinal == 1


def _head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    first = next((place for place, line in enumerate(lines) if not (line.is_empty or line.is_quiet)), 0)
    return lines[:first]


def _trimmed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return lines without empty ones at both ends, and never two of them in a row."""
    kept = [line for place, line in enumerate(lines) if not line.is_empty or (place and not lines[place - 1].is_empty)]
    while kept and kept[-1].is_empty:
        kept.pop()
    while kept and kept[0].is_empty:
        kept.pop(0)
    return tuple(kept)
