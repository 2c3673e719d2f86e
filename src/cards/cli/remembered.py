"""The deck that was made last from a folder: as long as nothing it was made from changes, it need not be made again."""

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from cards.cache.program import whole_fingerprint
from cards.cache.store import Store
from cards.cli.cache_place import cache_folder, opened_cache
from cards.cli.clock import time_of_build
from cards.cli.deck_state import (
    Seen,
    changed_only_so,
    digest_of,
    digest_of_touches,
    seen_in,
    touched_in,
    would_tell,
)
from cards.cli.remembered_deck import RememberedDeck, catalogue_to_bytes, notes_to_bytes
from cards.cli.target import Target
from cards.digest import digest
from cards.model import Problem

if TYPE_CHECKING:
    from cards.cli.deck_looks import Looks
    from cards.cli.pipeline import Made
    from cards.cli.said import Said
    from cards.decks.ledger import Record


class DeckMemory:
    """What is remembered of a deck folder; it counts only if the folder is what it was then. Bare files have no memory."""

    def __init__(self, target: Target) -> None:
        """Look at the folder as it is now. What a killed build had decided must be finished before.

        Raises CardsError as a build does that cannot know its time.
        """
        time_of_build()
        self._target = target
        self._seen: dict[str, Seen] | None = None
        self._surroundings = b""
        self._state = b""
        self._touches = b""
        if target.folder is not None and cache_folder() is not None:
            with contextlib.suppress(OSError):  # some installations cannot read their own files
                self._surroundings = _surroundings(target)
                self._look(target.folder)

    def said(self) -> "Said | None":
        """Return what a build would say now; None if that is not known."""
        value = self._values("said")[0]
        if value is None:
            return None
        from cards.cli.said import from_bytes

        with contextlib.suppress(ValueError):
            return from_bytes(value)
        return None

    def problems(self) -> tuple[Problem, ...] | None:
        """Return what a build would say now of pages, card files and notes, but not of the theme; None if that is not known."""
        value = self._values("problems")[0]
        with contextlib.suppress(ValueError):
            return None if value is None else () if value == b"[]" else _problems().validate_json(value, strict=True)
        return None

    def deck(self) -> RememberedDeck | None:
        """Return the deck that a build would make now; None if that is not known."""
        catalogue, notes = self._values("catalogue", "notes")
        if catalogue is None or notes is None:
            return None
        with contextlib.suppress(ValueError):
            return RememberedDeck(self._target.name, self._state, catalogue, notes)
        return None

    def prepare(self) -> None:
        """Read all files of the folder before the deck is made, so that it can be remembered."""
        if self._state and self._seen is None and self._target.folder is not None:
            self._read(self._target.folder)

    def remember(
        self,
        made: "Made",
        written: Mapping[str, bytes | None],
        package: bytes | None,
        looked: Callable[[Target, int], "Looks"],
    ) -> None:
        """Keep the deck that the next build will make, now that this one is written, for as long as nothing changes.

        `prepare` must have been called before it was made. `written` are the files of the folder that were written, by name
        there, `package` the .apkg, None if none was made, `looked` is what gave the looks.
        Nothing is kept if somebody touched the folder meanwhile, or if the next build would write anything: then there is
        more to be said.
        """
        folder = self._target.folder
        if self._seen is None or folder is None:
            return
        from cards.cli.pipeline import made_next

        following = made_next(self._target, made, looked)
        seen = seen_in(folder)
        if seen is None or not changed_only_so(self._seen, seen, written) or not _is_settled(made, following):
            return
        from cards.cli.said import said_of, to_bytes

        self._seen, self._state = seen, self._state_of(seen)
        said = said_of(following, package)
        with opened_cache(whole_fingerprint)[0] as store, contextlib.suppress(ValueError):  # some text is no Unicode
            self._put(store, "said", self._state + to_bytes(said))
            self._put(store, "problems", self._state + _problems().dump_json((*said.problems, *said.of_notes)))
            self._put(store, "catalogue", self._state + catalogue_to_bytes(following.deck))
            self._put(store, "notes", self._state + notes_to_bytes(following.deck))

    def _look(self, folder: Path) -> None:
        """Find out the state of the folder: as it was, if no file of it was touched since, else from all that it holds."""
        began = time.time_ns()
        touched = touched_in(folder)
        if touched is None:
            return
        touches = digest((self._surroundings, digest_of_touches(touched)))
        with opened_cache(whole_fingerprint)[0] as store:
            known = store.get(self._key("touches")) or b""
            if known.startswith(touches):
                self._state = known.removeprefix(touches)
                return
        self._read(folder)
        self._touches = touches if would_tell(touched, began) else b""

    def _read(self, folder: Path) -> None:
        self._seen = seen_in(folder)
        self._state = b"" if self._seen is None else self._state_of(self._seen)

    def _values(self, *parts: str) -> list[bytes | None]:
        if not self._state:
            return [None] * len(parts)
        with opened_cache(whole_fingerprint)[0] as store:
            found = [store.get(self._key(part)) for part in parts]
            state = self._state
            values = [value.removeprefix(state) if value and value.startswith(state) else None for value in found]
            if self._touches and None not in values:  # what is known may be believed unread the next time
                self._put(store, "touches", self._touches + state)
                self._touches = b""
        return values

    def _put(self, store: Store, part: str, value: bytes) -> None:
        store.put(self._key(part), value)

    def _key(self, part: str) -> bytes:
        """There is one place for each folder and way to name it, so that what is out of date makes room."""
        folder = self._target.folder or Path()
        return digest((part.encode(), os.fsencode(os.path.realpath(folder)), os.fsencode(folder)))

    def _state_of(self, seen: Mapping[str, Seen]) -> bytes:
        return hashlib.sha256(self._surroundings + digest_of(seen)).digest()


def _surroundings(target: Target) -> bytes:
    """Return a hash of all outside the folder that what a build makes and says depends on: us, and how the folder is named."""
    named = (target.name.encode(), os.fsencode(str(target.folder)), sys.getfilesystemencoding().encode())
    return digest((whole_fingerprint(), *named))


def _is_settled(made: "Made", following: "Made") -> bool:
    """Tell whether the next build makes what this one made, and writes nothing."""
    return (
        following.deck == made.deck
        and following.merged.files == following.stored.before.files
        and following.stored.before.records == _by_id(following.merged.records)
        and following.looks.theme == made.looks.theme
        and following.looks.remembered == made.looks.remembered
        and following.media.keys() == made.media.keys()
        and not any(problem.severity == "error" for problem in following.problems)
    )


def _by_id(records: "Sequence[Record]") -> "list[Record]":
    return sorted(records, key=lambda record: record.id)


def _problems() -> TypeAdapter[tuple[Problem, ...]]:
    return TypeAdapter(tuple[Problem, ...])
