"""Where the results of a command go: beside nothing that was read, all of them or none."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cards.decks.files import write_together
from cards.decks.ledger import FILE_NAME
from cards.decks.theme_lock import FILE_NAME as THEME_LOCK
from cards.errors import CannotWrite

if TYPE_CHECKING:
    from cards.cli.pipeline import Made


def write_results(output: Path, data: bytes, made: "Made", deck: Path | None) -> dict[str, bytes | None]:
    """Write the result, and before it the card files, the ledger and theme.lock of the deck folder, if there is one.

    Folders on the way to the result are made. Return the bytes of the deck folder's files, by name there, None for those that
    went. Raises CannotWrite, and then nothing was written; a file that was read to make the result is never replaced by it.
    """
    from cards.cli.deck_files import write_deck

    place = os.path.realpath(output)
    own = [str(deck / FILE_NAME), str(deck / THEME_LOCK)] if deck else []
    if place in {os.path.realpath(path) for path in (*made.read_files, *own)}:
        raise CannotWrite(f"{output}: cannot be written: the cards are made from this file; choose another place")
    output.parent.mkdir(parents=True, exist_ok=True)
    if not deck:
        write_together({output: data})
        return {}
    remembered = {path.name: lock for path, lock in made.looks.remembered.items()}
    return write_deck(deck, made.stored, made.merged, {**made.looks.remembered, output: data}) | remembered
