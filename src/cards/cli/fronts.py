"""What is asked by each card of a deck folder, read from its card files: quick, because nothing is parsed or written."""

from cards.cli.deck_files import stored
from cards.cli.target import Target
from cards.model import Cloze, Question
from cards.review.store.log import CardKey


def fronts_of(target: Target) -> dict[CardKey, str]:
    """Return the fronts of the cards that stand in card files, by what the store knows them by. Raises OSError."""
    found = stored(target).before
    bodies = {note.id: note.body for file in found.files.values() for note in file.notes}
    return {
        CardKey(record.guid, ordinal): _front(bodies[record.id], ordinal)
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
