"""What is asked by each card of a deck folder, read from its card files: quick, because nothing is parsed or written."""

from dataclasses import dataclass

from cards.cli.deck_files import stored
from cards.cli.target import Target
from cards.model import Cloze, Question, cards
from cards.review.store.log import CardKey


@dataclass(frozen=True, slots=True)
class Named:
    """The id of a card's note, and the card's front."""

    note: str
    front: str


def named_cards(target: Target) -> dict[CardKey, Named]:
    """Return ids and fronts of a deck's cards; bare files, which have no card files, are read for it. Raises OSError."""
    if target.folder is None:
        from cards.cli.reviewed import reviewed

        return {
            CardKey(placed.identity.guid, card.ordinal): Named(placed.identity.id, card.front)
            for placed in reviewed(target).notes
            for card in cards(placed.note)
        }
    return _in_card_files(target)


def fronts_of(target: Target) -> dict[CardKey, str]:
    """Return the fronts of the cards that stand in card files, by what the store knows them by. Raises OSError."""
    return {key: one.front for key, one in _in_card_files(target).items()}


def _in_card_files(target: Target) -> dict[CardKey, Named]:
    found = stored(target).before
    bodies = {note.id: note.body for file in found.files.values() for note in file.notes}
    return {
        CardKey(record.guid, ordinal): Named(record.id, _front(bodies[record.id], ordinal))
        for record in found.records
        if record.id in bodies
        for ordinal in record.cards
    }


def _front(body: Question | Cloze, ordinal: int) -> str:
    if isinstance(body, Question):
        return body.question
    return "".join(
        part if isinstance(part, str) else "[...]" if part.ordinal == ordinal else part.answer for part in body.parts
    )
