"""What decks have gone through, for statistics: their cards, and every answer that counts with its card as it stood before."""

import contextlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import batched, groupby
from pathlib import Path
from typing import Any

from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, Phase, Rating
from cards.review.store import catalogue, log, migrations, standings
from cards.review.store.checksum import decoded, holds
from cards.review.store.faults import explained
from cards.review.store.header import fault
from cards.review.store.log import CardKey, Event, EventKind
from cards.review.store.raw import connect
from cards.review.store.replay import Answering, replayed_together
from cards.review.store.scheduling import from_text, schedule
from cards.review.store.standings import StoredCard, card_from_row

_TOGETHER = 20_000  # cards that are replayed together


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was neither undone nor damaged, and did not belong to cramming.

    `day` is its study day, `second` UTC. `phase` and `interval` (days, 0 if it had none) are those of the card before it,
    `taken` is in milliseconds, `desired` the retention that was asked for then.
    """

    card: CardKey
    second: int
    day: int
    rating: Rating
    phase: Phase
    interval: int
    taken: int
    desired: float


@dataclass(frozen=True, slots=True)
class History:
    """Cards of some decks, also those that are gone, and their answers in the order of the log.

    `decks` are the decks' ids and names, `settings` what the last answer in each deck (by id) was scheduled with. `damaged`
    counts the rows of the store that were left out because they are not what was written.
    """

    decks: tuple[tuple[str, str], ...] = ()
    cards: tuple[StoredCard, ...] = ()
    answers: tuple[Answer, ...] = ()
    settings: Mapping[str, SchedulerSettings] = field(default_factory=dict)
    damaged: int = 0


def read_history(path: Path, deck: str | None = None) -> History:
    """Return the history of one deck, by its id or name, or of all; it is empty if there is no such deck or no store.

    Nothing is written. Raises StoreRefused for a file that is no store, StoreDamaged for one that cannot be read to the
    end, StoreUnwritable for one that may not be read.
    """
    with explained(path):
        if not path.exists():
            return History()
    if refusal := fault(path, len(migrations.MIGRATIONS)):
        raise refusal
    with explained(path), contextlib.closing(connect(path, read_only=True)) as connection:
        connection.text_factory = decoded
        connection.execute("BEGIN")  # the state of one instant
        found = connection.execute("SELECT number, id, name FROM decks ORDER BY name, id").fetchall()
        decks = [row for row in found if deck is None or deck in row[1:]]
        cards, damaged_cards = _cards(connection, [row[0] for row in decks])
        answers, settings, damaged_answers = _answers(connection, {card.key: card.deck for card in cards})
        names = tuple((str(identity), str(name)) for _, identity, name in decks)
        return History(names, tuple(cards), answers, settings, damaged_cards + damaged_answers)


def _cards(connection: sqlite3.Connection, decks: Sequence[int]) -> tuple[list[StoredCard], int]:
    """Return the cards of decks whose rows hold, and how many do not."""
    covered = ", ".join(f"cards.{column}" for column in catalogue.COLUMNS)
    query = (
        f"SELECT {standings.FIELDS}, {covered}, cards.digest FROM cards JOIN decks ON decks.number = cards.deck "  # noqa: S608
        f"WHERE cards.deck IN ({', '.join('?' * len(decks))}) ORDER BY cards.deck, position, guid, ordinal"
    )
    width = len(catalogue.COLUMNS) + 1
    rows = connection.execute(query, decks).fetchall()
    found = [card_from_row(row[:-width]) for row in rows if holds("cards", row[-width:-1], row[-1])]
    return found, len(rows) - len(found)


def _answers(
    connection: sqlite3.Connection, decks: Mapping[CardKey, str]
) -> tuple[tuple[Answer, ...], dict[str, SchedulerSettings], int]:
    """Return the answers to these cards (with their decks), the last settings by deck, and the number of damaged rows."""
    texts = log.settings_of(connection)
    settings = {number: from_text(text) for number, text in texts.items()}
    rows = _Rows(texts)
    before: dict[int, CardState] = {}
    found: list[tuple[int, Answer]] = []
    last: dict[str, tuple[int, int]] = {}
    histories = (list(one) for _, one in groupby(rows.read(connection, decks), key=lambda event: event.card))
    for some in batched(histories, _TOGETHER):
        before.clear()
        replayed_together(some, texts, _recording(before))
        for event in (event for history in some for event in history if event.sequence in before):
            assert event.settings is not None
            found.append((event.sequence, _answer(event, before[event.sequence], settings[event.settings])))
            deck = decks[event.card]
            last[deck] = max(last.get(deck, (0, 0)), (event.sequence, event.settings))
    found.sort(key=lambda one: one[0])
    answers = tuple(answer for _, answer in found)
    return answers, {deck: settings[number] for deck, (_, number) in last.items()}, rows.damaged


class _Rows:
    """The rows of the log that hold, while it counts those that do not."""

    def __init__(self, settings: Mapping[int, str]) -> None:
        self._settings = settings
        self.damaged = 0

    def read(self, connection: sqlite3.Connection, wanted: Mapping[CardKey, str]) -> Iterator[Event]:
        """Yield the events of the cards that are wanted, card by card, oldest first."""
        listed = ", ".join(log.COLUMNS)
        query = f"SELECT {listed}, digest FROM log ORDER BY guid, ordinal, sequence"  # noqa: S608  names of columns
        for row in connection.execute(query):
            event = self._event(row)
            if event is None:
                self.damaged += 1
            elif event.card in wanted:
                yield event

    def _event(self, row: tuple[Any, ...]) -> Event | None:
        if not holds("log", row[:-1], row[-1]):
            return None
        event = log.from_row(row[:-1])
        lost = event.kind is EventKind.ANSWER and event.settings not in self._settings
        return None if lost else event


def _recording(before: dict[int, CardState]) -> Answering:
    """Return the scheduler, made to note each card as it stood before its answer, by the row of the log."""

    def answering(states: Sequence[CardState], events: Sequence[Event], settings: str) -> Sequence[CardState]:
        before.update((event.sequence, state) for state, event in zip(states, events, strict=True))
        return schedule(states, events, settings)

    return answering


def _answer(event: Event, before: CardState, settings: SchedulerSettings) -> Answer:
    """Return an answer; the phase is the logged one, which stays right where an earlier row is damaged."""
    assert event.rating is not None
    return Answer(
        event.card,
        event.moment.instant // 1000,
        event.moment.study_day,
        event.rating,
        Phase(event.phase) if event.phase else before.phase,
        before.interval,
        event.taken or 0,
        settings.desired_retention,
    )
