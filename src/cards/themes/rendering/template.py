"""What a side of a card is before a note is put into it: a flat sequence of texts, replacements and conditionals.

Flat, because a tree of a hostile template's depth could not be walked: an opening knows the index of its closing.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from cards.model import Source


@dataclass(frozen=True, slots=True)
class Text:
    """What is shown as it stands, comments included."""

    text: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """`{{outer:inner:Field}}`; the filters as written, so the last one comes first to the field; offset from 0."""

    field: str
    filters: tuple[str, ...]
    offset: int

    @property
    def written(self) -> str:
        """The replacement without the spaces that do not matter."""
        return "{{" + ":".join((*self.filters, self.field)) + "}}"


@dataclass(frozen=True, slots=True)
class Opening:
    """`{{#Field}}`, or `{{^Field}}` if it asks for an empty field; `closing` is the index of the part that ends it."""

    field: str
    negated: bool
    offset: int
    closing: int = -1

    @property
    def written(self) -> str:
        """The opening without the spaces that do not matter."""
        return "{{" + ("^" if self.negated else "#") + self.field + "}}"


@dataclass(frozen=True, slots=True)
class Closing:
    """`{{/Field}}`."""

    field: str
    offset: int


type Part = Text | Replacement | Opening | Closing


@dataclass(frozen=True)
class TemplateFile:
    """One side of a template as a person wrote it; `path` is what a problem points at."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    def place(self, offset: int) -> tuple[Source, int]:
        """Return the line that holds the character at `offset` (from 0), and its column (from 1)."""
        line = bisect_right(self._line_starts, offset)
        return Source(self.path, line), offset - self._line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class Mistake:
    """A fault of one side: where (offset from 0), what Anki says of it, what we say, and what to do.

    `stops` says that Anki shows no card at all; what does not stop is only odd.
    """

    offset: int
    anki_says: str
    message: str
    remedy: str
    stops: bool = True


@dataclass(frozen=True, slots=True)
class ParsedTemplate:
    """The parts of one side and its faults of form, in the order in which Anki meets them."""

    file: TemplateFile
    parts: tuple[Part, ...]
    mistakes: tuple[Mistake, ...]
