"""What strace says of a program's system calls, for tests that let one of them fail."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """A system call: the number it has among its kind in its process, and the line of the trace."""

    call: str
    number: int
    line: str


def points_of(lines: Sequence[str], place: re.Pattern[str]) -> list[Point]:
    """Return the calls of a trace (of strace -f) in whose line the pattern stands."""
    count: Counter[tuple[str, str]] = Counter()
    found = []
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match:
            count[match[1], match[2]] += 1
            if place.search(line):
                found.append(Point(match[2], count[match[1], match[2]], line))
    return found
