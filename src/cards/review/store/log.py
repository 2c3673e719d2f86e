"""The log of reviews: what happened to a card, as it was put in, one row an event, never changed and never removed."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from cards.review.states import Rating
from cards.review.store.checksum import Cell, checksum

COLUMNS = (
    "sequence",
    "operation",
    "kind",
    "guid",
    "ordinal",
    "number",
    "instant",
    "zone",
    "study_day",
    "day_end",
    "rating",
    "taken",
    "phase",
    "settings",
    "value",
)
"""The columns of the table `log` in their order; behind them comes the checksum, `digest`."""

_GUID, _ORDINAL = COLUMNS.index("guid"), COLUMNS.index("ordinal")
_AT_ONCE = 250_000  # rows: a replay is quick with many, and they stay below 200 MB


class EventKind(StrEnum):
    """What happened.

    `cram` is an answer that leaves the schedule alone; after `mend` a card is no leech; `undo` takes back an operation for
    its card.
    """

    ANSWER = "answer"
    CRAM = "cram"
    SUSPEND = "suspend"
    RESUME = "resume"
    BURY = "bury"
    UNBURY = "unbury"
    FLAG = "flag"
    DROP = "drop"
    TAKE_BACK = "take-back"
    MEND = "mend"
    RESET = "reset"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, order=True)
class CardKey:
    """What a card is known by, in every deck and in Anki: its note's GUID and its ordinal."""

    guid: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Moment:
    """When something happened: `instant` in UTC milliseconds, in the time zone `zone` (its name, or "+02:00").

    `study_day` is the number of the day of study (days since 1970-01-01), `day_end` the UTC second at which it ends. They
    are kept, not computed again: what a zone did on a day is sometimes corrected years later, and a replay must not change.
    """

    instant: int
    zone: str
    study_day: int
    day_end: int


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the log. Rows that belong together, as an answer and the siblings it buries, share an `operation`.

    `number` is Anki's card number. `rating`, `taken` (milliseconds), `phase` (of the card before) and `settings` (their
    number in the table of settings) belong to answers. `value` is a flag's colour, or the operation that an undo takes back.
    """

    sequence: int
    operation: int
    kind: EventKind
    card: CardKey
    number: int
    moment: Moment
    rating: Rating | None = None
    taken: int | None = None
    phase: str | None = None
    settings: int | None = None
    value: int | None = None


def to_row(event: Event) -> tuple[Cell, ...]:
    """Return an event as the table's cells, without the checksum."""
    moment = event.moment
    return (
        event.sequence,
        event.operation,
        event.kind.value,
        event.card.guid,
        event.card.ordinal,
        event.number,
        moment.instant,
        moment.zone,
        moment.study_day,
        moment.day_end,
        None if event.rating is None else int(event.rating),
        event.taken,
        event.phase,
        event.settings,
        event.value,
    )


def from_row(row: Sequence[Any]) -> Event:
    """Return the event in a row whose checksum holds. Raises ValueError for a kind or rating that nobody knows."""
    (
        sequence,
        operation,
        kind,
        guid,
        ordinal,
        number,
        instant,
        zone,
        day,
        end,
        rating,
        taken,
        phase,
        settings,
        value,
    ) = row
    return Event(
        sequence,
        operation,
        EventKind(kind),
        CardKey(guid, ordinal),
        number,
        Moment(instant, zone, day, end),
        None if rating is None else Rating(rating),
        taken,
        phase,
        settings,
        value,
    )


_INSERT = f"INSERT INTO log ({', '.join(COLUMNS)}, digest) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM log"  # noqa: S608  our own names of columns


def append(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Write events behind the last; inside a transaction."""
    rows = (to_row(event) for event in events)
    connection.executemany(_INSERT, ((*row, checksum("log", row)) for row in rows))


def last_sequence(connection: sqlite3.Connection) -> int:
    """Return the number of the last row, 0 in an empty log."""
    return int(connection.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()[0])


def of_card(connection: sqlite3.Connection, card: CardKey) -> list[Event]:
    """Return everything that happened to a card, oldest first, with what was undone and the undoing."""
    found = connection.execute(f"{_SELECT} WHERE guid = ? AND ordinal = ? ORDER BY sequence", (card.guid, card.ordinal))
    return [from_row(row) for row in found]


def card_by_card(
    connection: sqlite3.Connection,
    keep: Callable[[list[Sequence[Any]]], Iterable[Sequence[Any]]] | None = None,
    more: str = "",
) -> Iterator[tuple[list[CardKey], list[Sequence[Any]], list[int]]]:
    """Yield the whole log in parts: the cards of a part, its rows, oldest first of each card, and the place of each row's card.

    Behind the columns of a row stand its checksum and what the SQL in `more` gives. `keep` chooses among rows; without it,
    all are taken.
    """
    listed = ", ".join((*COLUMNS, "digest", *([more] if more else [])))
    rows = connection.execute(f"SELECT {listed} FROM log ORDER BY guid, ordinal, sequence")  # noqa: S608
    left: list[Sequence[Any]] = []
    while found := rows.fetchmany(_AT_ONCE):
        left += found if keep is None else keep(found)
        end = len(left)
        while end and left[end - 1][_GUID : _ORDINAL + 1] == left[-1][_GUID : _ORDINAL + 1]:
            end -= 1  # more of this card may follow
        if end:
            yield _part(left[:end])
            left = left[end:]
    if left:
        yield _part(left)


def _part(rows: list[Sequence[Any]]) -> tuple[list[CardKey], list[Sequence[Any]], list[int]]:
    places: dict[tuple[str, int], int] = {}
    cards = [places.setdefault((row[_GUID], row[_ORDINAL]), len(places)) for row in rows]
    return [CardKey(*key) for key in places], rows, cards


def of_operation(connection: sqlite3.Connection, operation: int) -> list[Event]:
    """Return the rows of one operation; it is numbered like its first row, and they follow one another."""
    found = connection.execute(f"{_SELECT} WHERE sequence >= ? ORDER BY sequence", (operation,))
    rows: list[Event] = []
    for row in found:
        event = from_row(row)
        if event.operation != operation:
            break
        rows.append(event)
    return rows


def keep_settings(connection: sqlite3.Connection, text: str) -> int:
    """Return the number by which the log refers to these settings; it is their checksum, so equal ones are kept once."""
    number = checksum("settings", [text])
    connection.execute("INSERT OR IGNORE INTO settings (number, text) VALUES (?, ?)", (number, text))
    return number


def settings_of(connection: sqlite3.Connection) -> dict[int, str]:
    """Return all settings that were ever in force, by number, but for those that are damaged."""
    found = connection.execute("SELECT number, text FROM settings")
    return {number: text for number, text in found if checksum("settings", [text]) == number}
