"""Which remembered note stands where in the card files: by its id, or by its text where the id was lost."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cards.decks.card_file.file import CardFile, FileNote
from cards.decks.card_file.printer import print_body
from cards.decks.ledger import Record
from cards.decks.similarity import RECOGNISABLE, similarity
from cards.model import Question

_AS_GOOD = 0.01


@dataclass(frozen=True, slots=True)
class Standing:
    """A note in a card file: `file` is the file's name without its suffix, `text` what the note says as a build prints it."""

    file: str
    note: FileNote
    text: str

    @property
    def kind(self) -> Literal["qa", "cloze"]:
        """The field's short names for the two kinds of note."""
        return "qa" if isinstance(self.note.body, Question) else "cloze"


@dataclass(frozen=True, slots=True)
class Found:
    """Where notes stand: those that are remembered, those whose id nobody remembers, those without one, and copies.

    A copy says the same as another note; it is told to the reader and otherwise left alone. A copy that was changed since is a
    note of its own and stands under `own`.
    """

    remembered: Mapping[str, Standing]
    adopted: Mapping[str, Standing]
    own: tuple[Standing, ...]
    copies: tuple[tuple[Standing, Standing], ...]


def find_standing(files: Mapping[str, CardFile], known: Iterable[Record]) -> Found:
    """Find the notes of the card files (by name) in the ledger."""
    by_id = {record.id: record for record in known}
    remembered: dict[str, Standing] = {}
    adopted: dict[str, Standing] = {}
    copies: list[tuple[Standing, Standing]] = []
    claims, nameless = _claims(files, by_id)
    for identifier, claimants in claims.items():
        record = by_id.get(identifier)
        first = claimants[0] if record is None or len(claimants) == 1 else min(claimants, key=_strangeness(record))
        (adopted if record is None else remembered)[identifier] = first
        for other in claimants:
            if other.text != first.text:
                nameless.append(other)
            elif other is not first:
                copies.append((first, other))
    missing = [record for record in by_id.values() if record.is_active and record.id not in remembered and record.says]
    regained = dict(_by_text(nameless, missing))
    remembered |= regained
    own: list[Standing] = []
    saying = {one.text: one for one in (*remembered.values(), *adopted.values())}
    for one in nameless:
        if one in regained.values():
            continue
        if one.text in saying:
            copies.append((saying[one.text], one))
        else:
            own.append(one)
            saying[one.text] = one
    return Found(remembered, adopted, tuple(own), tuple(copies))


def _claims(
    files: Mapping[str, CardFile], by_id: Mapping[str, Record]
) -> tuple[dict[str, list[Standing]], list[Standing]]:
    """Return each id that stands in the files with the notes that bear it, and the notes that have none or cannot have theirs.

    Anki cannot turn a question into a cloze: who writes one in the place of the other writes a new note.
    """
    claims: dict[str, list[Standing]] = defaultdict(list)
    nameless: list[Standing] = []
    for file, card_file in files.items():
        for note in card_file.notes:
            one = Standing(file, note, print_body(note.body))
            known = by_id.get(note.id or "")
            if note.id is None or (known and known.kind != one.kind):
                nameless.append(one)
            else:
                claims[note.id].append(one)
    return claims, nameless


def file_of(record: Record) -> str:
    """Return the card file in which a record's note stands."""
    return record.file or record.entry


def _strangeness(record: Record) -> Callable[[Standing], tuple[bool, bool]]:
    """Return a key by which the note that was always there comes before its copies; among equals the first stays first."""
    return lambda one: (one.text != record.says, one.file != file_of(record))


def _by_text(nameless: Sequence[Standing], missing: Sequence[Record]) -> Iterator[tuple[str, Standing]]:
    """Yield the missing records whose note stands in a file without its id: word for word, or recognisably in its own file."""
    if not missing or not nameless:
        return
    saying: dict[str, list[Record]] = defaultdict(list)
    for record in missing:
        saying[record.says].append(record)
    left: list[Standing] = []
    taken: set[str] = set()
    for one in nameless:
        same = [record for record in saying.get(one.text, ()) if record.id not in taken]
        same = [record for record in same if file_of(record) == one.file] or same
        if same:
            taken.add(same[0].id)
            yield same[0].id, one
        else:
            left.append(one)
    for one in left:
        alike = sorted(
            (
                (similarity(one.text, record.says), record.id)
                for record in missing
                if record.id not in taken and file_of(record) == one.file and record.kind == one.kind
            ),
            reverse=True,
        )
        if alike and alike[0][0] >= RECOGNISABLE and (len(alike) == 1 or alike[0][0] > alike[1][0] + _AS_GOOD):
            taken.add(alike[0][1])
            yield alike[0][1], one
