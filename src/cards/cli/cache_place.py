"""Where the cache lies, if there is one, and opening it."""

import os
import time
from pathlib import Path

from cards.cache.store import Store

VARIABLE = "CARDS_CACHE"
"""The environment's variable for the folder of the cache; empty: there is none."""

_DAY = 24 * 60 * 60  # seconds


def cache_folder() -> Path | None:
    """Return where the cache lies: where the environment says, else in the folder that the system has for such things."""
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    from platformdirs import user_cache_path

    usual = user_cache_path("cards", appauthor=False)
    return usual if usual.is_absolute() else None  # without a home there is no such folder


def opened_cache(folder: Path | None) -> Store:
    """Return the store in the folder of the cache; it holds nothing if there is none."""
    return Store(folder, int(time.time()) // _DAY)
