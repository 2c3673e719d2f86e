"""A crew of workers as who asks them sees it: entries in, their outcomes out in the same order, and nobody left behind."""

import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from itertools import batched
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from cards.cache.outcome import Outcome
from cards.cli.workers.number import VARIABLE
from cards.errors import CardsError
from cards.model import Entry

if TYPE_CHECKING:
    from cards.cli.workers.worker import Answer, Made

WINDOWS_EACH = 3  # on their way for each worker, so that none has to wait; more are not kept before they are taken
_PATIENCE = 10  # seconds for a worker to be gone that closed its pipe
# The worker finds the same modules as we do, and nothing that lies in the folder where somebody stands by chance.
_PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from cards.cli.workers.worker import run; run()"


class Worker:
    """One worker; it is asked for one window at a time."""

    def __init__(self) -> None:
        """Start it; it loads its model when it is asked. Raises OSError."""
        flags = ["-B"] if sys.dont_write_bytecode else []
        call = [sys.executable, "-P", *flags, "-c", _PROGRAM, *sys.path]
        self._process = subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_apart())  # noqa: S603

    def write(self, window: Sequence[Entry]) -> "list[Made]":
        """Return what it makes of each entry. Raises what it could not help, and CardsError if it is gone."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            pickle.dump(tuple(window), self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
            answer: Answer = pickle.load(self._process.stdout)  # noqa: S301 - it comes from the process that we started
        except (OSError, EOFError, pickle.UnpicklingError):
            raise CardsError(_why_it_ended(self._code())) from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _code(self) -> int:
        """Return what it left with; one that talks nonsense instead of leaving has failed."""
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            return 1

    def end(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """Close the pipes to a worker that has ended and that nobody asks any more."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was not told any more
                    pipe.close()


def crew_of(number: int) -> list[Worker]:
    """Start so many workers; none if the system does not let us."""
    crew: list[Worker] = []
    try:
        crew.extend(Worker() for _ in range(number))
    except OSError:
        for worker in crew:
            worker.end()
            worker.close()
        return []
    return crew


def written_by(crew: Sequence[Worker], entries: Sequence[Entry], window: int) -> Iterator[Outcome]:
    """Yield the outcomes of the entries, in their order; the crew takes them in windows, and is gone at the end.

    A window goes to whoever is free; what becomes of it does not depend on that.
    """
    free: SimpleQueue[Worker] = SimpleQueue()
    for worker in crew:
        free.put(worker)

    def ask(entries: Sequence[Entry]) -> list[Outcome]:
        worker = free.get()
        try:
            made = worker.write(entries)
        finally:
            free.put(worker)  # also if it is gone, so that nobody waits for it
        return [Outcome(entry, *parts) for entry, parts in zip(entries, made, strict=True)]

    threads = ThreadPoolExecutor(len(crew))
    asked: deque[Future[list[Outcome]]] = deque()
    try:
        for one in batched(entries, window):
            asked.append(threads.submit(ask, one))
            if len(asked) == WINDOWS_EACH * len(crew):
                yield from asked.popleft().result()
        while asked:
            yield from asked.popleft().result()
    finally:
        for worker in crew:
            worker.end()
        threads.shutdown(cancel_futures=True)
        for worker in crew:
            worker.close()


def _apart() -> dict[str, Any]:
    """Return what keeps the Ctrl-C of a terminal from a process: it is for us to end the workers, not for them."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"process_group": 0}


def _why_it_ended(code: int) -> str:
    if code < 0:
        return (
            f"a process that was writing cards was killed (signal {-code}), most likely because memory ran short; "
            f"set {VARIABLE}=1, so that there is only one of them, and try again"
        )
    return f"a process that was writing cards ended early (exit code {code}); set {VARIABLE}=0 and try again"
