"""How many workers write a deck: as many as there are cores, memory and work for, or as the environment says."""

import os
from pathlib import Path

from cards.errors import CardsError

VARIABLE = "CARDS_WORKERS"
"""The environment's variable for the number of processes that parse and write; 0: the command does it itself."""

FEWEST_EACH = 64  # entries; with fewer a worker does not pay for its model, which takes as long to load as writing 50
MOST = 8  # more wait for the one that gives them work and takes what they made
MEMORY = 700_000_000  # bytes that a worker needs: the model, and the texts that it parses together
_MOST_WHERE_MEMORY_IS_UNKNOWN = 2
_SYSTEM = Path("/proc/meminfo")
_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))  # of a container


def workers_for(entries: int) -> int:
    """Return how many workers so many entries are worth; 0: none but this process.

    One alone is worth it too: with it goes its memory, before the deck is put together. Raises CardsError if the environment
    asks for what is no number of processes.
    """
    wanted = os.environ.get(VARIABLE, "")
    if wanted:
        if not (wanted.isascii() and wanted.isdecimal()):
            raise CardsError(f'{VARIABLE} is "{wanted}"; set it to a number of processes, 0 for none, or unset it')
        return int(wanted)
    worth_it = entries // FEWEST_EACH
    return min(worth_it, max(1, min(_cores(), _in_memory(), MOST)))


def _cores() -> int:
    """Return how many cores this process may use, not how many the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _in_memory() -> int:
    """Return how many workers fit into the memory that is free, as far as the system says what is."""
    free = [number for path in _LIMITS if (number := _first_number(path, "")) is not None]
    available = _first_number(_SYSTEM, "MemAvailable:")
    if available is None:
        return _MOST_WHERE_MEMORY_IS_UNKNOWN
    return min(available * 1024, *free) // MEMORY if free else available * 1024 // MEMORY


def _first_number(path: Path, name: str) -> int | None:
    """Return the number behind a name at the beginning of a line of a file, None if there is no such file or number."""
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except (OSError, ValueError):
        return None
    said = next((line.removeprefix(name).split() for line in lines if line.startswith(name)), [])
    return int(said[0]) if said and said[0].isdecimal() else None
