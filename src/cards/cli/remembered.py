"""The deck that was made last from a folder: as long as nothing it was made from changes, it need not be made again."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from cards.cache.program import whole_fingerprint
from cards.cache.store import Store
from cards.cli.cache_place import cache_folder, opened_cache
from cards.cli.clock import time_of_build
from cards.cli.deck_state import Seen, changed_only_so, digest_of, seen_in
from cards.cli.summary import Summary, summary_of
from cards.cli.target import Target
from cards.decks.changes import Changes
from cards.decks.ledger import Record
from cards.digest import digest
from cards.model import DeckNote, Problem
from cards.review.store.catalogue import CatalogueCard, catalogue

if TYPE_CHECKING:
    from cards.cli.deck_looks import Looks
    from cards.cli.pipeline import Made


@dataclass(frozen=True, slots=True)
class Said:
    """What a build says that changes nothing, and the SHA-256 of the package that it makes, empty if nobody made it.

    It speaks of problems of pages and card files first, then of the theme's, then of what notes show.
    """

    problems: tuple[Problem, ...]
    of_theme: tuple[Problem, ...]
    of_notes: tuple[Problem, ...]
    changes: Changes
    summary: Summary
    package: str


_SAID = TypeAdapter(Said)
_CATALOGUE = TypeAdapter(tuple[CatalogueCard, ...])
_NOTE = TypeAdapter(DeckNote)
_GUIDS = TypeAdapter(tuple[str, ...])


class RememberedDeck:
    """A deck as it was made earlier. A note is decoded when it is asked for."""

    def __init__(self, name: str, catalogue: bytes, notes: bytes) -> None:
        """Raises ValueError if this is not what was kept."""
        self.name = name
        self._catalogue = _CATALOGUE.validate_json(catalogue)
        guids, *self._notes = notes.split(b"\n")
        self._places = {guid: place for place, guid in enumerate(_GUIDS.validate_json(guids))}

    def catalogue(self) -> Sequence[CatalogueCard]:
        """Return all cards in reading order."""
        return self._catalogue

    def note(self, guid: str) -> DeckNote | None:
        """Return a note of the deck."""
        place = self._places.get(guid)
        return None if place is None else _NOTE.validate_json(self._notes[place], strict=True)


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
        if target.folder is not None and cache_folder() is not None:
            with contextlib.suppress(OSError):  # some installations cannot read their own files
                self._surroundings = _surroundings(target)
                self._seen = seen_in(target.folder)

    def said(self) -> Said | None:
        """Return what a build would say now; None if that is not known."""
        value = self._values("said")[0]
        if value is None:
            return None
        with contextlib.suppress(ValueError):
            return _SAID.validate_json(value, strict=True)
        return None

    def deck(self) -> RememberedDeck | None:
        """Return the deck that a build would make now; None if that is not known."""
        catalogue, notes = self._values("catalogue", "notes")
        if catalogue is None or notes is None:
            return None
        with contextlib.suppress(ValueError):
            return RememberedDeck(self._target.name, catalogue, notes)
        return None

    def remember(
        self,
        made: "Made",
        written: Mapping[str, bytes | None],
        package: bytes | None,
        looked: Callable[[Target, int], "Looks"],
    ) -> None:
        """Keep the deck that the next build will make, now that this one is written, for as long as nothing changes.

        `written` are the files of the folder that were written, by name there, `package` the .apkg, None if none was made,
        `looked` is what gave the looks.
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
        self._seen = seen
        said = Said(
            (*following.understood.problems, *following.stored.problems),
            following.looks.problems,
            following.merged.problems,
            following.merged.changes,
            summary_of(following),
            "" if package is None else hashlib.sha256(package).hexdigest(),
        )
        notes = following.deck.notes
        lines = [_GUIDS.dump_json(tuple(one.identity.guid for one in notes)), *map(_NOTE.dump_json, notes)]
        with opened_cache(whole_fingerprint)[0] as store, contextlib.suppress(ValueError):  # some text is no Unicode
            self._put(store, "said", _SAID.dump_json(said))
            self._put(store, "catalogue", _CATALOGUE.dump_json(catalogue(following.deck)))
            self._put(store, "notes", b"\n".join(lines))

    def _values(self, *parts: str) -> list[bytes | None]:
        if self._seen is None:
            return [None] * len(parts)
        state = self._state()
        with opened_cache(whole_fingerprint)[0] as store:
            found = [store.get(self._key(part)) for part in parts]
        return [value.removeprefix(state) if value and value.startswith(state) else None for value in found]

    def _put(self, store: Store, part: str, value: bytes) -> None:
        store.put(self._key(part), self._state() + value)

    def _key(self, part: str) -> bytes:
        """There is one place for each folder, so that what is out of date makes room."""
        return hashlib.sha256(
            f"{part} of ".encode() + os.fsencode(os.path.realpath(self._target.folder or ""))
        ).digest()

    def _state(self) -> bytes:
        return hashlib.sha256(self._surroundings + digest_of(self._seen or {})).digest()


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


def _by_id(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.id)
