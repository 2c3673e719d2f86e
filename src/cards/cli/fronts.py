"""What is asked by some cards of a deck folder: as the deck was made last, else read from its card files; nothing is written."""

from collections.abc import Collection

from cards.cli.remembered import DeckMemory
from cards.cli.target import Target
from cards.model import Cloze, Question
from cards.review.store.log import CardKey


def fronts_of(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, str]:
    """Return the fronts of those cards that stand in card files, by what the store knows them by. Raises OSError."""
    deck = DeckMemory(target).deck() if wanted else None
    placed = {key: deck.note(key.guid) for key in wanted} if deck else {}
    found = {
        key: _front(one.note.body, key.ordinal)
        for key, one in placed.items()
        if one and key.ordinal in dict(one.identity.card_numbers)
    }
    return found if len(found) == len(wanted) else _in_card_files(target, wanted)


def _in_card_files(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, str]:
    from cards.cli.deck_files import stored

    found = stored(target).before
    bodies = {note.id: note.body for file in found.files.values() for note in file.notes}
    return {
        key: _front(bodies[record.id], ordinal)
        for record in found.records
        if record.id in bodies
        for ordinal in record.cards
        if (key := CardKey(record.guid, ordinal)) in wanted
    }


def _front(body: Question | Cloze, ordinal: int) -> str:
    if isinstance(body, Question):
        return body.question
    return "".join(
        part if isinstance(part, str) else "[...]" if part.ordinal == ordinal else part.answer for part in body.parts
    )
