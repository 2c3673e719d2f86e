"""What decks have gone through, for statistics: their cards, and every answer that counts with its card as it stood before."""

import contextlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cards.review.columns import PHASES
from cards.review.settings import SchedulerSettings
from cards.review.states import Phase, Rating
from cards.review.store import catalogue, log, migrations, standings
from cards.review.store.checksum import decoded, holds
from cards.review.store.faults import explained
from cards.review.store.header import fault
from cards.review.store.log import CardKey, EventKind
from cards.review.store.raw import connect
from cards.review.store.replay import played
from cards.review.store.scheduling import from_text, schedule
from cards.review.store.standings import StoredCard, card_from_row

_KIND, _INSTANT, _DAY, _RATING, _TAKEN, _PHASE, _SETTINGS = (
    log.COLUMNS.index(name) for name in ("kind", "instant", "study_day", "rating", "taken", "phase", "settings")
)
_ANSWER = EventKind.ANSWER.value


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
    with explained(path):
        try:
            return _read(path, deck, str)
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            return _read(path, deck, decoded)  # damaged text, which takes longer to read


def _read(path: Path, deck: str | None, text: Callable[[bytes], str]) -> History:
    with contextlib.closing(connect(path, read_only=True)) as connection:
        connection.text_factory = text
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
    desired = {number: from_text(text).desired_retention for number, text in texts.items()}
    sound = _Sound(texts)
    found: list[tuple[int, Answer]] = []
    last: dict[str, tuple[int, int]] = {}
    for keys, rows, cards in log.card_by_card(connection, sound):
        deck_of = [decks.get(key) for key in keys]
        wanted = [place for place, card in enumerate(cards) if deck_of[card] is not None]
        some, of_rows = [rows[place] for place in wanted], [cards[place] for place in wanted]
        replay = played(some, of_rows, len(keys), texts, schedule)
        if replay.met is None:
            continue
        met = replay.met.phase.tolist(), replay.met.interval.tolist()
        for place, phase, interval in zip(replay.counted, *met, strict=True):
            row, card = some[place], of_rows[place]
            if row[_KIND] == _ANSWER:
                found.append((row[0], _answer(keys[card], row, PHASES[phase], interval, desired[row[_SETTINGS]])))
                deck = str(deck_of[card])
                last[deck] = max(last.get(deck, (0, 0)), (row[0], row[_SETTINGS]))
    found.sort(key=lambda one: one[0])
    answers = tuple(answer for _, answer in found)
    settings = {deck: from_text(texts[number]) for deck, (_, number) in last.items()}
    return answers, settings, sound.damaged


class _Sound:
    """Tells which rows of the log hold, and counts those that do not."""

    def __init__(self, settings: Mapping[int, str]) -> None:
        self._settings = settings
        self.damaged = 0

    def __call__(self, row: Sequence[Any]) -> bool:
        """Say whether a row is what was written, and an answer's settings are there."""
        lost = row[_KIND] == _ANSWER and row[_SETTINGS] not in self._settings
        if lost or not holds("log", row[:-1], row[-1]):
            self.damaged += 1
            return False
        return True


def _answer(key: CardKey, row: Sequence[Any], before: Phase, interval: int, desired: float) -> Answer:
    """Return an answer; the phase is the logged one, which stays right where an earlier row is damaged."""
    phase = Phase(row[_PHASE]) if row[_PHASE] else before
    return Answer(
        key, row[_INSTANT] // 1000, row[_DAY], Rating(row[_RATING]), phase, interval, row[_TAKEN] or 0, desired
    )
