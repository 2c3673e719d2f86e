"""What a construction finds in a sentence: a question with its answer, or a span worth hiding."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cards.language.read import ReadEntry, ReadSection, Statement


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """Characters from `start` up to `end` of the statement's text, with a hint at the kind of answer where that narrows."""

    start: int
    end: int
    hint: str = ""


Finding = Asked | Hidden


@dataclass(frozen=True, slots=True)
class Place:
    """Where a construction looks: one statement, its section, its entry."""

    entry: ReadEntry
    section: ReadSection
    statement: Statement

    @property
    def is_definition(self) -> bool:
        """Tell whether this is the sentence that defines the topic."""
        first = self.entry.sections[0]
        return first.section.role == "definition" and bool(first.statements) and first.statements[0] is self.statement


@dataclass(frozen=True, slots=True)
class Construction:
    """A named way to find cards. `needs_standing_alone` is off for exact patterns that quote nothing around their answer."""

    name: str
    find: Callable[[Place], Iterator[Finding]]
    needs_standing_alone: bool = True
