"""deck.toml: what a deck is called and which cards it wants; every fault in it is reported with its line."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from pydantic import Field, ValidationError, field_validator

from cards.decks.review_config import ReviewConfig
from cards.model import Problem, Source

FILE_NAME = "deck.toml"


class DeckConfig(ReviewConfig):
    """The settings of a deck. Every one has a default, so that an empty deck.toml is a deck."""

    name: str = Field(
        default="",
        description='Name in Anki; "::" makes subdecks. Empty: the name of the folder.',
        examples=['name = "Studies::Biology"'],
    )
    description: str = Field(
        default="", description="Shown in Anki on the deck's overview.", examples=['description = "For the exam."']
    )
    tags: tuple[str, ...] = Field(
        default=(), description="Put on every note.", strict=False, examples=['tags = ["exam", "biology"]']
    )
    kinds: tuple[Literal["qa", "cloze"], ...] = Field(
        default=("qa", "cloze"), description="Kinds of note wanted.", strict=False, examples=['kinds = ["qa", "cloze"]']
    )
    sections: tuple[str, ...] = Field(
        default=(),
        description="Headings or roles wanted; empty: all.",
        strict=False,
        examples=['sections = ["mechanism", "Origin"]'],
    )
    subdecks: Literal["entry", "section", "none"] = Field(
        default="entry", description="How notes are spread over subdecks.", examples=['subdecks = "section"']
    )
    note_type: str = Field(
        default="",
        description="Base name of the note types in Anki; empty: Cards.",
        examples=['note_type = "Biology"'],
    )
    theme: str = Field(
        default="classic",
        description="What the cards look like; `cards theme list` names the themes.",
        examples=['theme = "minimal"'],
    )
    theme_options: dict[str, object] = Field(
        default={},
        description="Options of the theme, by name; `cards theme list` explains them.",
        examples=['accent = "#7a1f5c", below the line [theme_options]'],
    )
    terms: dict[str, str] = Field(
        default={},
        description="Entry id -> term, for entries that do not name theirs.",
        examples=['page-17 = "photosynthesis", below the line [terms]'],
    )

    @field_validator("kinds")
    @classmethod
    def _some_kind(cls, kinds: tuple[str, ...]) -> tuple[str, ...]:
        if not kinds:
            raise ValueError('name at least one of "qa" and "cloze"')
        return kinds

    @field_validator("name", "note_type")
    @classmethod
    def _one_line(cls, text: str) -> str:
        if any(unicodedata.category(character) == "Cc" for character in text):
            raise ValueError("must be one line, without control characters")
        return text.strip()


def read_config(text: str, path: str, faults: Callable[[str, object], list[str]]) -> tuple[DeckConfig, list[Problem]]:
    """Return the settings in a deck.toml's text, and every fault in it; with faults, the settings are the defaults.

    `faults` says what else is wrong with the value of a setting, of which it gets the name.
    """
    try:
        data = tomllib.loads(text)
    except RecursionError:
        return DeckConfig(), [Problem("error", "this is nested too deeply", "no setting needs that", Source(path, 1))]
    except ValueError as fault:  # TOMLDecodeError, or a number that is longer than Python reads
        line = re.search(r"at line (\d+)", str(fault))
        where = Source(path, int(line[1]) if line else text.count("\n") + 1)
        message = re.sub(r" \(at .*\)$|;.*", "", str(fault))
        return DeckConfig(), [Problem("error", f"this is not TOML: {message}", "correct the line", where)]
    try:
        return DeckConfig.model_validate(data, context={"faults": faults}), []
    except ValidationError as found:
        return DeckConfig(), [
            _problem(fault["loc"], fault["type"], fault["msg"], text, path) for fault in found.errors()
        ]


def _problem(place: tuple[int | str, ...], kind: str, message: str, text: str, path: str) -> Problem:
    keys = [str(part) for part in place if isinstance(part, str)]
    where = line_of(keys, text, path)
    if kind == "extra_forbidden":
        own = [name for name in DeckConfig.model_fields if name not in ReviewConfig.model_fields]
        known = ", ".join((*own, *ReviewConfig.model_fields))
        return Problem("error", f'there is no setting "{keys[0]}"', f"use one of: {known}", where)
    message = message.removeprefix("Value error, ")
    example = (DeckConfig.model_fields[keys[0]].examples or [""])[0]
    wrong = f'"{".".join(keys)}" is wrong: {message[:1].lower()}{message[1:]}'
    return Problem("error", wrong, f"write it as in: {example}", where)


def line_of(keys: Sequence[str], text: str, path: str) -> Source:
    """Return the line where the last of these keys stands, each being looked for below the one before."""
    lines = text.split("\n")
    found = 0
    for key in keys:
        pattern = re.compile(rf"""^\s*\[?\s*["']?{re.escape(key)}["']?\s*[\].=]""")
        found = next((number for number in range(found, len(lines)) if pattern.match(lines[number])), found)
    return Source(path, found + 1)
