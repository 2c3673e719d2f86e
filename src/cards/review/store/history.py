"""What decks have gone through, for statistics: their cards, and every answer that counts with its card as it stood before."""

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from cards.review.columns import PHASES
from cards.review.fuzz import Whole
from cards.review.replay import Act
from cards.review.settings import SchedulerSettings
from cards.review.store import catalogue, log, migrations, standings
from cards.review.store.answers import NONE, Answers, joined
from cards.review.store.checksum import are_sound, as_json, decoded, holds
from cards.review.store.faults import explained
from cards.review.store.header import fault
from cards.review.store.log import CardKey, EventKind
from cards.review.store.raw import connect
from cards.review.store.replay import Played, played
from cards.review.store.scheduling import from_text, schedule
from cards.review.store.standings import StoredCard, card_from_row

_SEQUENCE, _KIND, _TAKEN, _PHASE, _SETTINGS = map(log.COLUMNS.index, ("sequence", "kind", "taken", "phase", "settings"))
_DIGEST, _TEXT = len(log.COLUMNS), len(log.COLUMNS) + 1  # behind the columns
_PHASE_OF: dict[str | None, int] = {None: -1, **{phase.value: place for place, phase in enumerate(PHASES)}}
_ANSWER = EventKind.ANSWER.value
_NOTHING: Whole = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class History:
    """Cards of some decks, also those that are gone, and their answers in the order of the log.

    `decks` are the decks' ids and names, `settings` what the last answer in each deck (by id) was scheduled with. `damaged`
    counts the rows of the store that were left out because they are not what was written.
    """

    decks: tuple[tuple[str, str], ...] = ()
    cards: tuple[StoredCard, ...] = ()
    answers: Answers = field(default_factory=lambda: NONE)
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
            return _read(path, deck, is_damaged=False)
        except sqlite3.OperationalError as error:
            if not any(word in str(error) for word in ("decode", "JSON")):
                raise
            return _read(path, deck, is_damaged=True)  # bytes that are no text, or stand in its place: it takes longer


def _read(path: Path, deck: str | None, *, is_damaged: bool) -> History:
    with contextlib.closing(connect(path, read_only=True)) as connection:
        connection.text_factory = decoded if is_damaged else str
        connection.execute("BEGIN")  # the state of one instant
        found = connection.execute("SELECT number, id, name FROM decks ORDER BY name, id").fetchall()
        decks = [row for row in found if deck is None or deck in row[1:]]
        cards, damaged_cards = _cards(connection, [row[0] for row in decks], is_damaged=is_damaged)
        answers, settings, damaged_answers = _answers(
            connection, {card.key: card.deck for card in cards}, is_damaged=is_damaged
        )
        names = tuple((str(identity), str(name)) for _, identity, name in decks)
        return History(names, tuple(cards), answers, settings, damaged_cards + damaged_answers)


def _cards(connection: sqlite3.Connection, decks: Sequence[int], *, is_damaged: bool) -> tuple[list[StoredCard], int]:
    """Return the cards of decks whose rows hold, and how many do not."""
    covered = [f"cards.{column}" for column in catalogue.COLUMNS]
    text = "NULL" if is_damaged else as_json("cards", covered)
    query = (
        f"SELECT {standings.FIELDS}, {', '.join(covered)}, cards.digest, {text} "  # noqa: S608
        "FROM cards JOIN decks ON decks.number = cards.deck "
        f"WHERE cards.deck IN ({', '.join('?' * len(decks))}) ORDER BY cards.deck, position, guid, ordinal"
    )
    width = len(catalogue.COLUMNS) + 2
    rows = connection.execute(query, decks).fetchall()
    sound = are_sound((row[-1] or b"", row[-2]) for row in rows)
    found = [
        card_from_row(row[:-width])
        for row, is_sound in zip(rows, sound, strict=True)
        if is_sound or holds("cards", row[-width:-2], row[-2])
    ]
    return found, len(rows) - len(found)


