"""Where the cache lies, if there is one, and opening it."""

import os
import time
from collections.abc import Callable
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


def opened_cache(fingerprint: Callable[[], bytes]) -> tuple[Store, bytes]:
    """Return the store in the folder of the cache, and the fingerprint of the program for the keys of what it holds.

    It holds and takes nothing if there is no such folder, or if the installation cannot read its own files.
    """
    folder = cache_folder()
    try:
        program = b"" if folder is None else fingerprint()
    except OSError:
        folder, program = None, b""
    return Store(folder, int(time.time()) // _DAY), program
