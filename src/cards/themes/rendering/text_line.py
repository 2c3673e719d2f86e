"""What a card is made of as text: lines of runs that know what they are, so that whoever draws them can mark them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

type Mark = Literal["gap", "answer", "quiet", "strong", "emphasis", "code", "deleted", "added"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text without line ends, and all that it is: the gap that is asked for, strong, code, …"""

    text: str
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what stands before its first row, what before the rows that follow if it is wrapped, and its runs.

    White space in a `fixed` line is to stay as it is (code, tables); a `rule` is drawn as wide as there is room.
    """

    runs: tuple[Run, ...] = ()
    lead: str = ""
    hang: str = ""
    kind: Literal["text", "fixed", "rule"] = "text"

    @property
    def text(self) -> str:
        """The line without its marks."""
        return (self.lead + "".join(run.text for run in self.runs)).rstrip()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read in it."""
        return self.kind != "rule" and not self.text

    @property
    def is_quiet(self) -> bool:
        """Whether all that there is to read in it is quiet."""
        return all("quiet" in run.marks or not run.text.strip() for run in self.runs)

    def has(self, mark: Mark) -> bool:
        """Say whether one of its runs has a mark."""
        return any(mark in run.marks for run in self.runs)


def text_of(lines: Iterable[Line]) -> str:
    """Return lines as one text."""
    return "\n".join(line.text for line in lines)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs without empty ones, neighbours of the same marks as one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1].marks == run.marks:
            found[-1] = Run(found[-1].text + run.text, run.marks)
        elif run.text:
            found.append(run)
    return tuple(found)


def columns(runs: Iterable[Run]) -> int:
    """Return how many columns of a terminal runs take."""
    return sum(cell_len(run.text) for run in runs)
