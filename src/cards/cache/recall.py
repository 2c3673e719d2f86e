"""The outcomes of a deck's entries: those that are known are taken from the store, the others are written and put there."""

import contextlib
from collections.abc import Callable, Iterator, Sequence

from cards.cache.key import Keyed, keyed
from cards.cache.outcome import Outcome, decoded, encoded
from cards.cache.store import Store
from cards.model import Entry


def recalled(
    entries: Sequence[Entry], write: Callable[[Sequence[Entry]], Iterator[Outcome]], store: Store, program: bytes
) -> Iterator[Outcome]:
    """Yield the outcome of each entry, in their order.

    `write` makes those of some entries anew, in their order; it is called only if some are not known. What it makes of an
    entry must depend on nothing but that entry and `program`, the program's fingerprint.
    """
    keys = [keyed(entry, program) for entry in entries]
    found = [(one, _known(entry, one, store)) for entry, one in zip(entries, keys, strict=True)]
    missing = [entry for entry, (_, outcome) in zip(entries, found, strict=True) if outcome is None]
    anew = write(missing) if missing else iter(())
    for one, outcome in found:
        if outcome is not None:
            yield outcome
            continue
        made = next(anew)
        with contextlib.suppress(ValueError):  # what cannot be kept is written again the next time
            store.put(one.key, encoded(made, one.sources))
        yield made


def _known(entry: Entry, one: Keyed, store: Store) -> Outcome | None:
    value = store.get(one.key)
    return None if value is None else decoded(value, entry, one.sources)
