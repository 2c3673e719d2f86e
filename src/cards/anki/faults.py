"""What must never be exported: the faults of a deck that Anki would take in silence and turn into broken cards."""

from collections import Counter
from collections.abc import Container, Iterator

from cards.model import Cloze, Deck, DeckNote, Deletion, Question

_LAST_ORDINAL = 500  # Anki takes the cards of greater ones for empty and deletes them


def faults(deck: Deck, media: Container[str]) -> tuple[str, ...]:
    """Return what is wrong with a deck, one line a fault; nothing if it can be exported. `media` are the files' names.

    Any of them is a mistake of this program, not of the reader: the writer and the ledger promise to make none.
    """
    found = [f"note {note.identity.id}: {fault}" for note in deck.notes for fault in _note_faults(note)]
    found += [
        f"note {note.identity.id}: its file {one.name} is missing"
        for note in deck.notes
        for one in note.note.media
        if one.name not in media
    ]
    found += _repeated("GUID", [note.identity.guid for note in deck.notes])
    found += _repeated("note number", [note.identity.note_number for note in deck.notes])
    found += _repeated("card number", [number for note in deck.notes for _, number in note.identity.card_numbers])
    found += [
        f"note {note.identity.id}: its deck {note.deck!r} is not in {deck.name!r}"
        for note in deck.notes
        if note.deck != deck.name and not note.deck.startswith(f"{deck.name}::")
    ]
    return tuple(found)


def ordinals(deck_note: DeckNote) -> tuple[int, ...]:
    """Return the ordinals of a note's cards, from 1, in order."""
    body = deck_note.note.body
    if isinstance(body, Question):
        return (1,)
    return tuple(sorted({part.ordinal for part in body.parts if isinstance(part, Deletion)}))


def _note_faults(deck_note: DeckNote) -> Iterator[str]:
    body = deck_note.note.body
    if isinstance(body, Question):
        if not body.question.strip():
            yield "the question is empty"
        if not body.answer.strip():
            yield "the answer is empty"
    else:
        yield from _cloze_faults(body)
    numbered = {ordinal for ordinal, _ in deck_note.identity.card_numbers}
    for ordinal in ordinals(deck_note):
        if ordinal not in numbered:
            yield f"its card {ordinal} has no number"
    if not deck_note.identity.guid:
        yield "it has no GUID"
    for tag in deck_note.tags:
        if tag.split() != [tag]:
            yield f"its tag {tag!r} is empty or holds a space"


def _cloze_faults(cloze: Cloze) -> Iterator[str]:
    deletions = [part for part in cloze.parts if isinstance(part, Deletion)]
    if not deletions:
        yield "the cloze hides nothing, so Anki would make no card of it"
    for deletion in deletions:
        if not 1 <= deletion.ordinal <= _LAST_ORDINAL:
            yield f"its cloze number {deletion.ordinal} is not between 1 and {_LAST_ORDINAL}"
        if not deletion.answer.strip():
            yield f"its cloze {deletion.ordinal} has an empty answer"


def _repeated(what: str, values: list[int] | list[str]) -> list[str]:
    return [f"{what} {value} is used {count} times" for value, count in Counter(values).items() if count > 1]
