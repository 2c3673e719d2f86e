"""The store of reviews as the quiz uses it: answers, undo and all else that is done to cards, each one transaction."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from cards.review.states import Rating
from cards.review.store import catalogue, log, standings
from cards.review.store.aside import BRINGS_BACK, Aside, cards_aside, reasons
from cards.review.store.chosen import Chosen
from cards.review.store.connection import Connection
from cards.review.store.faults import StoreError
from cards.review.store.log import CardKey, Event, EventKind, Moment
from cards.review.store.queue import EVERYTHING, ORDINARY, Filter, Limits, Queue
from cards.review.store.replay import Answering, Standing, following, replayed
from cards.review.store.standings import StoredCard

_UNDO_REACH = 10_000
"""Rows of the log in which something to undo is looked for."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back, or would be: its first event, and the cards as they are (then, or still)."""

    event: Event
    cards: tuple[StoredCard, ...]


class Store:
    """A store that is open. Every method that changes something returns once it is on the disk.

    All raise StoreBusy, StoreDamaged or StoreUnwritable, and StoreError for a card that no deck ever had.
    """

    def __init__(self, path: Path, answer: Answering, now: int) -> None:
        """Open the store at `path`, made if it is missing, migrated if it is older; `now` in UTC milliseconds.

        `answer` is the scheduler. Raises StoreRefused besides the errors of the class.
        """
        self._connection = Connection(path, now)
        self._answer = answer
        self._chosen = Chosen(self._connection.sqlite)
        self._settings: dict[int, str] = {}

    @property
    def path(self) -> Path:
        """Where the store is, all links followed."""
        return self._connection.path

    def answer(
        self,
        card: CardKey,
        rating: Rating,
        moment: Moment,
        *,
        taken: int,
        settings: str,
        buries: Sequence[CardKey] = (),
    ) -> StoredCard:
        """Keep an answer that took `taken` milliseconds, under these settings (their text), and return the card after it.

        `buries` are siblings that are put aside until the next study day; undo brings them back with the answer.
        """
        with self._connection.writing() as connection:
            number = log.keep_settings(connection, settings)
            self._settings[number] = settings
            found = _found(connection, card)
            phase = found.standing.state.phase.value
            operation = log.last_sequence(connection) + 1
            event = Event(
                operation, operation, EventKind.ANSWER, card, found.number, moment, rating, taken, phase, number
            )
            rest = _events(connection, EventKind.BURY, buries, moment, operation=operation, first=operation + 1)
            self._keep(connection, [event, *rest])
            return _found(connection, card)

    def cram(self, card: CardKey, rating: Rating, moment: Moment, taken: int) -> None:
        """Keep an answer that leaves the schedule alone."""
        with self._connection.writing() as connection:
            found = _found(connection, card)
            operation = log.last_sequence(connection) + 1
            phase = found.standing.state.phase.value
            event = Event(operation, operation, EventKind.CRAM, card, found.number, moment, rating, taken, phase)
            self._keep(connection, [event])

    def change(self, kind: EventKind, cards: Sequence[CardKey], moment: Moment, value: int | None = None) -> None:
        """Suspend, resume, bury, unbury, flag (`value`: 0 to 7), drop, take back, mend or reset cards, as one operation.

        Raises ValueError for other kinds of events, or a flag that there is not.
        """
        if kind in {EventKind.ANSWER, EventKind.CRAM, EventKind.UNDO}:
            raise ValueError(f"{kind} is nothing that is done to cards like this")
        if (kind is EventKind.FLAG) != (value is not None and 0 <= value <= 7):
            raise ValueError(f"{kind} with {value}: flags, and only they, have a value from 0 to 7")
        with self._connection.writing() as connection:
            operation = log.last_sequence(connection) + 1
            self._keep(
                connection, _events(connection, kind, cards, moment, operation=operation, first=operation, value=value)
            )

    def bring_back(self, cards: Sequence[CardKey], moment: Moment) -> None:
        """Let cards come again that were dropped, suspended or buried today, as one operation."""
        with self._connection.writing() as connection:
            operation = log.last_sequence(connection) + 1
            events: list[Event] = []
            for key in cards:
                for why in reasons(_found(connection, key), moment.study_day):
                    if why in BRINGS_BACK:
                        first, kind = operation + len(events), BRINGS_BACK[why]
                        events += _events(connection, kind, [key], moment, operation=operation, first=first)
            self._keep(connection, events)

    def aside(self, deck: str, today: int) -> list[Aside]:
        """Return the cards of a deck (its id) that are dropped, suspended, buried on this study day, or leeches."""
        with self._connection.reading() as connection:
            return cards_aside(connection, deck, today, self._answer)

    def undo(self, moment: Moment, deck: str | None = None) -> Undone | None:
        """Take back the last operation, of one deck (its id) or of all, that is not taken back yet; None if there is none.

        The cards stand afterwards exactly as they stood before it. The log keeps both.
        """
        with self._connection.writing() as connection:
            first = _undoable(connection, deck)
            if first is None:
                return None
            taken_back = log.of_operation(connection, first.operation)
            operation = log.last_sequence(connection) + 1
            keys = list(dict.fromkeys(event.card for event in taken_back))
            events = _events(
                connection, EventKind.UNDO, keys, moment, operation=operation, first=operation, value=first.operation
            )
            log.append(connection, events)
            for key in keys:
                standings.keep(connection, key, self._replayed(connection, key))
            return Undone(first, tuple(_found(connection, key) for key in keys))

    def undoable(self, deck: str | None = None) -> Undone | None:
        """Return what `undo` would take back."""
        with self._connection.reading() as connection:
            first = _undoable(connection, deck)
            if first is None:
                return None
            keys = dict.fromkeys(event.card for event in log.of_operation(connection, first.operation))
            return Undone(first, tuple(_found(connection, key) for key in keys))

    def sync_cards(self, deck: str, name: str, wanted: Iterable[catalogue.CatalogueCard]) -> catalogue.Synced:
        """Bring the cards of a deck (its id and name) up to date; histories stay, also those of cards that are gone."""
        with self._connection.writing() as connection:
            self._chosen.forget()
            synced = catalogue.sync(connection, deck, name, wanted)
            if synced.added:  # a card that comes back from a salvage, or was answered before it was synced
                self._find_histories(connection, deck)
            return synced

    def mark(self, deck: str) -> str:
        """Return a text that changes with what `sync_cards` brings up to date in a deck (its id)."""
        with self._connection.reading() as connection:
            return catalogue.mark(connection, deck)

    def card(self, key: CardKey) -> StoredCard | None:
        """Return a card, None if no deck ever had it."""
        with self._connection.reading() as connection:
            return standings.find(connection, key)

    def siblings(self, key: CardKey) -> list[StoredCard]:
        """Return the other cards of the same note."""
        with self._connection.reading() as connection:
            rows = connection.execute(f"{standings.SELECT} WHERE guid = ? AND ordinal <> ?", (key.guid, key.ordinal))
            return [standings.card_from_row(row) for row in rows]

    def history(self, key: CardKey) -> list[Event]:
        """Return everything that happened to a card, oldest first."""
        with self._connection.reading() as connection:
            return log.of_card(connection, key)

    def queue(
        self,
        deck: str,
        moment: Moment,
        limits: Limits = ORDINARY,
        only: Filter = EVERYTHING,
        *,
        shuffled_from: int | None = None,
    ) -> Queue:
        """Return what is due in a deck (its id) at a moment; `shuffled_from`: new cards in random order, from there on."""
        second, end = moment.instant // 1000, moment.day_end
        sqlite = self._connection.sqlite
        return Queue(self.path, sqlite, self._chosen, deck, moment.study_day, second, end, limits, only, shuffled_from)

    def rebuild(self) -> int:
        """Derive every card's standing anew from the log; return how many cards have a history."""
        with self._connection.writing() as connection:
            return standings.rebuild(connection, self._answer)

    def close(self) -> None:
        """Close the store. Raises StoreBusy if another quiz does not let it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _keep(self, connection: sqlite3.Connection, events: Sequence[Event]) -> None:
        """Append events that belong together, and move the cards' standings on."""
        log.append(connection, events)
        for event in events:
            standing = _found(connection, event.card).standing
            standings.keep(connection, event.card, following(standing, event, self._settings, self._answer))

    def _replayed(self, connection: sqlite3.Connection, key: CardKey) -> Standing:
        return replayed(log.of_card(connection, key), log.settings_of(connection), self._answer)

    def _find_histories(self, connection: sqlite3.Connection, deck: str) -> None:
        rows = connection.execute(
            "SELECT DISTINCT cards.guid, cards.ordinal FROM cards JOIN log USING (guid, ordinal) "
            "WHERE last_event = 0 AND deck = (SELECT number FROM decks WHERE id = ?)",
            (deck,),
        ).fetchall()
        for guid, ordinal in rows:
            key = CardKey(guid, ordinal)
            standings.keep(connection, key, self._replayed(connection, key))


