"""What a filter is: it turns a field's value into what is shown of it, and may know which card and side that is for."""

from collections.abc import Callable
from dataclasses import dataclass

from cards.themes.rendering.cloze.show import Side


@dataclass(frozen=True, slots=True)
class Occasion:
    """For what a field is filtered: its name, the card's ordinal from 1, and the side."""

    field: str
    ordinal: int
    side: Side


type Apply = Callable[[str, Occasion], str]
