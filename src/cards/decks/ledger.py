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


class Record(BaseModel):
    """What is remembered of one note.

    `slot` says what the note asks and where (see `identify.slot_of`), `digest` what it said when last built, `modified` the
    second (UTC) in which that changed, `note` and `cards` (by ordinal) Anki's numeric ids, `answers` the answer of each
    ordinal, which it keeps for life. A retired note is no longer generated; its id is never given to another.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

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
    status: Literal["live", "retired"] = "live"


def read_ledger(text: str, path: str) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records of a ledger's text, and every line that cannot be used. Two records of one id are a problem."""
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
        if known and known[0] != record:
            remedy = f"keep the line that says what the deck says now, delete the other (line {known[1]})"
            problems.append(Problem("error", f"the note {record.id} is remembered twice", remedy, where))
            continue
        records[record.id] = (record, number)
    return tuple(record for record, _ in records.values()), problems


def print_ledger(records: Iterable[Record]) -> str:
    """Return the ledger's text: one line a record, sorted by id, so that git merges it line by line."""
    lines = [
        json.dumps(record.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
        for record in sorted(records, key=lambda record: record.id)
    ]
    return "".join(f"{line}\n" for line in lines)
