"""What a move is: something that a person does to the files of a deck between two builds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

Act = Callable[[Random, Path], str | None]
"""Edits the deck in a folder and says what it did, or returns None: there was nothing to do it to."""


@dataclass(frozen=True)
class Move:
    """A kind of edit. With a greater weight it is drawn more often."""

    name: str
    act: Act
    weight: int = 1


def move(act: Act, weight: int = 1) -> Move:
    """Return the move that a function makes, named as the function is."""
    return Move(act.__name__, act, weight)
