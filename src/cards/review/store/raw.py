"""A bare connection to a database file, with SQLite's own safeties switched on."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from cards.review.store.lock import PATIENCE

_CACHE = 64 * 1024  # KB


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Return a connection that opens no transactions by itself and neither trusts nor repairs what is in the file."""
    mode = "ro" if read_only else "rw"
    uri = f"file:{quote(str(path))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=PATIENCE)
    connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "foreign_keys = ON", f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")
    return connection
