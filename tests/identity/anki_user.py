"""Somebody who learns with the deck in the real Anki: imports each package, reviews every card, tags every note."""

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from anki.collection import Collection

from anki_collection import import_package

OWN_TAG = "my-own-tag"
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)(?:::.*?)?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Exported:
    """A note in a package. Its content is what its reader sees, but for the file and line in `Source`: they may move alone."""

    guid: str
    fields: Mapping[str, str]
    tags: frozenset[str]
    modified: int

    @property
    def content(self) -> tuple[object, ...]:
        fields = {**self.fields, "Source": self.fields["Source"].partition(" · ")[2]}
        return (*sorted(fields.items()), *sorted(self.tags))

    @property
    def text(self) -> str:
        """What the note says, whatever stands around it."""
        return self.fields.get("Text") or f"{self.fields['Question']} // {self.fields['Answer']}"

    @property
    def answers(self) -> dict[int, str]:
        """The answer of each ordinal."""
        if "Answer" in self.fields:
            return {1: unescape(self.fields["Answer"])}
        found: dict[int, str] = {}
        for ordinal, answer in _CLOZE.findall(self.fields["Text"]):
            found[int(ordinal)] = (
                f"{found[int(ordinal)]}; {unescape(answer)}" if int(ordinal) in found else unescape(answer)
            )
        return found

    @property
    def filled(self) -> str:
        """The text of a cloze with its gaps filled."""
        return unescape(_CLOZE.sub(r"\2", self.fields["Text"]))

    def around(self, ordinal: int) -> str:
        """Return a cloze as the card of this ordinal shows it, hints left out."""
        return _CLOZE.sub(lambda found: "[…]" if int(found[1]) == ordinal else found[2], self.fields["Text"])


@dataclass(frozen=True)
class Imported:
    """What Anki's log says of an import, as GUIDs."""

    new: frozenset[str]
    updated: frozenset[str]
    conflicting: frozenset[str]


@dataclass(frozen=True)
class Learned:
    """A note in the collection: its tags, and by ordinal how often each of its cards was reviewed, and its state."""

    text: str
    tags: frozenset[str]
    cards: Mapping[int, tuple[int, ...]]


def exported(package: bytes) -> dict[str, Exported]:
    """Return the notes of a package by GUID."""
    data = zipfile.ZipFile(io.BytesIO(package)).read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        ((models,),) = database.execute("SELECT models FROM col")
        names = {
            int(number): [field["name"] for field in model["flds"]] for number, model in json.loads(models).items()
        }
        return {
            guid: Exported(guid, dict(zip(names[mid], flds.split("\x1f"), strict=True)), frozenset(tags.split()), mod)
            for guid, mid, flds, tags, mod in database.execute("SELECT guid, mid, flds, tags, mod FROM notes")
        }


class AnkiUser:
    """The real Anki on a collection in a folder; what is done by hand happens at a second that the caller says."""

    def __init__(self, folder: Path) -> None:
        self._collection = Collection(str(folder / "collection.anki2"))
        assert self._collection.db
        self._database = self._collection.db

    def close(self) -> None:
        self._collection.close()

    def imports(self, package: bytes) -> Imported:
        log = import_package(self._collection, package)
        guids = self._by_number("SELECT id, guid FROM notes")
        by_kind = (frozenset(guids[note.id.nid] for note in notes) for notes in (log.new, log.updated, log.conflicting))
        return Imported(*by_kind)

    def reviews_all(self, second: int) -> None:
        """Review every card that was never reviewed; the card is in review then, as after a month of learning."""
        for (number,) in self._database.execute("SELECT id FROM cards WHERE reps = 0"):
            self._database.execute(
                "UPDATE cards SET type = 2, queue = 2, ivl = ?, due = ?, reps = 3, factor = 2500, mod = ? WHERE id = ?",
                20 + number % 50,
                60 + number % 50,
                second,
                number,
            )
            self._database.execute(
                "INSERT INTO revlog SELECT max(coalesce(max(id) + 1, 0), ?), ?, -1, 3, 20, 10, 2500, 5000, 1 FROM revlog",
                second * 1000,
                number,
            )

    def tags_all(self, second: int) -> None:
        """Put the user's own tag on every note without it, which makes the note changed in Anki at that second."""
        self._database.execute(
            f"UPDATE notes SET tags = tags || '{OWN_TAG} ', mod = ? WHERE tags NOT LIKE '% {OWN_TAG} %'", second
        )

    def learned(self) -> dict[str, Learned]:
        """Return all notes of the collection by GUID."""
        cards: dict[int, dict[int, tuple[int, ...]]] = {}
        reviews = self._by_number("SELECT cid, count(*) FROM revlog GROUP BY cid")
        for number, note, ordinal, *state in self._database.execute(
            "SELECT id, nid, ord, type, queue, ivl, due, reps FROM cards"
        ):
            cards.setdefault(note, {})[ordinal + 1] = (reviews.get(number, 0), *state)
        found = {}
        for number, guid, tags, fields in self._database.execute("SELECT id, guid, tags, flds FROM notes"):
            names = self._field_names(number)
            note = Exported(guid, dict(zip(names, fields.split("\x1f"), strict=True)), frozenset(), 0)
            found[guid] = Learned(note.text, frozenset(tags.split()), cards.get(number, {}))
        return found

    def _by_number(self, query: str) -> dict[int, Any]:
        return {row[0]: row[1] for row in self._database.execute(query)}

    def _field_names(self, note: int) -> list[str]:
        note_type = self._collection.models.get(self._database.scalar("SELECT mid FROM notes WHERE id = ?", note))
        assert note_type
        return self._collection.models.field_names(note_type)
