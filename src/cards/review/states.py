"""Where a card stands, what was answered and what would follow: the frozen values of the scheduler, with Anki's fields."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rating(IntEnum):
    """How well a card was remembered; the numbers are Anki's and FSRS's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Phase(StrEnum):
    """How far a card has come: never answered, in its first steps, on intervals of days, or in steps after a lapse."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


class DueUnit(StrEnum):
    """What the number `due` counts: a place in the queue of new cards, a UTC second, or a study day."""

    POSITION = "position"
    SECOND = "second"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class CardState:
    """Where one card stands.

    `due`: a position while the card is new, the UTC second at which a step within the study day ends, else the number of
    a study day (`days.study_day`: days since 1970-01-01). `interval` is whole days, 0 before graduation; while
    relearning it is what the lapse left. `steps_left` counts learning or relearning steps still to be taken. `stability`
    (days, 4 decimals) and `difficulty` (1 to 10, 3 decimals) are rounded as Anki stores them, None before the first
    answer. `last_review` is a UTC second. `buried_day` is the study day on which the card was put aside: it is out on
    that day only. `flag` is 0 to 7, `leech` says that it lapsed too often.
    """

    phase: Phase = Phase.NEW
    due: int = 0
    due_unit: DueUnit = DueUnit.POSITION
    interval: int = 0
    steps_left: int = 0
    stability: float | None = None
    difficulty: float | None = None
    reps: int = 0
    lapses: int = 0
    last_review: int | None = None
    suspended: bool = False
    buried_day: int | None = None
    flag: int = 0
    leech: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """One answer as the log keeps it, which with the settings is all that a replay needs: a UTC second and a rating."""

    second: int
    rating: Rating


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rating would make of a card.

    Either `seconds` (a step, before fuzz, as a button shows it and as Anki logs it) or `days` is set. `new_leech` says
    that this answer reaches the threshold of lapses, or half of it once more.
    """

    rating: Rating
    state: CardState
    seconds: int | None
    days: int | None
    new_leech: bool = False


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What each of the four buttons would do."""

    again: Outcome
    hard: Outcome
    good: Outcome
    easy: Outcome

    def of(self, rating: Rating) -> Outcome:
        """Return the outcome of one rating."""
        return (self.again, self.hard, self.good, self.easy)[rating - 1]