def _found(connection: sqlite3.Connection, key: CardKey) -> StoredCard:
    found = standings.find(connection, key)
    if found is None:
        raise StoreError(f"card {key.guid}/{key.ordinal}: is in no deck that the store knows; build the deck again")
    return found


def _events(
    connection: sqlite3.Connection,
    kind: EventKind,
    keys: Iterable[CardKey],
    moment: Moment,
    *,
    operation: int,
    first: int,
    value: int | None = None,
) -> list[Event]:
    """Return events of one kind for several cards, numbered from `first`."""
    return [
        Event(sequence, operation, kind, key, _found(connection, key).number, moment, value=value)
        for sequence, key in enumerate(keys, first)
    ]


def _undoable(connection: sqlite3.Connection, deck: str | None) -> Event | None:
    """Return the first event of the last operation that is neither an undo nor undone."""
    in_deck = (
        "AND EXISTS (SELECT 1 FROM cards JOIN decks ON decks.number = cards.deck "
        "WHERE guid = log.guid AND ordinal = log.ordinal AND decks.id = ?)"
    )
    found = connection.execute(
        "SELECT operation FROM log WHERE sequence > (SELECT max(sequence) FROM log) - ? AND kind <> 'undo' "  # noqa: S608
        "AND operation NOT IN (SELECT value FROM log AS taken_back WHERE taken_back.kind = 'undo') "
        f"{'' if deck is None else in_deck} ORDER BY sequence DESC LIMIT 1",
        (_UNDO_REACH,) if deck is None else (_UNDO_REACH, deck),
    ).fetchone()
    return None if found is None else log.of_operation(connection, found[0])[0]