def _answers(
    connection: sqlite3.Connection, decks: Mapping[CardKey, str], *, is_damaged: bool
) -> tuple[Answers, dict[str, SchedulerSettings], int]:
    """Return the answers to these cards (with their decks), the last settings by deck, and the number of damaged rows."""
    texts = log.settings_of(connection)
    desired = {number: from_text(text).desired_retention for number, text in texts.items()}
    sound = _Sound(texts)
    parts, sequences, settings = [NONE], [_NOTHING], [_NOTHING]
    text = "NULL" if is_damaged else as_json("log", log.COLUMNS)
    for keys, rows, cards in log.card_by_card(connection, sound, text):
        is_wanted = [key in decks for key in keys]
        if all(is_wanted):
            replay = played(rows, cards, len(keys), texts, schedule)
        else:
            some = [row for row, card in zip(rows, cards, strict=True) if is_wanted[card]]
            replay = played(some, [card for card in cards if is_wanted[card]], len(keys), texts, schedule)
        if replay.events is None:
            continue
        answers, at = _given(keys, replay, desired)
        parts.append(answers)
        sequences.append(np.array(replay.cells[_SEQUENCE])[at])
        settings.append(np.array([number or 0 for number in replay.cells[_SETTINGS]])[at])
    order = np.argsort(np.concatenate(sequences))
    answers = joined(parts).where(order)
    last = _last(answers, decks, np.concatenate(settings)[order])
    return answers, {deck: from_text(texts[number]) for deck, number in last.items()}, sound.damaged


def _given(keys: Sequence[CardKey], replay: Played, desired: Mapping[int, float]) -> tuple[Answers, Whole]:
    """Return the answers that were replayed, and the places of their rows.

    The phase is the logged one, which stays right where an earlier row is damaged.
    """
    assert replay.events is not None, "something was replayed"
    assert replay.met is not None, "something was replayed"
    is_answer = replay.events.act == Act.ANSWER
    at = replay.counted[is_answer]
    logged = np.array([_PHASE_OF[phase] for phase in replay.cells[_PHASE]])[at]
    answers = Answers(
        tuple(keys),
        replay.events.card[is_answer],
        replay.events.second[is_answer],
        replay.events.today[is_answer],
        replay.events.rating[is_answer],
        np.where(logged < 0, replay.met.phase[is_answer], logged),
        replay.met.interval[is_answer],
        np.array([taken or 0 for taken in replay.cells[_TAKEN]])[at],
        np.array([desired.get(number, 0.0) for number in replay.cells[_SETTINGS]])[at],
    )
    return answers, at


def _last(answers: Answers, decks: Mapping[CardKey, str], settings: Whole) -> dict[str, int]:
    """Return the settings of the last answer in each deck; `settings` are those of each answer."""
    names = sorted({decks[key] for key in answers.keys if key in decks})
    deck = np.array([names.index(decks[key]) if key in decks else -1 for key in answers.keys], dtype=np.int64)
    of_answer = deck[answers.card]
    places = ((name, np.flatnonzero(of_answer == number)) for number, name in enumerate(names))
    return {name: int(settings[its[-1]]) for name, its in places if len(its)}


class _Sound:
    """Leaves out the rows of the log that do not hold, and counts them."""

    def __init__(self, settings: Mapping[int, str]) -> None:
        self._settings = settings
        self.damaged = 0

    def __call__(self, rows: list[Sequence[Any]]) -> list[Sequence[Any]]:
        """Return the rows that are what was written, if an answer's settings are there."""
        sound = are_sound((row[_TEXT] or b"", row[_DIGEST]) for row in rows)
        found = [
            row
            for row, is_sound in zip(rows, sound, strict=True)
            if (is_sound or holds("log", row[:_DIGEST], row[_DIGEST]))
            and (row[_KIND] != _ANSWER or row[_SETTINGS] in self._settings)
        ]
        self.damaged += len(rows) - len(found)
        return found
