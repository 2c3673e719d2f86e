"""Which cards there are: what a built deck says of each, brought up to date without touching what was learnt."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cards.model import Deck
from cards.review.store.checksum import Cell, checksum
from cards.review.store.log import CardKey

COLUMNS = ("guid", "ordinal", "deck", "number", "entry", "section", "tags", "position", "present")
"""What the checksum of a row of `cards` covers."""

_LIST = ", ".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class CatalogueCard:
    """What a deck says of a card. `number` is Anki's card number, `position` its place in the order of the deck."""

    key: CardKey
    number: int
    entry: str
    section: str
    tags: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Synced:
    """How many cards were new, changed, gone from the deck and there again; and the `mark` of the catalogue since then."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    returned: int = 0
    mark: str = field(default="", compare=False)


def catalogue(deck: Deck) -> tuple[CatalogueCard, ...]:
    """Return the cards of a deck in reading order."""
    places = [(note, *card) for note in deck.notes for card in note.identity.card_numbers]
    return tuple(
        CatalogueCard(
            CardKey(note.identity.guid, ordinal), number, note.note.entry, note.note.section, note.tags, position
        )
        for position, (note, ordinal, number) in enumerate(places, 1)
    )


def sync(connection: sqlite3.Connection, deck: str, name: str, wanted: Iterable[CatalogueCard]) -> Synced:
    """Make the catalogue of deck `deck` (its id) what the deck says now; inside a transaction.

    Cards that are gone stay, with their history, marked as not present. A card that another deck had belongs to this one.
    """
    number = _deck_number(connection, deck, name)
    have = {
        (row[0], row[1]): row
        for row in connection.execute(f"SELECT {_LIST} FROM cards WHERE deck = ?", (number,))  # noqa: S608
    }
    added, changed, returned = 0, 0, 0
    updates: list[tuple[Cell, ...]] = []
    for card in wanted:
        row = _row(card, number)
        old = have.pop((card.key.guid, card.key.ordinal), None)
        if old == row:
            continue
        added += old is None
        changed += old is not None and bool(old[-1])
        returned += old is not None and not old[-1]
        updates.append((*row, checksum("cards", row)))
    gone = [(*old[:-1], 0) for old in have.values() if old[-1]]
    updates += [(*row, checksum("cards", row)) for row in gone]
    connection.executemany(_UPSERT, updates)
    return Synced(added, changed, len(gone), returned, mark(connection, deck))


def mark(connection: sqlite3.Connection, deck: str) -> str:
    """Return a text that changes with the catalogue of a deck (its id), made of the checksums of its rows."""
    found = connection.execute(
        "SELECT decks.number, name, count(*), sum(cards.digest & 0xffffffff), sum(cards.digest >> 32) "
        "FROM decks JOIN cards ON cards.deck = decks.number WHERE decks.id = ?",
        (deck,),
    )
    return repr(found.fetchone())


_UPSERT = (
    f"INSERT INTO cards ({_LIST}, digest) VALUES ({', '.join('?' * (len(COLUMNS) + 1))}) "  # noqa: S608
    "ON CONFLICT (guid, ordinal) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in (*COLUMNS[2:], "digest"))
)


def _row(card: CatalogueCard, deck: int) -> tuple[Cell, ...]:
    return (
        card.key.guid,
        card.key.ordinal,
        deck,
        card.number,
        card.entry,
        card.section,
        tags_to_text(card.tags),
        card.position,
        1,
    )


def tags_to_text(tags: Sequence[str]) -> str:
    """Return tags as Anki keeps them: each between two spaces, so that a whole one can be looked for."""
    return f" {' '.join(tags)} " if tags else ""


def _deck_number(connection: sqlite3.Connection, deck: str, name: str) -> int:
    found = connection.execute("SELECT number, name FROM decks WHERE id = ?", (deck,)).fetchone()
    if found is None:
        number = int(connection.execute("SELECT coalesce(max(number), 0) + 1 FROM decks").fetchone()[0])
    elif found[1] == name:
        return int(found[0])
    else:
        number = int(found[0])
    digest = checksum("decks", (number, deck, name))
    connection.execute(
        "INSERT INTO decks VALUES (?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET name = excluded.name, digest = excluded.digest",
        (number, deck, name, digest),
    )
    return number
