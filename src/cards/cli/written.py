"""What is written of the entries: anew with all that was refused, or only what a build needs, remembered where it can be."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING

from cards.cache.outcome import Outcome
from cards.cache.program import fingerprint
from cards.cache.recall import recalled
from cards.cli.cache_place import opened_cache
from cards.cli.console import watched
from cards.model import Entry

if TYPE_CHECKING:
    from cards.writing.write import Written

_DOING = "Writing cards"


def write(entries: Sequence[Entry]) -> Iterator["Written"]:
    """Parse and write the entries one after the other, with a progress bar."""
    if not entries:
        return
    from cards.language import parser
    from cards.language.read import read_entries
    from cards.writing import ranker
    from cards.writing.write import write_all

    read_ones = read_entries(entries, parser.load())
    yield from watched(write_all(read_ones, ranker.load()), len(entries), _DOING)


def outcomes(entries: Sequence[Entry]) -> Iterator[Outcome]:
    """Yield what a build needs of each entry; an entry that was written before, and is as it was, is not written again."""
    store, program = opened_cache(fingerprint)
    with store:
        yield from recalled(entries, _written_anew, store, program)


def _written_anew(entries: Sequence[Entry]) -> Iterator[Outcome]:
    """Yield the outcomes of entries; where there are many, other processes write them, if the system lets us start any."""
    from cards.cli.workers.number import workers_for

    number = workers_for(len(entries)) if sys.executable else 0
    if number:
        from cards.cli.workers.crew import crew_of, written_by
        from cards.language.read import WINDOW

        if crew := crew_of(min(number, ceil(len(entries) / WINDOW))):
            yield from watched(written_by(crew, entries, WINDOW), len(entries), _DOING)
            return
    yield from map(outcome_of, write(entries))


def outcome_of(written: "Written") -> Outcome:
    """Return what a build needs of a written entry; its parses, which fill the memory on a large deck, are let go."""
    refused = Counter(rejected.rule for rejected in written.rejected)
    return Outcome(written.entry.entry, written.notes, tuple(refused.items()), written.gaps)
