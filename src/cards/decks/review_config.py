"""The settings of a deck that are about reviewing; what is possible is the scheduler's business, which is asked."""

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

_STEP = re.compile(r"(\d{1,9})([smhd])")
_UNITS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class ReviewConfig(BaseModel):
    """How the cards of a deck are reviewed. Every setting has a default."""

    # what validates is built when it is first used: only that of a whole deck.toml ever is
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)

    desired_retention: float = Field(
        default=0.9,
        description="How likely a card is still known when it comes back.",
        examples=["desired_retention = 0.9"],
    )
    new_per_day: int = Field(default=20, ge=0, description="New cards a day at most.", examples=["new_per_day = 20"])
    reviews_per_day: int = Field(
        default=200, ge=0, description="Reviews a day at most.", examples=["reviews_per_day = 200"]
    )
    order: Literal["reviews-first", "new-first", "mixed", "random"] = Field(
        default="reviews-first",
        description="Where new cards come; random: behind the reviews, shuffled.",
        examples=['order = "random"'],
    )
    learning_steps: tuple[str, ...] = Field(
        default=("1m", "10m"),
        description="Waits of a new card before it is learnt.",
        strict=False,
        examples=['learning_steps = ["1m", "10m"]'],
    )
    relearning_steps: tuple[str, ...] = Field(
        default=("10m",),
        description="Waits of a card that was forgotten.",
        strict=False,
        examples=['relearning_steps = ["10m"]'],
    )
    maximum_interval: int = Field(
        default=36_500, description="Days that a card stays away at most.", examples=["maximum_interval = 36500"]
    )
    parameters: tuple[float, ...] = Field(
        default=(),
        description="FSRS-6's 21 weights; empty: its defaults.",
        strict=False,
        examples=["parameters = [0.212, 1.2931, ...], all 21 of them"],
    )
    leech_threshold: int = Field(
        default=8, description="Lapses that make a card a leech; 0: never.", examples=["leech_threshold = 8"]
    )
    leeches_suspended: bool = Field(
        default=False,
        description="Whether a leech is suspended at once.",
        examples=["leeches_suspended = true"],
    )
    rollover_hour: int = Field(
        default=4, description="The hour at which a day of study begins.", examples=["rollover_hour = 4"]
    )
    bury_siblings: bool = Field(
        default=True,
        description="Whether a note's other cards wait until tomorrow.",
        examples=["bury_siblings = true"],
    )
    zone: str = Field(
        default="",
        description="The learner's time zone; empty: the computer's.",
        examples=['zone = "Europe/Berlin"'],
    )

    @field_validator("learning_steps", "relearning_steps")
    @classmethod
    def _steps(cls, steps: tuple[str, ...]) -> tuple[str, ...]:
        for step in steps:
            if not _STEP.fullmatch(step):
                raise ValueError(f'"{step}" is no step; a step is a number with s, m, h or d behind it')
        return steps

    @field_validator("*")
    @classmethod
    def _possible(cls, value: object, info: ValidationInfo) -> object:
        """Ask whoever is given as "faults" in the context what is wrong with the value."""
        faults = (info.context or {}).get("faults")
        found = faults(info.field_name, value) if faults else []
        if found:
            raise ValueError("; ".join(found))
        return value


def seconds(step: str) -> int:
    """Return the seconds of a step such as "10m"."""
    found = _STEP.fullmatch(step)
    assert found, "it was validated"
    return int(found[1]) * _UNITS[found[2]]
