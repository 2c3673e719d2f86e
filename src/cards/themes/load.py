"""Puts a theme together: a built-in one, a deck's files over it, its options; then the note types that Anki gets."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

from cards.model import Problem
from cards.themes.built_in import BASE_STYLE, DEFAULT, FILES, OWN_STYLE, STYLES, TEMPLATES, Definition, definition
from cards.themes.note_type import Field, NoteType, Template, Theme
from cards.themes.option import Value, rules
from cards.themes.rendering.check import check, problems
from cards.themes.rendering.template import TemplateFile
from cards.themes.section import Settled, settled

# Derived ids lie among the milliseconds of 2001 to 2017: Anki takes an id of the future for a fault and changes it.
_FIRST_NUMBER = 1_000_000_000_000
_NUMBERS = 500_000_000_000

_KINDS: tuple[tuple[Literal["qa", "cloze"], str], ...] = (("qa", "question"), ("cloze", "cloze"))


@dataclass(frozen=True, slots=True)
class Effective:
    """A theme as one deck has it.

    `sides` are the templates by file name, with sections kept or dropped; `css` is the whole style sheet. `overridden`
    names the files that are the deck's own. Where every option has its default and no file is the deck's, it is the
    built-in theme itself.
    """

    definition: Definition
    files: Mapping[str, TemplateFile]
    overridden: tuple[str, ...]
    values: Mapping[str, Value]
    sides: Mapping[str, Settled]
    css: str

    @property
    def digest(self) -> str:
        """The SHA-256 of all that Anki gets, to see whether it changed."""
        total = hashlib.sha256()
        for name, text in (*((name, self.sides[name].text) for name in TEMPLATES), ("css", self.css)):
            data = text.encode()
            total.update(f"{name} {len(data)}\n".encode() + data)
        return total.hexdigest()

    @property
    def is_built_in(self) -> bool:
        """Whether this is a theme as it comes."""
        return self.digest == self.definition.digest


def effective(base: Definition, overrides: Mapping[str, TemplateFile], values: Mapping[str, Value]) -> Effective:
    """Return a theme with a deck's own files (by name, of `FILES`) and the values of its options.

    A file of the deck takes the place of the theme's, but for style.css, which goes behind it: what that does not set follows
    the theme. Beside a base.css of the deck it takes the place too: the whole sheet is the deck's then.
    """
    layered = {name: overrides.get(name, base.files[name]) for name in FILES}
    own = overrides.get(OWN_STYLE)
    if own and BASE_STYLE not in overrides:
        layered[OWN_STYLE] = TemplateFile(own.path, f"{base.files[OWN_STYLE].text.rstrip()}\n\n{own.text}")
    return Effective(
        definition=base,
        files=layered,
        overridden=tuple(name for name in FILES if name in overrides),
        values=values,
        sides={name: settled(layered[name], values) for name in TEMPLATES},
        css="\n\n".join(layered[name].text.strip() for name in STYLES) + rules(base.options, values),
    )


def built_in(name: str) -> Effective:
    """Return a theme as it comes."""
    base = definition(name)
    return effective(base, {}, {option.name: option.default for option in base.options})


def faults(theme: Effective) -> tuple[Problem, ...]:
    """Return what is wrong with the templates, at the line and column of the file that holds it."""
    found: list[Problem] = []
    for kind, key in _KINDS:
        sides = [theme.sides[f"{key}.{side}.html"] for side in ("front", "back")]
        for side in sides:
            found += problems(side.in_place, side.mistakes)
        front, back = (side.in_place for side in sides)
        found += check(front, back, kind, [field["name"] for field in _note_types()[key]["fields"]])
    return tuple(found)


def theme_of(made: Effective, note_type_name: str, modified: int) -> Theme:
    """Return the note types that show cards in this theme.

    `note_type_name` is the base name that a deck chose for its note types ("Biology" makes "Biology Q&A" and "Biology
    Cloze"), or empty. Their ids follow from the name, so decks with different names never fight over one note type, and
    decks with the same name share theirs, and its looks. `modified` is the second (UTC) in which the looks changed.
    """
    shared = _note_types()
    base = note_type_name.strip() or shared["name"]
    qa, cloze = (_note_type(made, kind, key, base, modified) for kind, key in _KINDS)
    return Theme(question=qa, cloze=cloze)


def classic(note_type_name: str | None = None) -> Theme:
    """Return the note types of the theme that a deck has without saying anything."""
    made = built_in(DEFAULT)
    return theme_of(made, note_type_name or "", made.definition.modified)


def _note_type(made: Effective, kind: Literal["qa", "cloze"], key: str, base: str, modified: int) -> NoteType:
    shared = _note_types()
    table = shared[key]
    name = f"{base} {table['suffix']}"
    template = Template(
        name=table["template"]["name"],
        number=table["template"]["number"],
        front=made.sides[f"{key}.front.html"].text,
        back=made.sides[f"{key}.back.html"].text,
    )
    return NoteType(
        number=table["number"] if base == shared["name"] else _number_from(name),
        name=name,
        kind=kind,
        fields=tuple(Field(field["name"], field["number"]) for field in table["fields"]),
        templates=(template,),
        css=made.css,
        modified=modified,
    )


def _note_types() -> dict[str, Any]:
    return tomllib.loads((files("cards.themes") / "note_types.toml").read_text(encoding="utf-8"))


def _number_from(name: str) -> int:
    value = int.from_bytes(hashlib.sha256(f"note type {name}".encode()).digest()[:8])
    return _FIRST_NUMBER + value % _NUMBERS
