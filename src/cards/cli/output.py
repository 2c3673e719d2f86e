"""Where the results of a command go: beside nothing that was read, all of them or none."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cards.decks.files import write_together
from cards.errors import CannotWrite

if TYPE_CHECKING:
    from cards.cli.pipeline import Made


def write_results(output: Path, data: bytes, made: "Made", ledger: Mapping[Path, bytes]) -> None:
    """Write the ledger, if there is one, and the result; folders on the way to the result are made.

    The ledger comes first: whatever Anki may get to see is remembered. Raises CannotWrite, and then nothing was written;
    a file that was read to make the result is never replaced by it.
    """
    place = os.path.realpath(output)
    if place in {os.path.realpath(path) for path in (*made.read_files, *map(str, ledger))}:
        raise CannotWrite(f"{output}: cannot be written: the cards are made from this file; choose another place")
    output.parent.mkdir(parents=True, exist_ok=True)
    write_together({**ledger, output: data})
