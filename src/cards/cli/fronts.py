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


def named_cards(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, Named]:
    """Return ids and fronts of those of these cards that the deck has, by what the store knows them by. Raises OSError."""
    if target.folder is None:
        from cards.cli.reviewed import deck_of_files

        found = {
            CardKey(placed.identity.guid, card.ordinal): Named(placed.identity.id, card.front)
            for placed in deck_of_files(target).notes
            for card in cards(placed.note)
        }
        return {key: found[key] for key in wanted if key in found}
    deck = DeckMemory(target).deck() if wanted else None
    placed = {key: deck.note(key.guid) for key in wanted} if deck else {}
    known = {
        key: Named(one.identity.id, _front(one.note.body, key.ordinal))
        for key, one in placed.items()
        if one and key.ordinal in dict(one.identity.card_numbers)
    }
    return known if len(known) == len(wanted) else _in_card_files(target, wanted)


def fronts_of(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, str]:
    """Return the fronts of those of these cards that stand in card files, as `named_cards` does."""
    return {key: one.front for key, one in named_cards(target, wanted).items()} if target.folder else {}


def _in_card_files(target: Target, wanted: Collection[CardKey]) -> dict[CardKey, Named]:
    from cards.cli.deck_files import stored

    found, asked = stored(target).before, set(wanted)
    bodies = {note.id: note.body for file in found.files.values() for note in file.notes}
    return {
        key: Named(record.id, _front(bodies[record.id], ordinal))
        for record in found.records
        if record.id in bodies
        for ordinal in record.cards
        if (key := CardKey(record.guid, ordinal)) in asked
    }


def _front(body: Question | Cloze, ordinal: int) -> str:
    if isinstance(body, Question):
        return body.question
    return "".join(
        part if isinstance(part, str) else "[...]" if part.ordinal == ordinal else part.answer for part in body.parts
    )
