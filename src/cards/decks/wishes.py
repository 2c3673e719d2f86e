"""What a deck asks of its notes: its name, their tags, the clock, and which the settings want."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cards.model import Note


@dataclass(frozen=True, slots=True)
class Wishes:
    """The deck's name at the birth of its notes; the tags of a note, given those in its card file; the second (UTC) in
    which a note counts as born or changed; whether the settings want a note.
    """

    deck: str
    tags: Callable[[Note, Sequence[str]], tuple[str, ...]]
    now: Callable[[Note], int]
    wants: Callable[[Note], bool]
