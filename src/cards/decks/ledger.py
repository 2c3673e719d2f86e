"""cards.lock, the ledger: what is remembered of each note's identity, one JSON object a line, sorted by id."""

import json
import re
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from cards.model import Problem, Source

FILE_NAME = "cards.lock"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_LARGEST = 2**62  # far from where SQLite's integers end, so that the next number can be taken

AnkiNumber = Annotated[int, Field(gt=0, le=_LARGEST)]
Ordinal = Annotated[int, Field(gt=0)]
Status = Literal["live", "edited", "own", "dropped", "retired"]


class Record(BaseModel):
    """What is remembered of one note.

    Who it is: `id`; `guid`, `note` and `cards` (by ordinal) are what Anki knows it by, `answers` the answer of each ordinal,
    which it keeps for life. What the writer made last: `made`, the note as a card file would say it (empty for a note of
    one's own), from the sentence `sentence` (empty if it is that of the cloze) of `section` of `entry`; `slot` is a hash of
    what it asks and where; `accepted` is a sentence beside which a person kept a note that would not be made of it.
    What a person made of it: `text`, if it differs from `made`, and `tags`; `file` says which
    card file it stands in, if not in that of its entry. `digest` is a hash of all that a reader sees of the note, `modified`
    the second (UTC) in which that changed.

    Status: `live` as made; `edited` by hand; `own`, written by hand; `dropped`, deleted by hand; `retired`, no longer made.
    The id of a note is never given to another.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    id: str = Field(min_length=1)
    entry: str
    kind: Literal["qa", "cloze"]
    guid: str = Field(min_length=1)
    slot: str
    digest: str
    modified: int = Field(ge=0, le=_LARGEST)
    note: AnkiNumber
    cards: dict[Ordinal, AnkiNumber]
    answers: dict[Ordinal, str]
    status: Status
    term: str = ""
    section: str = ""
    label: str = ""
    topic_in_front: bool = True
    sentence: str = ""
    accepted: str = ""
    made: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    file: str = ""

    @property
    def is_active(self) -> bool:
        """Whether the note is part of the deck now."""
        return self.status in {"live", "edited", "own"}

    @property
    def says(self) -> str:
        """The note as its card file says it."""
        return self.text or self.made


def read_ledger(text: str, path: str) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records of a ledger's text, and every line that cannot be used.

    Of two lines of one note, as a git merge leaves them that keeps both sides, the later counts; what only the other
    remembers is kept. Two notes with one id are a problem.
    """
    records: dict[str, tuple[Record, int]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = Source(path, number)
        if _CONFLICT.match(line):
            remedy = "keep the lines of both sides and delete the conflict marks"
            problems.append(Problem("error", "a merge conflict was left in the ledger", remedy, where))
            continue
        try:
            record = Record.model_validate_json(line)
        except ValidationError:
            remedy = "restore the file from git, or delete the line: its note gets a new identity"
            problems.append(Problem("error", "this line of the ledger cannot be read", remedy, where))
            continue
        known = records.get(record.id)
        if known and known[0].guid != record.guid:
            remedy = f"keep the line whose guid Anki knows, delete the other (line {known[1]})"
            problems.append(Problem("error", f"two notes have the id {record.id}", remedy, where))
            continue
        records[record.id] = (_joined(known[0], record) if known else record, number)
    return tuple(record for record, _ in records.values()), problems


def _joined(one: Record, other: Record) -> Record:
    """Return what two branches remember of one note: the later state, and the ordinals of both."""
    earlier, later = sorted((one, other), key=lambda record: (record.modified, record.model_dump_json()))
    return later.model_copy(
        update={"cards": earlier.cards | later.cards, "answers": earlier.answers | later.answers},
    )


def print_ledger(records: Iterable[Record]) -> str:
    """Return the ledger's text: one line a record, sorted by id, so that git merges it line by line."""
    lines = [
        json.dumps(record.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False, separators=(",", ":"))
        for record in sorted(records, key=lambda record: record.id)
    ]
    return "".join(f"{line}\n" for line in lines)
