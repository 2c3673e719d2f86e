"""What is written of the entries: anew with all that was refused, or only what a build needs, remembered where it can be."""

import contextlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cards.cache.outcome import Outcome
from cards.cache.program import fingerprint
from cards.cache.recall import recalled
from cards.cache.store import Store
from cards.cli.console import watched
from cards.model import Entry

if TYPE_CHECKING:
    from cards.writing.write import Written

FOLDER = "CARDS_CACHE"  # the environment's variable for the folder of the cache; empty: there is none
_DAY = 24 * 60 * 60  # seconds


def write(entries: Sequence[Entry]) -> Iterator["Written"]:
    """Parse and write the entries one after the other, with a progress bar."""
    if not entries:
        return
    from cards.language import parser
    from cards.language.read import read_entries
    from cards.writing import ranker
    from cards.writing.write import write_all

    read_ones = read_entries(entries, parser.load())
    yield from watched(write_all(read_ones, ranker.load()), len(entries), "Writing cards")


def outcomes(entries: Sequence[Entry]) -> Iterator[Outcome]:
    """Yield what a build needs of each entry; an entry that was written before, and is as it was, is not written again."""
    folder, program = _folder(), None
    if folder is not None:
        with contextlib.suppress(OSError):  # some installations cannot read their own files
            program = fingerprint()
    if folder is None or program is None:
        yield from map(outcome_of, write(entries))
        return
    with Store(folder, int(time.time()) // _DAY) as store:
        yield from recalled(entries, lambda missing: map(outcome_of, write(missing)), store, program)


def outcome_of(written: "Written") -> Outcome:
    """Return what a build needs of a written entry; its parses, which fill the memory on a large deck, are let go."""
    refused = Counter(rejected.rule for rejected in written.rejected)
    return Outcome(written.entry.entry, written.notes, tuple(refused.items()))


def _folder() -> Path | None:
    """Return where the cache lies: where the environment says, else in the folder that the system has for such things."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    usual = user_cache_path("cards", appauthor=False)
    return usual if usual.is_absolute() else None  # without a home there is no such folder
