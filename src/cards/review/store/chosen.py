"""The few cards that a rare tag or section chooses: found once, and looked at one by one from then on, for no index has tags."""

import json
import sqlite3
from collections.abc import Mapping

from cards.review.store.checksum import Cell

_FEW = 10_000
"""Cards that are looked at one by one in some milliseconds; more of them are met soon along any index."""


class Chosen:
    """What was found for the filters of one connection; it is forgotten when anybody may have changed the catalogue."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version: object = None
        self._found: dict[tuple[str, str], str | None] = {}

    def forget(self) -> None:
        """Find all anew: the catalogue was changed through this connection."""
        self._found.clear()

    def rows(self, condition: str, values: Mapping[str, Cell]) -> str | None:
        """Return the rows of the cards for which a condition in SQL holds as a list in JSON, None if they are many.

        Only what the catalogue says of cards may be asked for.
        """
        version = self._connection.execute("PRAGMA data_version").fetchone()  # changes with all that others write
        if version != self._version:
            self._version = version
            self._found.clear()
        names = {name: value for name, value in values.items() if f":{name}" in condition}
        key = (condition, repr(names))
        if key not in self._found:
            query = f"SELECT row FROM cards WHERE {condition} LIMIT {_FEW + 1}"  # noqa: S608  our own conditions
            found = [row for (row,) in self._connection.execute(query, names)]
            self._found[key] = json.dumps(sorted(found)) if len(found) <= _FEW else None
        return self._found[key]
