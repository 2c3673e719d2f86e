"""deck.toml: what a deck is called and which cards it wants; every fault in it is reported with its line."""

import re
import tomllib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from cards.model import Problem, Source

FILE_NAME = "deck.toml"


class DeckConfig(BaseModel):
    """The settings of a deck. Every one has a default, so that an empty deck.toml is a deck."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: str = Field(default="", description='Name in Anki; "::" makes subdecks. Empty: the name of the folder.')
    description: str = Field(default="", description="Shown in Anki on the deck's overview.")
    tags: tuple[str, ...] = Field(default=(), description="Put on every note.", strict=False)
    kinds: tuple[Literal["qa", "cloze"], ...] = Field(
        ("qa", "cloze"), description="Kinds of note wanted.", strict=False
    )
    sections: tuple[str, ...] = Field(default=(), description="Headings or roles wanted; empty: all.", strict=False)
    subdecks: Literal["entry", "section", "none"] = Field(
        default="entry", description="How notes are spread over subdecks."
    )
    note_type: str = Field(default="", description="Base name of the note types in Anki; empty: Cards.")
    terms: dict[str, str] = Field(default={}, description="Entry id -> term, for entries that do not name theirs.")

    @field_validator("kinds")
    @classmethod
    def _some_kind(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if not kinds:
            raise ValueError('name at least one of "qa" and "cloze"')
        return kinds

    @field_validator("name", "note_type")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if "\n" in text or "\x1f" in text:
            raise ValueError("must be one line")
        return text.strip()


def read_config(text: str, path: str) -> tuple[DeckConfig, list[Problem]]:
    """Return the settings in a deck.toml's text, and every fault in it; with faults, the settings are the defaults."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"at line (\d+)", str(fault))
        where = Source(path, int(line[1]) if line else text.count("\n") + 1)
        message = re.sub(r" \(at .*\)$", "", str(fault))
        return DeckConfig(), [Problem("error", f"this is not TOML: {message}", "correct the line", where)]
    try:
        return DeckConfig.model_validate(data), []
    except ValidationError as faults:
        return DeckConfig(), [
            _problem(fault["loc"], fault["type"], fault["msg"], text, path) for fault in faults.errors()
        ]


def _problem(place: tuple[int | str, ...], kind: str, message: str, text: str, path: str) -> Problem:
    key = str(place[0]) if place else ""
    if kind == "extra_forbidden":
        known = ", ".join(DeckConfig.model_fields)
        return Problem("error", f'there is no setting "{key}"', f"use one of: {known}", _line_of(key, text, path))
    message = message.removeprefix("Value error, ")
    return Problem(
        "error", f'"{key}" is wrong: {message[:1].lower()}{message[1:]}', "correct it", _line_of(key, text, path)
    )


def _line_of(key: str, text: str, path: str) -> Source:
    pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}\b""")
    lines = (number for number, line in enumerate(text.split("\n"), 1) if pattern.match(line))
    return Source(path, next(lines, 1))
