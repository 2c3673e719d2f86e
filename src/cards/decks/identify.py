"""Which note is which: new notes get an identity, known ones keep theirs, notes no longer written are retired."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from cards.decks.ledger import Record
from cards.model import Cloze, Identity, Note, Question, cards

# No letters that are taken for others (0 o, 1 l i), no vowels that make words.
_ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
_ID_LENGTH = 6
# The letters that Anki itself uses for GUIDs, without those that need escaping in HTML.
_GUID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%()*+,-./:;=?@[]^_`{|}~"
_GUID_LENGTH = 12
# Numeric ids lie within these milliseconds (11 days) before a note's birth, elsewhere for each deck, so that the ids of two
# decks that are built in one second do not meet.
_SPREAD = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Identified:
    """Notes with their identities in reading order, the new ledger, and what changed since the last build (ids)."""

    notes: tuple[tuple[Note, Identity], ...]
    records: tuple[Record, ...]
    new: tuple[str, ...]
    updated: tuple[str, ...]
    retired: tuple[str, ...]


def identify(
    notes: Iterable[Note],
    known: Sequence[Record],
    deck: str,
    tags: Callable[[Note], Sequence[str]],
    now: Callable[[Note], int],
) -> Identified:
    """Give every note its identity.

    `known` is the ledger of the last build, `deck` the deck's name at birth, `tags` gives a note its tags, `now` the second
    (UTC) in which a note is born or changed.
    """
    known = _with_numbers_of_their_own(known)
    by_slot = {record.slot: record for record in known}
    minting = _Minting(deck, known)
    placed: list[tuple[Note, Identity]] = []
    records: dict[str, Record] = {record.id: _with_status(record, "retired") for record in known}
    new: list[str] = []
    updated: list[str] = []
    taken: set[str] = set()
    for note in notes:
        slot = slot_of(note)
        if slot in taken:  # the same question on the same page twice: one note
            continue
        taken.add(slot)
        record = by_slot.get(slot)
        second = now(note)
        ordered = _with_lasting_ordinals(note, record.answers if record else {})
        digest = digest_of(ordered, tags(ordered))
        if record is None:
            record = minting.born(ordered, slot, digest, second)
            new.append(record.id)
        elif record.digest != digest:
            record = minting.changed(record, ordered, digest, max(second, record.modified + 1))
            updated.append(record.id)
        else:
            record = _with_status(record, "live")
        records[record.id] = record
        numbers = tuple((card.ordinal, record.cards[card.ordinal]) for card in cards(ordered))
        placed.append((ordered, Identity(record.id, record.guid, record.modified, record.note, numbers)))
    before = {record.id for record in known if record.status == "live"}
    retired = tuple(sorted(before - {identity.id for _, identity in placed}))
    return Identified(tuple(placed), tuple(records.values()), tuple(new), tuple(updated), retired)


def _with_status(record: Record, status: Literal["live", "retired"]) -> Record:
    """Return the record with another status."""
    return record if record.status == status else record.model_copy(update={"status": status})


def slot_of(note: Note) -> str:
    """Return what a note asks and where, as a hash: an answer may change within it, a question may not."""
    asked = note.body.question if isinstance(note.body, Question) else _filled(note.body)
    return _hash("slot", note.entry, note.kind, asked).hex()[:24]


def digest_of(note: Note, tags: Sequence[str]) -> str:
    """Return a hash of all that a reader sees of a note. The line number is left out: a line added above changes no card."""
    body: list[str] = []
    if isinstance(note.body, Question):
        body += [note.body.question, note.body.answer]
    else:
        for part in note.body.parts:
            body += ["shown", part] if isinstance(part, str) else ["hidden", str(part.ordinal), part.answer, part.hint]
    around = (note.kind, note.label, note.term, note.section, note.context, note.entry, note.url or "")
    return _hash("digest", *around, str(len(body)), *body, *tags).hex()[:24]


def _filled(cloze: Cloze) -> str:
    return "".join(part if isinstance(part, str) else part.answer for part in cloze.parts)


def _with_lasting_ordinals(note: Note, answers: dict[int, str]) -> Note:
    """Give each card the ordinal that its answer had; a new one takes the next number, a removed one leaves a hole."""
    if not isinstance(note.body, Cloze) or not answers:
        return note
    free: dict[str, list[int]] = {}
    for ordinal, answer in sorted(answers.items(), reverse=True):
        free.setdefault(answer, []).append(ordinal)
    following = count(max(answers) + 1)
    lasting = {card.ordinal: free[card.back].pop() if free.get(card.back) else next(following) for card in cards(note)}
    parts = (
        part if isinstance(part, str) else replace(part, ordinal=lasting[part.ordinal]) for part in note.body.parts
    )
    return replace(note, body=Cloze(tuple(parts)))


def _with_numbers_of_their_own(known: Sequence[Record]) -> tuple[Record, ...]:
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


class _Numbers:
    """Numeric ids that are not taken; those given out in one second follow one another."""

    def __init__(self, deck: str, taken: Iterable[int]) -> None:
        self._shift = int.from_bytes(_hash("deck", deck)[:8]) % _SPREAD
        self._taken = set(taken)
        self._following: dict[int, int] = {}

    def take(self, second: int) -> int:
        """Return the next free number for a note or card that is born in this second."""
        number = self._following.get(second, max(second * 1000 - self._shift, 1))
        while number in self._taken:
            number += 1
        self._taken.add(number)
        self._following[second] = number + 1
        return number


class _Minting:
    """Mints ids, GUIDs and numbers that no other note of the deck has or had."""

    def __init__(self, deck: str, known: Sequence[Record]) -> None:
        self._deck = deck
        self._ids = {record.id for record in known}
        self._notes = _Numbers(deck, (record.note for record in known))
        self._cards = _Numbers(deck, (number for record in known for number in record.cards.values()))

    def born(self, note: Note, slot: str, digest: str, second: int) -> Record:
        """Return the record of a new note."""
        identifier = self._id(slot)
        return Record(
            id=identifier,
            entry=note.entry,
            kind=note.kind,
            guid=_spelt(_hash("guid", self._deck, identifier, slot), _GUID_ALPHABET, _GUID_LENGTH),
            slot=slot,
            digest=digest,
            modified=second,
            note=self._notes.take(second),
            cards={card.ordinal: self._cards.take(second) for card in cards(note)},
            answers=_answers(note),
        )

    def changed(self, record: Record, note: Note, digest: str, second: int) -> Record:
        """Return the record of a note whose content is another now; numbers of cards that are gone are kept."""
        numbers = dict(record.cards)
        for card in cards(note):
            if card.ordinal not in numbers:
                numbers[card.ordinal] = self._cards.take(second)
        return record.model_copy(
            update={
                "digest": digest,
                "modified": second,
                "cards": numbers,
                "answers": record.answers | _answers(note),
                "status": "live",
            }
        )

    def _id(self, slot: str) -> str:
        spelt = (_spelt(_hash("id", slot, str(attempt)), _ID_ALPHABET, _ID_LENGTH) for attempt in count())
        identifier = next(identifier for identifier in spelt if identifier not in self._ids)
        self._ids.add(identifier)
        return identifier


def _answers(note: Note) -> dict[int, str]:
    return {card.ordinal: card.back for card in cards(note)} if isinstance(note.body, Cloze) else {}


def _hash(*parts: str) -> bytes:
    """Hash texts with their lengths before them, so that ("a", "bc") and ("ab", "c") differ."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode()
        total.update(len(data).to_bytes(8) + data)
    return total.digest()


def _spelt(data: bytes, alphabet: str, length: int) -> str:
    number = int.from_bytes(data)
    letters: list[str] = []
    for _ in range(length):
        number, rest = divmod(number, len(alphabet))
        letters.append(alphabet[rest])
    return "".join(letters)
