"""What a function makes of some bytes, taken from the store if it is there: the function must depend on nothing else."""

import contextlib
from collections.abc import Callable, Sequence

from pydantic import TypeAdapter

from cards.cache.store import Store
from cards.digest import digest


def remembered[T](store: Store, made_of: Sequence[bytes], kept: TypeAdapter[T], make: Callable[[], T]) -> T:
    """Return what `make` returns; `made_of` is all that it depends on, the program's fingerprint and a name among that."""
    key = digest(made_of)
    value = store.get(key)
    if value is not None:
        with contextlib.suppress(ValueError):
            return kept.validate_json(value, strict=True)
    made = make()
    with contextlib.suppress(ValueError):  # a name that is no Unicode text
        store.put(key, kept.dump_json(made))
    return made
