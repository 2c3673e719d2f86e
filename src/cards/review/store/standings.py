"""The columns of a card that are derived from the log: read, written and built anew."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cards.review.states import CardState, DueUnit, Phase
from cards.review.store import log
from cards.review.store.checksum import Cell
from cards.review.store.log import CardKey, settings_of
from cards.review.store.replay import Answering, Standing, played

COLUMNS = (
    "phase",
    "due",
    "due_unit",
    "interval",
    "steps_left",
    "stability",
    "difficulty",
    "reps",
    "lapses",
    "last_review",
    "suspended",
    "buried_day",
    "flag",
    "leech",
    "dropped",
    "first_day",
    "last_event",
)
_LIST = ", ".join(COLUMNS)
_SET = ", ".join(f"{column} = ?" for column in COLUMNS)
FRESH = Standing()


@dataclass(frozen=True, slots=True)
class StoredCard:
    """A card as the store knows it. `deck` is the deck's id; a card that is not `present` is gone from its deck."""

    key: CardKey
    deck: str
    number: int
    entry: str
    section: str
    tags: tuple[str, ...]
    position: int
    present: bool
    standing: Standing

    def is_aside(self, today: int) -> bool:
        """Say whether it is kept out of sessions on this study day: dropped, suspended or buried."""
        state = self.standing.state
        return self.standing.dropped or state.suspended or state.buried_day == today

    @property
    def state(self) -> CardState:
        """The state as the scheduler wants it: a new card is due at its position."""
        state = self.standing.state
        return replace(state, due=self.position) if state.due_unit is DueUnit.POSITION else state


FIELDS = f"guid, ordinal, decks.id, cards.number, entry, section, tags, position, present, {_LIST}"
SELECT = f"SELECT {FIELDS} FROM cards JOIN decks ON decks.number = cards.deck"  # noqa: S608  names of columns


def card_from_row(row: tuple[Any, ...]) -> StoredCard:
    """Return the card in a row of `SELECT`."""
    guid, ordinal, deck, number, entry, section, tags, position, present = row[:9]
    return StoredCard(
        CardKey(guid, ordinal),
        deck,
        number,
        entry,
        section,
        tuple(str(tags).split()),
        position,
        bool(present),
        from_cells(row[9:]),
    )


def find(connection: sqlite3.Connection, key: CardKey) -> StoredCard | None:
    """Return a card, None if no deck ever had it."""
    row = connection.execute(f"{SELECT} WHERE guid = ? AND ordinal = ?", (key.guid, key.ordinal)).fetchone()
    return None if row is None else card_from_row(row)


def to_cells(standing: Standing) -> tuple[Cell, ...]:
    """Return a standing as the table's cells. A new card's place is not the log's business: its `due` is 0."""
    state = standing.state
    return (
        state.phase.value,
        0 if state.due_unit is DueUnit.POSITION else state.due,
        state.due_unit.value,
        state.interval,
        state.steps_left,
        state.stability,
        state.difficulty,
        state.reps,
        state.lapses,
        state.last_review,
        int(state.suspended),
        state.buried_day,
        state.flag,
        int(state.leech),
        int(standing.dropped),
        standing.first_day,
        standing.last_event,
    )


def from_cells(cells: tuple[Any, ...]) -> Standing:
    """Return the standing in the table's cells."""
    phase, due, unit, interval, left, stability, difficulty, reps, lapses, last, suspended, buried, flag, leech = cells[
        :14
    ]
    dropped, first_day, last_event = cells[14:]
    state = CardState(
        Phase(phase),
        due,
        DueUnit(unit),
        interval,
        left,
        stability,
        difficulty,
        reps,
        lapses,
        last,
        bool(suspended),
        buried,
        flag,
        bool(leech),
    )
    return Standing(state, bool(dropped), first_day, last_event)


def keep(connection: sqlite3.Connection, key: CardKey, standing: Standing) -> None:
    """Write a standing beside its card, if the catalogue has it; inside a transaction."""
    connection.execute(
        f"UPDATE cards SET {_SET} WHERE guid = ? AND ordinal = ?",  # noqa: S608
        (*to_cells(standing), key.guid, key.ordinal),
    )


def from_log(
    connection: sqlite3.Connection, answer: Answering, settings: Mapping[int, str] | None = None
) -> Iterator[tuple[CardKey, Standing]]:
    """Yield the standing of every card that the log knows, replayed. Raises SettingsLost."""
    known = settings_of(connection) if settings is None else settings
    for keys, rows, cards in log.card_by_card(connection):
        yield from zip(keys, played(rows, cards, len(keys), known, answer).standings, strict=True)


def rebuild(connection: sqlite3.Connection, answer: Answering) -> int:
    """Derive every standing anew from the log; inside a transaction. Return how many cards have a history."""
    connection.execute(f"UPDATE cards SET {_SET} WHERE last_event <> 0 OR phase <> 'new'", to_cells(FRESH))  # noqa: S608
    count = 0
    for key, standing in from_log(connection, answer):
        keep(connection, key, standing)
        count += 1
    return count
