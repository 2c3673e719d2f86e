"""What lint looks at: one card before it is kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

_GAP = re.compile(r"\[\.\.\.[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as plain text: `front` without its label, `whole` the source statement with the answer in its place.

    `names_topic` says that the front itself names the topic; `pointing` are the definite nouns of the statement that an earlier
    sentence explains. `lead` is the sentence before, where the front begins with that.
    """

    kind: Literal["qa", "cloze"]
    front: str
    answer: str
    label: str
    whole: str
    construction: str
    names_topic: bool = False
    pointing: tuple[str, ...] = ()
    lead: str = ""

    @property
    def asks_in_place(self) -> bool:
        """Tell whether the question word stands where the answer did; another statement may go before it."""
        return self.construction in {"in-place", "event"}

    def around_the_gap(self, stands_in: str = " ") -> str:
        """Return the front with something else in the place of the gap and its hint."""
        return _GAP.sub(stands_in, self.front)


@dataclass(frozen=True, slots=True)
class LintRule:
    """A rule with the id that `cards check` and `cards explain` name, and its test: a reason, or an empty text."""

    id: str
    objection: Callable[[Draft], str]
