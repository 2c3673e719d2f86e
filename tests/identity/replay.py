"""Plays a sequence again for a person: `PYTHONPATH=tests python -m identity.replay SEED [STEP…]`, from the project's folder.

Prints each move, what the build changed in the deck's folder, and every fault. With steps named, only these are made.
The folder stays for a look.
"""

import argparse
import difflib
import sys
import tempfile
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from .sequence import MOST_STEPS, play
from .world import World, command_in_this_process, prepared

CACHE = Path(tempfile.gettempdir()) / "cards-identity-cache"
_LONGEST = 200


def main() -> None:
    """Play one sequence and print it."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("seed", type=int)
    arguments.add_argument("steps", type=int, nargs="*")
    arguments.add_argument("--quiet", action="store_true", help="no differences of files")
    arguments.add_argument("--smallest", action="store_true", help="only as many steps as a fault needs")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as made, command_in_this_process(CACHE):
        template = prepared(Path(made))
        if chosen.smallest:
            chosen.steps = _smallest(template, chosen.seed)
        folder = Path(tempfile.mkdtemp(prefix=f"identity-{chosen.seed}-"))
        before = _texts(template.folder / "deck")
        for step in play(template, folder, chosen.seed, lambda number: not chosen.steps or number in chosen.steps):
            _say(str(step))
            after = _texts(folder / "deck")
            if not chosen.quiet:
                _show_difference(before, after)
                _say(step.printed)
            before = after
    _say(f"The deck and the collection: {folder}")


def _smallest(template: World, seed: int) -> tuple[int, ...]:
    """Return the fewest steps with a fault; all, if there is none."""
    steps = range(1, MOST_STEPS + 1)
    for some in (some for count in steps for some in combinations(steps, count)):
        with tempfile.TemporaryDirectory() as folder:
            if any(step.faults for step in play(template, Path(folder), seed, some.__contains__)):
                return some
    return tuple(steps)


def _texts(deck: Path) -> dict[str, str]:
    return {
        str(path.relative_to(deck)): path.read_text(encoding="utf-8")
        for path in sorted(deck.rglob("*"))
        if path.is_file()
    }


def _show_difference(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    for name in sorted(before.keys() | after.keys()):
        old, new = before.get(name, "").splitlines(), after.get(name, "").splitlines()
        for line in difflib.unified_diff(old, new, name, name, n=0, lineterm=""):
            _say(f"      {line if len(line) < _LONGEST else line[:_LONGEST] + '…'}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    main()
