"""What a learner may set about scheduling, with Anki's defaults, and everything that can be wrong with it."""

import math
from dataclasses import dataclass

# FSRS-6's default weights, and what each may be: py-fsrs 6.3.2 (MIT), the same as in the crate fsrs 6.6.2 (BSD-3-Clause).
DEFAULT_PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194),
    *(0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629),
    *(1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
PARAMETER_BOUNDS = (
    *((0.001, 100.0),) * 4,
    *((1.0, 10.0), (0.001, 4.0), (0.001, 4.0), (0.001, 0.75)),
    *((0.0, 4.5), (0.0, 0.8), (0.001, 3.5)),
    *((0.001, 5.0), (0.001, 0.25), (0.001, 0.9), (0.0, 4.0)),
    *((0.0, 1.0), (1.0, 6.0)),
    *((0.0, 2.0), (0.0, 2.0), (0.0, 0.8)),
    (0.1, 0.8),
)
LONGEST_INTERVAL = 36_500
_LONGEST_STEP = 9_999 * 86_400


@dataclass(frozen=True, slots=True)
class SchedulerSettings:
    """How cards are scheduled.

    `parameters`: FSRS-6's 21 weights. `desired_retention`: the probability of remembering at which a card comes back.
    Steps are in seconds. `maximum_interval` is in days. A card that lapsed `leech_threshold` times is a leech, and again
    at every half of that more; 0 means never; `leeches_suspended` says whether it is then suspended, or only marked.
    `rollover_hour`: the hour of the learner's clock at which a study day begins.
    """

    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    desired_retention: float = 0.9
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval: int = LONGEST_INTERVAL
    leech_threshold: int = 8
    leeches_suspended: bool = False
    rollover_hour: int = 4


def faults(settings: SchedulerSettings) -> list[str]:
    """Return everything that is wrong with these settings, each as a message that says what would be right."""
    found = _parameter_faults(settings.parameters)
    if not 0.7 <= settings.desired_retention <= 0.99:
        found.append(f"desired retention is {settings.desired_retention:g}; it must be from 0.7 to 0.99")
    for name, steps in (("learning", settings.learning_steps), ("relearning", settings.relearning_steps)):
        found.extend(
            f"{name} step {place} is {step} seconds; it must be from 1 second to 9999 days"
            for place, step in enumerate(steps, 1)
            if not 1 <= step <= _LONGEST_STEP
        )
    if not 1 <= settings.maximum_interval <= LONGEST_INTERVAL:
        found.append(
            f"the longest interval is {settings.maximum_interval} days; it must be from 1 to {LONGEST_INTERVAL}"
        )
    if not 0 <= settings.leech_threshold <= 9_999:
        found.append(f"the leech threshold is {settings.leech_threshold}; it must be from 0 (never) to 9999")
    if not 0 <= settings.rollover_hour <= 23:
        found.append(f"the day begins at hour {settings.rollover_hour}; it must be from 0 to 23")
    return found


def _parameter_faults(parameters: tuple[float, ...]) -> list[str]:
    if len(parameters) != len(PARAMETER_BOUNDS):
        return [f"there are {len(parameters)} FSRS parameters; FSRS-6 has {len(PARAMETER_BOUNDS)}"]
    return [
        f"FSRS parameter {number} is {value:g}; it must be from {low:g} to {high:g}"
        for number, (value, (low, high)) in enumerate(zip(parameters, PARAMETER_BOUNDS, strict=True), 1)
        if not (math.isfinite(value) and low <= value <= high)
    ]
