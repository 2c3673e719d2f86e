"""What a deck asks of its notes: its name, their tags, the clock, which the settings want, and what they show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cards.model import Media, Note, Problem, Source


@dataclass(frozen=True, slots=True)
class Illustrated:
    """The pictures and sounds that a note in Markdown shows, and what is wrong with its text."""

    media: tuple[Media, ...] = ()
    problems: tuple[Problem, ...] = ()


def not_illustrated(_note: Note, _where: Source) -> Illustrated:
    """Return what the notes of a deck without pictures show."""
    return Illustrated()


@dataclass(frozen=True, slots=True)
class Wishes:
    """The deck's name at the birth of its notes; the tags of a note, given those in its card file; the second (UTC) in
    which a note counts as born or changed; whether the settings want a note; what a note in Markdown shows, given where it
    stands in its card file.
    """

    deck: str
    tags: Callable[[Note, Sequence[str]], tuple[str, ...]]
    now: Callable[[Note], int]
    wants: Callable[[Note], bool]
    illustrate: Callable[[Note, Source], Illustrated] = not_illustrated
