"""A worker: reads windows of entries from its standard input and writes what a build needs of them to its standard output."""

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Sequence
from queue import SimpleQueue
from typing import TYPE_CHECKING, BinaryIO

from cards.errors import CardsError

if TYPE_CHECKING:
    from cards.cache.outcome import Outcome
    from cards.language.parser import Parser
    from cards.model import Entry, Note
    from cards.writing.ranker import Ranker

type Made = tuple[tuple[Note, ...], tuple[tuple[str, int], ...], tuple[Note, ...]]
"""What is made of an entry: its notes, how many cards each rule refused, the notes for who wants gaps only."""

type Answer = list[Made] | CardsError | MemoryError | OSError
"""What a worker sends back for a window: what it made of each entry, or what kept it from that."""


def run() -> None:
    """Answer window by window until there is no one left who asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us, and ends us with its own end
    gc.set_threshold(50_000, 20, 20)  # as in `main`
    answers = _standard_output_alone()
    windows: SimpleQueue[tuple[Entry, ...]] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, windows), daemon=True).start()
    tools: tuple[Parser, Ranker] | None = None
    while True:
        window = windows.get()
        answer: Answer
        try:
            tools = tools or _loaded()
            answer = [(made.notes, made.refused, made.gaps) for made in _written(window, *tools)]
        except (CardsError, MemoryError, OSError) as fault:
            answer = fault
        pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()


def _standard_output_alone() -> BinaryIO:
    """Return standard output as it was; from now on what anybody prints goes to standard error."""
    sys.stdout.flush()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return answers


def _listen(asked: BinaryIO, windows: "SimpleQueue[tuple[Entry, ...]]") -> None:
    """Take windows as they come, and end this process as soon as who sends them is gone, whatever it is at."""
    try:
        while True:
            windows.put(pickle.load(asked))  # noqa: S301 - it comes from the process that started this one
    except (EOFError, OSError, pickle.UnpicklingError):
        os._exit(0)


def _loaded() -> "tuple[Parser, Ranker]":
    from cards.language import parser
    from cards.writing import ranker

    tools = parser.load(), ranker.load()
    gc.freeze()  # the model stays; no one need look through it again
    return tools


def _written(window: "Sequence[Entry]", parser: "Parser", ranker: "Ranker") -> "list[Outcome]":
    from cards.cli.written import outcome_of
    from cards.language.read import read_entries
    from cards.writing.write import write_all

    return [outcome_of(written) for written in write_all(read_entries(window, parser), ranker)]
