"""A deck -> the bytes of an Anki collection (SQLite, schema 11), made in memory, with nothing in it from the clock."""

import json
import sqlite3
from contextlib import closing

from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from cards.anki.deck_tree import deck_tree
from cards.anki.genanki_corrected import AnkiNote, AnkiNoteType
from cards.model import Deck
from cards.themes.note_type import Theme

# Bytes of SQLite's file header that tell how often the file was written and by which version of SQLite
# (https://www.sqlite.org/fileformat.html, 1.3): two machines with the same notes must make the same file.
_CHANGE_COUNTER = slice(24, 28)
_VERSION_VALID_FOR = slice(92, 96)
_SQLITE_VERSION = slice(96, 100)
_ONE = (1).to_bytes(4)
_OLDEST_VERSION = (3_007_000).to_bytes(4)


def collection(deck: Deck, theme: Theme) -> bytes:
    """Return the collection that a package of `deck` holds. The same deck and theme give the same bytes."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.executescript(APKG_SCHEMA)
        database.executescript(APKG_COL)
        database.execute("BEGIN")
        _write(database.cursor(), deck, theme)
        database.execute("COMMIT")
        return _without_traces(database.serialize())


def _write(cursor: sqlite3.Cursor, deck: Deck, theme: Theme) -> None:
    note_types = {"qa": theme.question, "cloze": theme.cloze}
    models = {kind: AnkiNoteType(note_type) for kind, note_type in note_types.items()}
    tree = deck_tree(deck.name, deck.description, (note.deck for note in deck.notes))
    for position, deck_note in enumerate(deck.notes, start=1):
        kind = deck_note.note.kind
        note = AnkiNote(deck_note, note_types[kind], models[kind], position)
        note.write(cursor, tree[deck_note.deck].deck_id)
    themed = max(theme.question.modified, theme.cloze.modified)
    modified = max([themed, *(deck_note.identity.modified for deck_note in deck.notes)])
    conf, decks = (json.loads(text) for text in cursor.execute("SELECT conf, decks FROM col").fetchone())
    # Without a scheduler version Anki takes the collection for one of before 2018 and rewrites ratings.
    conf |= {"schedVer": 2, "sched2021": True, "nextPos": len(deck.notes) + 1, "curModel": theme.question.number}
    decks |= {str(made.deck_id): made.to_json() for made in tree.values()}
    cursor.execute(
        "UPDATE col SET mod = ?, scm = ?, conf = ?, decks = ?, models = ?",
        (
            modified * 1000,
            themed * 1000,
            json.dumps(conf),
            json.dumps(decks),
            json.dumps({str(model.model_id): model.as_json() for model in models.values()}),
        ),
    )


def _without_traces(database: bytes) -> bytes:
    header = bytearray(database[:100])
    header[_CHANGE_COUNTER] = header[_VERSION_VALID_FOR] = _ONE
    header[_SQLITE_VERSION] = _OLDEST_VERSION
    return bytes(header) + database[100:]
