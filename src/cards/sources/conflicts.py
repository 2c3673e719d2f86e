"""What only shows when all entries are looked at together: two with one id, two with one term."""

import re
from collections.abc import Callable, Sequence

from cards.model import Entry, Problem

_BETWEEN = re.compile(r"[\s\-‐‑–]+")


def conflicts(entries: Sequence[Entry]) -> list[Problem]:
    """Return an error for every entry whose id or term another one has already."""
    by_id = _twice(entries, lambda entry: entry.id, "id", "rename one of the two files, or give one an id of its own")
    by_term = _twice(
        entries,
        lambda entry: same_term(entry.term.name),
        "term",
        'take one out, or name one of them in deck.toml under [terms]: "{id}" = "…"',
    )
    return by_id + by_term


def same_term(name: str) -> str:
    """Return what makes two terms one: the letters, without case, hyphens and spaces."""
    return _BETWEEN.sub("", name.casefold())


def _twice(entries: Sequence[Entry], key: Callable[[Entry], str], what: str, remedy: str) -> list[Problem]:
    first: dict[str, Entry] = {}
    problems: list[Problem] = []
    for entry in entries:
        other = first.setdefault(key(entry), entry)
        if other is not entry:
            shown = entry.id if what == "id" else entry.term.name
            message = f"the {what} “{shown}” is taken already by {other.source}"
            problems.append(Problem("error", message, remedy.replace("{id}", entry.id), entry.source))
    return problems
