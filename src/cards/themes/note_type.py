"""What a theme is: two note types with their fields, templates and style sheet, as frozen values."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type. Anki knows it by `number` even after its name has changed."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Template:
    """The two sides of a card in Anki's template language. Anki knows it by `number`, whatever its name."""

    name: str
    number: int
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as Anki stores it.

    `number` is Anki's numeric id, `modified` the second (UTC) in which a template or the style sheet last changed: Anki
    takes a changed template only from a package whose `modified` is newer than its own. The first field is the one
    without which there is no card.
    """

    number: int
    name: str
    kind: Literal["qa", "cloze"]
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    modified: int

    def __post_init__(self) -> None:
        """Refuse what Anki would refuse or silently merge."""
        for what, things in (("field", self.fields), ("template", self.templates)):
            names = [thing.name for thing in things]
            numbers = [thing.number for thing in things]
            if not things or len(set(names)) < len(names) or len(set(numbers)) < len(numbers):
                raise ValueError(f"note type {self.name!r} needs {what}s with a name and a number of their own each")


@dataclass(frozen=True, slots=True)
class Theme:
    """The looks of a deck: one note type for questions and answers, one for cloze notes."""

    question: NoteType
    cloze: NoteType
