"""A deck as bytes, of which no more is decoded than is asked for: a quiz of a large deck shows a few of its notes."""

import json
import zlib
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, batched

from pydantic import TypeAdapter

from cards.model import Deck, DeckNote
from cards.review.store.catalogue import CatalogueCard, catalogue

_TOGETHER = 64  # notes that are packed as one


class RememberedDeck:
    """A deck as it was made earlier. `state` is that of the folder it was made from: another one is another deck."""

    def __init__(self, name: str, state: bytes, catalogue: bytes, notes: bytes) -> None:
        """Raises ValueError if these are no bytes that `catalogue_to_bytes` and `notes_to_bytes` made."""
        self.name = name
        self.state = state
        self._catalogue_bytes = catalogue
        head, _, self._blocks = notes.partition(b"\n")
        guids, lengths = json.loads(head)
        self._places = {guid: place for place, guid in enumerate(guids)}
        self._starts = [0, *accumulate(lengths)]

    def catalogue(self) -> Sequence[CatalogueCard]:
        """Return all cards in reading order."""
        return self._catalogue

    def note(self, guid: str) -> DeckNote | None:
        """Return a note of the deck."""
        place = self._places.get(guid)
        if place is None:
            return None
        block, line = divmod(place, _TOGETHER)
        lines = zlib.decompress(self._blocks[self._starts[block] : self._starts[block + 1]]).split(b"\n")
        return self._note.validate_json(lines[line], strict=True)

    @cached_property
    def _catalogue(self) -> tuple[CatalogueCard, ...]:
        return TypeAdapter(tuple[CatalogueCard, ...]).validate_json(zlib.decompress(self._catalogue_bytes))

    @cached_property
    def _note(self) -> TypeAdapter[DeckNote]:
        return TypeAdapter(DeckNote)


def catalogue_to_bytes(deck: Deck) -> bytes:
    """Return the cards of a deck. Raises ValueError if some of the text is no Unicode."""
    return zlib.compress(TypeAdapter(tuple[CatalogueCard, ...]).dump_json(catalogue(deck)), level=1)


def notes_to_bytes(deck: Deck) -> bytes:
    """Return the notes of a deck. Raises ValueError if some of the text is no Unicode."""
    lines = map(TypeAdapter(DeckNote).dump_json, deck.notes)
    blocks = [zlib.compress(b"\n".join(some), level=1) for some in batched(lines, _TOGETHER)]
    head = json.dumps([[one.identity.guid for one in deck.notes], list(map(len, blocks))])
    return b"\n".join((head.encode(), b"".join(blocks)))
