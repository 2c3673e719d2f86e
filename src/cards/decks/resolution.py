"""What a person decides about notes that nothing else can settle, and the ledger after it; the next build acts on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.decks.alignment import sentence_of
from cards.decks.card_file.printer import print_body
from cards.decks.changes import Changes
from cards.decks.content import made_of
from cards.decks.ledger import Record
from cards.decks.merge import Merged
from cards.decks.minting import Minting
from cards.decks.slot import slot_of

MINE, PAGE, NEW = "mine", "page", "new"


@dataclass(frozen=True, slots=True)
class Open:
    """A decision to take about the note `id`: what it is about, and the answers that are possible, with what they mean."""

    id: str
    about: str
    answers: Mapping[str, str]


def open_decisions(changes: Changes, known: Sequence[Record]) -> tuple[Open, ...]:
    """Return what a person can settle after a merge with these changes."""
    by_id = {record.id: record for record in known}
    found = [
        Open(
            one.id,
            f"a new note of {one.note.entry} that could each be one of several old ones:\n{print_body(one.note.body)}",
            {identifier: f"it is this one: {by_id[identifier].says}" for identifier in one.candidates}
            | {NEW: "it is a new note"},
        )
        for one in changes.held_back
    ]
    found += [
        Open(
            change.id,
            f"a note of {change.entry} that you edited while its page changed:\n{by_id[change.id].says}",
            {MINE: "keep your text", PAGE: f"take the writer's: {change.instead}"},
        )
        for change in changes.those("edited")
        if change.instead
    ]
    found += [
        Open(
            change.id,
            f"a note of {change.entry} that would not be written today:\n{change.text}",
            {MINE: "keep it as it is"},
        )
        for change in (*changes.those("edited"), *changes.those("stale"))
        if not change.instead
    ]
    return tuple(found)


def resolved(
    known: Sequence[Record], merged: Merged, decisions: Mapping[str, str], deck: str, second: int
) -> tuple[Record, ...]:
    """Return the ledger after these decisions (note id -> answer), each of which must be open and possible.

    `known` is the ledger before the merge; `deck` and `second` (UTC) are those of the birth of notes that are new.
    """
    changes = merged.changes
    records = {record.id: record for record in known}
    now = {record.id: record for record in merged.records}
    minting = Minting(deck, known)
    edited = {change.id: change.instead for change in changes.those("edited")}
    held_back = {one.id: one.note for one in changes.held_back}
    for identifier, answer in decisions.items():
        if answer == MINE and not edited.get(identifier):
            accepted = sentence_of(now[identifier])
            records[identifier] = records[identifier].model_copy(update={"accepted": accepted})
        elif answer == MINE:
            records[identifier] = records[identifier].model_copy(update={"made": edited[identifier]})
        elif answer == PAGE:  # what stands in the card file counts as made, so the writer's text may follow
            record = records[identifier]
            records[identifier] = record.model_copy(update={"made": record.says, "text": "", "status": "live"})
        elif answer == NEW:
            note = held_back[identifier]
            born = minting.born_as(identifier, note, second)
            records[identifier] = born.model_copy(update=made_of(note, slot_of(note)) | {"status": "retired"})
        else:
            note = held_back[identifier]
            records[answer] = records[answer].model_copy(update={"slot": slot_of(note)})
    return tuple(records.values())
