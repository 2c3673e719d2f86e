"""What is to be learnt now: the cards that are due in a deck, in their order and within a day's limits, and how many."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cards.review.store.checksum import Cell
from cards.review.store.chosen import Chosen
from cards.review.store.faults import explained
from cards.review.store.shuffling import dice
from cards.review.store.standings import FIELDS, StoredCard, card_from_row

_OFFERED = "present = 1 AND suspended = 0 AND dropped = 0 AND (buried_day IS NULL OR buried_day <> :today)"
_NO_LIMIT = 2**62


@dataclass(frozen=True, slots=True)
class Limits:
    """How many new cards and how many reviews a day has at most, what is done already included; None is no limit."""

    new: int | None = 20
    reviews: int | None = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """Which cards to look at: one of these entries, sections, tags (or below them) and flags; nothing given: all."""

    entries: Sequence[str] = ()
    sections: Sequence[str] = ()
    tags: Sequence[str] = ()
    flags: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """How many cards are left today: steps that are due now, steps that come later today, reviews and new ones."""

    learning: int
    later: int
    reviews: int
    new: int


EVERYTHING = Filter()
ORDINARY = Limits()


@dataclass(frozen=True, slots=True)
class Queue:
    """What is due in a deck (its id) on a study day, at the UTC second `now`; the day ends at the second `day_end`.

    New cards come in the order of the deck, or from a place of the random order on (see `shuffling`).
    """

    path: Path
    connection: sqlite3.Connection
    chosen: Chosen
    deck: str
    today: int
    now: int
    day_end: int
    limits: Limits = ORDINARY
    only: Filter = EVERYTHING
    shuffled_from: int | None = None

    def cards(self, count: int) -> list[StoredCard]:
        """Return the next cards, at most `count`: steps by the second, steps of this day, reviews by day, new ones."""
        found = self._select(f"{_LEARNING} AND due <= :now", "ORDER BY due", count)
        if len(found) < count:
            found += self._select(_DAY_LEARNING, "ORDER BY due", count - len(found))
        if len(found) < count:
            found += self._select(_REVIEW, "ORDER BY due", min(count - len(found), self._reviews_left()))
        if len(found) < count:
            found += self._new(min(count - len(found), self._new_left()))
        return found

    def counts(self) -> Due:
        """Return how many cards are left, within the limits."""
        return Due(
            self._count(f"{_LEARNING} AND due <= :now", _NO_LIMIT) + self._count(_DAY_LEARNING, _NO_LIMIT),
            self._count(f"{_LEARNING} AND due > :now AND due < :day_end", _NO_LIMIT),
            self._count(_REVIEW, self._reviews_left()),
            self._count(_NEW, self._new_left()),
        )

    def matching(self, count: int) -> list[StoredCard]:
        """Return cards whether due or not, in the order of the deck, for cramming."""
        return self._select("1", "ORDER BY position", count)

    def _new(self, count: int) -> list[StoredCard]:
        if self.shuffled_from is None:
            return self._select(_NEW, "ORDER BY position", count)
        found = self._select(f"{_NEW} AND {_DICE} >= :start", _BY_DICE, count)
        if len(found) < count:
            found += self._select(f"{_NEW} AND {_DICE} < :start", _BY_DICE, count - len(found))
        return found

    def _reviews_left(self) -> int:
        if self.limits.reviews is None:
            return _NO_LIMIT
        return max(0, self.limits.reviews - self._one(_REVIEWS_DONE))

    def _new_left(self) -> int:
        if self.limits.new is None:
            return _NO_LIMIT
        return max(0, self.limits.new - self._one(_NEW_DONE))

    def _select(self, which: str, order: str, count: int) -> list[StoredCard]:
        with explained(self.path):
            values = self._values(count)
            query = (
                f"SELECT {FIELDS} FROM {self._cards(which, values)} JOIN decks ON decks.number = cards.deck "  # noqa: S608
                f"WHERE cards.deck = {_DECK} AND {which} AND {_OFFERED}{self._filter()} {order} LIMIT :count"
            )
            return [card_from_row(row) for row in self.connection.execute(query, values)]

    def _count(self, which: str, most: int) -> int:
        with explained(self.path):
            values = self._values(most)
            rows = (
                f"SELECT 1 FROM {self._cards(which, values)} "  # noqa: S608
                f"WHERE deck = {_DECK} AND {which} AND {_OFFERED}{self._filter()} LIMIT :count"
            )
            return int(self.connection.execute(f"SELECT count(*) FROM ({rows})", values).fetchone()[0])  # noqa: S608

    def _cards(self, which: str, values: dict[str, Cell]) -> str:
        """Return the cards and how to walk along them, said outright, because SQLite does not know how few are wanted.

        What that needs is added to the values.
        """
        if self.only.entries:
            return "cards INDEXED BY cards_of_entry"
        if self.only.tags or self.only.sections:
            values["chosen"] = self.chosen.rows(f"deck = {_DECK}{self._catalogue_filter()}", values)
            if values["chosen"] is not None:
                return "json_each(:chosen) AS chosen CROSS JOIN cards ON cards.row = chosen.value"
        if which.startswith(_NEW):
            return "cards INDEXED BY cards_new" if which == _NEW else "cards INDEXED BY cards_shuffled"
        return "cards INDEXED BY cards_due" if which.startswith(_BEGUN) else "cards"

    def _one(self, query: str, count: int = 0) -> int:
        with explained(self.path):
            return int(self.connection.execute(query, self._values(count)).fetchone()[0])

    def _values(self, count: int) -> dict[str, Cell]:
        values: dict[str, Cell] = {
            "deck": self.deck,
            "today": self.today,
            "now": self.now,
            "day_end": self.day_end,
            "count": count,
            "start": self.shuffled_from,
        }
        for name, wanted in self._wanted():
            values |= {f"{name}{place}": value for place, value in enumerate(wanted)}
        values |= {f"tag{place}": f"* {_literal(tag)} *" for place, tag in enumerate(self.only.tags)}
        values |= {f"below{place}": f"* {_literal(tag)}::*" for place, tag in enumerate(self.only.tags)}
        return values

    def _wanted(self) -> tuple[tuple[str, Sequence[Cell]], ...]:
        return (("entry", self.only.entries), ("section", self.only.sections), ("flag", self.only.flags))

    def _filter(self) -> str:
        """Return the filter as SQL; what people typed goes in as values only."""
        return self._catalogue_filter() + _one_of("flag", self.only.flags)

    def _catalogue_filter(self) -> str:
        """Return as much of the filter as asks for what the deck says of cards."""
        terms = _one_of("entry", self.only.entries) + _one_of("section", self.only.sections)
        if self.only.tags:
            places = range(len(self.only.tags))
            terms += f" AND ({' OR '.join(f'tags GLOB :tag{place} OR tags GLOB :below{place}' for place in places)})"
        return terms


def _one_of(name: str, wanted: Sequence[Cell]) -> str:
    """Return SQL that asks for one of some values in a column, nothing if there are none."""
    return f" AND {name} IN ({', '.join(f':{name}{place}' for place in range(len(wanted)))})" if wanted else ""


def _literal(text: str) -> str:
    """Return text for GLOB in which nothing is a pattern."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in text)


_DECK = "(SELECT number FROM decks WHERE id = :deck)"
_BEGUN = "phase <> 'new'"  # said in the index's own words, or SQLite does not use it
_LEARNING = f"{_BEGUN} AND phase IN ('learning', 'relearning') AND due_unit = 'second'"
_DAY_LEARNING = f"{_BEGUN} AND phase IN ('learning', 'relearning') AND due_unit = 'day' AND due <= :today"
_NEW = "phase = 'new'"
_DICE = dice("cards.number")
_BY_DICE = f"ORDER BY {_DICE}"
_REVIEW = f"{_BEGUN} AND phase = 'review' AND due_unit = 'day' AND due <= :today"
_NEW_DONE = f"SELECT count(*) FROM cards WHERE deck = {_DECK} AND first_day = :today"  # noqa: S608
_REVIEWS_DONE = (
    "SELECT count(*) FROM log JOIN cards USING (guid, ordinal) "  # noqa: S608
    f"WHERE log.kind = 'answer' AND log.study_day = :today AND log.phase = 'review' AND cards.deck = {_DECK} "
    "AND NOT EXISTS (SELECT 1 FROM log AS taken_back WHERE taken_back.kind = 'undo' AND taken_back.value = log.operation)"
)
