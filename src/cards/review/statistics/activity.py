"""Days of study: how many answers each day saw and how long they took, and how many days followed one another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cards.review.store.answers import Answers

LONGEST_ANSWER = 60
"""Seconds that one answer counts at most, as in Anki by default: who takes longer has left the desk."""


@dataclass(frozen=True, slots=True)
class StudyDay:
    """A study day on which something was answered; the time in seconds."""

    day: int
    answers: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Activity:
    """The days of study, oldest first. `streak` days up to today (or yesterday: today is not over), `longest` ever."""

    days: tuple[StudyDay, ...]
    streak: int
    longest: int

    @property
    def answers(self) -> int:
        """All answers."""
        return sum(day.answers for day in self.days)

    @property
    def seconds(self) -> float:
        """All the time spent, in seconds."""
        return sum(day.seconds for day in self.days)


def seconds_of(answers: Answers) -> npt.NDArray[np.float64]:
    """Return the time that each answer counts."""
    return np.minimum(answers.taken / 1000, LONGEST_ANSWER)


def activity(answers: Answers, today: int) -> Activity:
    """Return what was done on which day; learning steps count as well as reviews."""
    which, places, counts = np.unique(answers.day, return_inverse=True, return_counts=True)
    seconds = np.bincount(places, weights=seconds_of(answers))
    found = zip(which.tolist(), counts.tolist(), seconds.tolist(), strict=True)
    days = tuple(StudyDay(*one) for one in found)
    runs = _runs([day.day for day in days])
    last_day, length = runs[-1] if runs else (0, 0)
    return Activity(days, length if last_day >= today - 1 else 0, max((run for _, run in runs), default=0))


def _runs(days: Sequence[int]) -> list[tuple[int, int]]:
    """Return the last day and the length of each run of days, oldest first."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and found[-1][0] == day - 1:
            found[-1] = (day, found[-1][1] + 1)
        else:
            found.append((day, 1))
    return found
