"""What a reader is: a name, the suffixes it reads, and a function from text to pages and problems."""

from collections.abc import Callable
from dataclasses import dataclass

from cards.model import Problem, Source
from cards.sources.lines import MOST_PASSAGES
from cards.sources.page import Page

Found = tuple[list[Page], list[Problem]]


@dataclass(frozen=True, slots=True)
class Reader:
    """`read(text, path)` returns the pages of a file and what is wrong with it; it never raises for bad input."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[str, str], Found]


def refused(path: str, line: int, message: str, remedy: str) -> Found:
    """Return no pages and one error: the file cannot be read."""
    return [], [Problem("error", message, remedy, Source(path, line))]


def refused_for_number(path: str) -> Found:
    """Return the error for a page of more passages than any entry has."""
    message = f"more than {MOST_PASSAGES:,} passages: this is no entry"
    return refused(path, 1, message, "split it into entries, or take the file out if it is data")


def refused_for_length(path: str, line: int) -> Found:
    """Return the error for a line or passage that is longer than any text is."""
    message = "one passage of more than 100,000 characters: no prose looks like this"
    return refused(path, line, message, "break it into paragraphs, or take the file out if it is data")
