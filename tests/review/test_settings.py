"""Every fault of the settings is told at once, with what would be right."""

import math

import pytest

from cards.review.settings import DEFAULT_PARAMETERS, SchedulerSettings, faults


def test_defaults_are_right() -> None:
    assert faults(SchedulerSettings()) == []
    assert faults(SchedulerSettings(learning_steps=(), relearning_steps=(), leech_threshold=0)) == []


def test_all_faults_are_told() -> None:
    wrong = SchedulerSettings(
        parameters=(0.0, math.nan, *DEFAULT_PARAMETERS[2:20], 0.9),
        desired_retention=9,
        learning_steps=(60, 0),
        relearning_steps=(-1,),
        maximum_interval=0,
        leech_threshold=-1,
        rollover_hour=24,
    )
    found = "\n".join(faults(wrong))
    assert len(faults(wrong)) == 9
    for words in (
        *("FSRS parameter 1 is 0;", "FSRS parameter 2 is nan", "FSRS parameter 21 is 0.9; it must be from 0.1 to 0.8"),
        *("desired retention is 9", "learning step 2 is 0", "relearning step 1 is -1", "longest interval is 0"),
        *("leech threshold is -1", "begins at hour 24"),
    ):
        assert words in found


@pytest.mark.parametrize("count", [0, 17, 19, 22])
def test_a_wrong_number_of_parameters(count: int) -> None:
    assert faults(SchedulerSettings(parameters=(0.5,) * count)) == [f"there are {count} FSRS parameters; FSRS-6 has 21"]
