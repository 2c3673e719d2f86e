"""Cards keep their identity: random sequences of real edits, each built and imported into an Anki with review history.

IDENTITY_SEQUENCES=1000 plays a thousand. A failure names its seed; `identity.replay` plays it again step by step.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from .sequence import play
from .world import World, command_in_this_process, prepared

FAST = 25
SLOW = 100
SEQUENCES = int(os.environ.get("IDENTITY_SEQUENCES", SLOW))


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with command_in_this_process(tmp_path_factory.mktemp("cache")):
        yield prepared(tmp_path_factory.mktemp("template"))


@pytest.mark.parametrize(
    "seed", [*range(FAST), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(FAST, SEQUENCES))]
)
def test_cards_keep_their_identity(seed: int, template: World, tmp_path: Path) -> None:
    steps = list(play(template, tmp_path, seed))
    told = "\n".join(str(step) for step in steps)
    again = f"PYTHONPATH=tests python -m identity.replay {seed}"
    assert not [fault for step in steps for fault in step.faults], f"\n{told}\nTo see it again: {again}"
