"""Mints what a note is known by: an id, a GUID and Anki's numbers that no other note of the deck has or had."""

from collections.abc import Iterable, Sequence
from itertools import count

from cards.decks.card_file.marks import ID_LENGTH, ID_LETTERS
from cards.decks.hashing import hashed, spelt
from cards.decks.ledger import Record
from cards.decks.ordinals import ordinals_of
from cards.decks.slot import slot_of
from cards.model import Cloze, Note, Question

# The letters that Anki itself uses for GUIDs, without those that need escaping in HTML.
_GUID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-./:;=?@[]^_`{|}~"
_GUID_LENGTH = 12
# Numeric ids lie within these milliseconds (11 days) before a note's birth, elsewhere for each deck, so that the ids of two
# decks that are built in one second do not meet.
_SPREAD = 1_000_000_000


def guid_of(deck: str, identifier: str) -> str:
    """Return Anki's GUID of a note: it follows from its id and its deck's name, so that it can be found without the ledger."""
    return spelt(hashed("guid", deck, identifier), _GUID_ALPHABET, _GUID_LENGTH)


class Minting:
    """Mints the identities of one build. What was given out once is never given out again."""

    def __init__(self, deck: str, known: Sequence[Record], others: Iterable[str] = ()) -> None:
        self._deck = deck
        self._ids = {*(record.id for record in known), *others}
        self._notes = _Numbers(deck, (record.note for record in known))
        self._cards = _Numbers(deck, (number for record in known for number in record.cards.values()))

    def born(self, note: Note, second: int) -> Record:
        """Return the record of a note that the writer made; it is born in this second (UTC)."""
        return self.born_as(self.id_of(note), note, second)

    def id_of(self, note: Note) -> str:
        """Return a free id for a note that the writer made, and take it."""
        return self._id(slot_of(note))

    def born_of_hand(self, note: Note, file: str, second: int) -> Record:
        """Return the record of a note that a person wrote into a card file."""
        return self.born_as(self._id("own", file, slot_of(note)), note, second)

    def born_as(self, identifier: str, note: Note, second: int) -> Record:
        """Return the record of a note that has an id already."""
        return Record(
            id=identifier,
            entry=note.entry,
            kind=note.kind,
            guid=guid_of(self._deck, identifier),
            slot=slot_of(note),
            digest="",
            modified=second,
            note=self._notes.mint(second),
            cards={},
            answers={},
            status="live",
        )

    def numbers(self, record: Record, body: Question | Cloze, second: int) -> dict[int, int]:
        """Return a number for each card that a note has or had, those that it has already among them."""
        fresh = {ordinal: self._cards.mint(second) for ordinal in ordinals_of(body) if ordinal not in record.cards}
        return record.cards | fresh

    def _id(self, *born_as: str) -> str:
        """Return a free id; the same content gives the same id in a deck where nothing else took it."""
        spellings = (spelt(hashed("id", *born_as, str(attempt)), ID_LETTERS, ID_LENGTH) for attempt in count())
        identifier = next(spelling for spelling in spellings if spelling not in self._ids)
        self._ids.add(identifier)
        return identifier


class _Numbers:
    """Numeric ids that are not taken; those given out in one second follow one another."""

    def __init__(self, deck: str, taken: Iterable[int]) -> None:
        self._shift = int.from_bytes(hashed("deck", deck)[:8]) % _SPREAD
        self._taken = set(taken)
        self._following: dict[int, int] = {}

    def mint(self, second: int) -> int:
        """Return the next free number for a note or card that is born in this second (UTC)."""
        number = self._following.get(second, max(second * 1000 - self._shift, 1))
        while number in self._taken:
            number += 1
        self._taken.add(number)
        self._following[second] = number + 1
        return number


def with_numbers_of_their_own(known: Sequence[Record]) -> tuple[Record, ...]:
    """Give a number that two records share to the first, by id, and the next free one to the other.

    Two branches that were built in the same second and merged share numbers. Anki knows notes by their GUID and cards by
    note and ordinal, so nothing is lost with a number.
    """
    notes = {record.note for record in known}
    numbers = {number for record in known for number in record.cards.values()}
    taken_notes: set[int] = set()
    taken_cards: set[int] = set()
    settled: dict[str, Record] = {}
    for record in sorted(known, key=lambda record: record.id):
        note = _free(record.note, taken_notes, notes)
        own = {ordinal: _free(number, taken_cards, numbers) for ordinal, number in sorted(record.cards.items())}
        same = note == record.note and own == record.cards
        settled[record.id] = record if same else record.model_copy(update={"note": note, "cards": own})
    return tuple(settled[record.id] for record in known)


def _free(number: int, taken: set[int], all_numbers: set[int]) -> int:
    """Return the number, or the next one that nobody has if it is taken; it is taken then."""
    if number in taken:
        while number in all_numbers:
            number += 1
        all_numbers.add(number)
    taken.add(number)
    return number
