"""Reads a theme that comes with the package: theme.toml, the templates and the style sheet become a `Theme`."""

import hashlib
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from cards.themes.note_type import Field, NoteType, Template, Theme

# Derived ids lie among the milliseconds of 2001 to 2017: Anki takes an id of the future for a fault and changes it.
_FIRST_NUMBER = 1_000_000_000_000
_NUMBERS = 500_000_000_000

_TEXTS = ("question.front.html", "question.back.html", "cloze.front.html", "cloze.back.html", "style.css")


def classic(note_type_name: str | None = None) -> Theme:
    """Return the theme "classic".

    `note_type_name` is the base name that a deck chose for its note types ("Biology" makes "Biology Q&A" and "Biology
    Cloze"). Their ids follow from the name, so decks with different names never fight over one note type, and decks
    with the same name share theirs. Without a name, or with the theme's own, the ids are those in theme.toml.
    """
    return _read(files("cards.themes") / "classic", note_type_name)


def digest(folder: Traversable) -> str:
    """Return the SHA-256 of a theme's templates and style sheet, as theme.toml records it beside `modified`."""
    total = hashlib.sha256()
    for name in _TEXTS:
        data = (folder / name).read_bytes()
        total.update(f"{name} {len(data)}\n".encode() + data)
    return total.hexdigest()


def _read(folder: Traversable, base_name: str | None) -> Theme:
    settings = tomllib.loads(_text(folder, "theme.toml"))
    base = (base_name or "").strip() or settings["name"]
    return Theme(
        question=_note_type(folder, settings, "question", base),
        cloze=_note_type(folder, settings, "cloze", base),
    )


def _note_type(folder: Traversable, settings: dict[str, Any], key: Literal["question", "cloze"], base: str) -> NoteType:
    table = settings[key]
    name = f"{base} {table['suffix']}"
    template = Template(
        name=table["template"]["name"],
        number=table["template"]["number"],
        front=_text(folder, f"{key}.front.html"),
        back=_text(folder, f"{key}.back.html"),
    )
    return NoteType(
        number=table["number"] if base == settings["name"] else _number_from(name),
        name=name,
        kind="qa" if key == "question" else "cloze",
        fields=tuple(Field(field["name"], field["number"]) for field in table["fields"]),
        templates=(template,),
        css=_text(folder, "style.css"),
        modified=settings["modified"],
    )


def _number_from(name: str) -> int:
    value = int.from_bytes(hashlib.sha256(f"note type {name}".encode()).digest()[:8])
    return _FIRST_NUMBER + value % _NUMBERS


def _text(folder: Traversable, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8").strip()
