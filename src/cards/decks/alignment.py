"""Which remembered note is which note of today: the exact slot first, then the most similar, and never a guess."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cards.decks.card_file.reader import read_body
from cards.decks.ledger import Record
from cards.decks.ordinals import answers_of, same_frame
from cards.decks.similarity import RECOGNISABLE, is_part, similarity, words
from cards.decks.slot import asked
from cards.model import Cloze, Note, Question

_SAME_ANSWER = 0.75
_AS_GOOD = 0.01  # scores nearer than this say nothing about which is meant
_COMMON = 50  # a word in more notes than this tells nothing about which is meant


@dataclass(frozen=True, slots=True)
class Alignment:
    """The records of today's notes, by the place of the note, and the notes that could be several, with the ids of these.

    All other notes are new.
    """

    records: Mapping[int, Record]
    ambiguous: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Pair:
    score: float
    place: int
    record: Record


def align(by_slot: Mapping[str, Note], known: Iterable[Record], entries: frozenset[str]) -> Alignment:
    """Find the record of each note that the writer made, by its slot. `entries` are those that exist now.

    In this order: the same slot; the same wording in another entry, as when a file was renamed; the most similar note of the
    same entry, or of one that is gone. Two candidates that are equally good are an ambiguity.
    """
    generated = list(by_slot.values())
    records = {record.slot: record for record in known}
    found = {place: records[slot] for place, slot in enumerate(by_slot) if slot in records}
    taken = {record.id for record in found.values()}
    free = [record for record in records.values() if record.id not in taken and record.made]
    if free:
        _find_moved(generated, free, found)
    taken = {record.id for record in found.values()}
    free = [record for record in free if record.id not in taken]
    ambiguous: dict[int, tuple[str, ...]] = {}
    if free:
        pairs = list(_similar_pairs(generated, free, found, entries))
        _take_best(pairs, found, ambiguous)
    return Alignment(found, ambiguous)


def _find_moved(generated: Sequence[Note], free: Sequence[Record], found: dict[int, Record]) -> None:
    """Add the notes whose wording stands in exactly one record of another entry."""
    records: dict[tuple[str, str], list[Record]] = defaultdict(list)
    notes: dict[tuple[str, str], list[int]] = defaultdict(list)
    for record in free:
        records[record.kind, asked(read_body(record.made))].append(record)
    for place, note in enumerate(generated):
        if place not in found:
            notes[note.kind, asked(note.body)].append(place)
    for key, places in notes.items():
        if (
            len(places) == 1
            and len(records.get(key, ())) == 1
            and _shares_an_answer(generated[places[0]], records[key][0])
        ):
            found[places[0]] = records[key][0]


def _shares_an_answer(note: Note, record: Record) -> bool:
    """Tell whether a cloze hides something that it hid before; all that a question asks for is in its wording."""
    return note.kind == "qa" or _same_answer(note.body, read_body(record.made)) is not None


def _similar_pairs(
    generated: Sequence[Note], free: Sequence[Record], found: Mapping[int, Record], entries: frozenset[str]
) -> Iterator[_Pair]:
    """Yield the pairs of a new note and a record that may be the same note."""
    near: dict[str, list[int]] = defaultdict(list)
    homeless: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(free):
        near[record.entry].append(number)
        if record.entry not in entries:
            for word in words(sentence_of(record)):
                homeless[word].append(number)
    bodies = {number: read_body(record.made) for number, record in enumerate(free)}
    for place, note in enumerate(generated):
        if place in found:
            continue
        numbers = set(near.get(note.entry, ()))
        for word in words(note.context):
            if len(homeless.get(word, ())) <= _COMMON:
                numbers.update(homeless.get(word, ()))
        for number in sorted(numbers):
            score = _score(note, free[number], bodies[number])
            if score is not None:
                yield _Pair(score, place, free[number])


def _take_best(pairs: Iterable[_Pair], found: dict[int, Record], ambiguous: dict[int, tuple[str, ...]]) -> None:
    """Match the best pairs first. Where a note or a record has a second one as good, neither is taken."""
    left = sorted(pairs, key=lambda pair: (-pair.score, pair.place, pair.record.id))
    while left:
        best = left[0]
        rivals = [
            pair
            for pair in left
            if pair.score >= best.score - _AS_GOOD and (pair.place == best.place or pair.record.id == best.record.id)
        ]
        places = {pair.place for pair in rivals}
        records = {pair.record.id for pair in rivals}
        if len(rivals) == 1:
            found[best.place] = best.record
        else:
            for place in places:
                ambiguous[place] = tuple(sorted(pair.record.id for pair in rivals if pair.place == place))
        left = [pair for pair in left if pair.place not in places and pair.record.id not in records]


def _score(note: Note, record: Record, body: Question | Cloze) -> float | None:
    """Return how sure it is that both are the same note, or None if they are two.

    They are the same if they say the same thing of the same sentence: an answer that can be recognised, or, in a cloze, a gap at
    the same place.
    """
    if note.kind != record.kind:
        return None
    before = sentence_of(record)
    sentence = max(similarity(note.context, before), RECOGNISABLE if is_part(note.context, before) else 0.0)
    wording = similarity(asked(note.body), asked(body))
    if max(sentence, wording) < RECOGNISABLE:
        return None
    answer = _same_answer(note.body, body)
    return None if answer is None else sentence + wording + answer


def _same_answer(one: Question | Cloze, other: Question | Cloze) -> float | None:
    if isinstance(one, Question) or isinstance(other, Question):
        assert isinstance(one, Question)
        assert isinstance(other, Question)
        alike = similarity(one.answer, other.answer)
        return alike if alike >= _SAME_ANSWER else None
    now, before = answers_of(one), answers_of(other)
    best = [max(similarity(answer, earlier) for earlier in before.values()) for answer in now.values()]
    if max(best) >= _SAME_ANSWER:
        return sum(best) / len(best)
    in_place = any(same_frame(one, new, other, old) for new in now for old in before)
    return _SAME_ANSWER if in_place else None


def sentence_of(record: Record) -> str:
    """Return the sentence that a record's note was made from."""
    return record.sentence or (asked(read_body(record.made)) if record.made else "")
