"""What is asked by some cards of a deck folder: as the deck was made last, else read from its card files; nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass

from cards.cli.remembered import DeckMemory
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
        from cards.cli.pipeline import make

        return {
            CardKey(placed.identity.guid, card.ordinal): Named(placed.identity.id, card.front)
            for placed in make(target).deck.notes
            for card in cards(placed.note)
        }
    return _in_card_files(target)


def fronts_of(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, str]:
    """Return the fronts of those cards that stand in card files, by what the store knows them by. Raises OSError."""
    deck = DeckMemory(target).deck() if wanted else None
    placed = {key: deck.note(key.guid) for key in wanted} if deck else {}
    found = {
        key: _front(one.note.body, key.ordinal)
        for key, one in placed.items()
        if one and key.ordinal in dict(one.identity.card_numbers)
    }
    if len(found) == len(wanted):
        return found
    return {key: one.front for key, one in _in_card_files(target).items() if key in wanted}


def _in_card_files(target: Target) -> dict[CardKey, Named]:
    from cards.cli.deck_files import stored

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
