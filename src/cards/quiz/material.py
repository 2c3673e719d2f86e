"""The deck as a quiz needs it: its catalogue, and each note when it is asked for, so that a large deck need not be read."""

from collections.abc import Sequence
from typing import Protocol

from cards.model import Deck, DeckNote
from cards.review.store.catalogue import CatalogueCard, catalogue


class Material(Protocol):
    """What is asked."""

    @property
    def name(self) -> str:
        """What the deck is called."""
        ...

    def catalogue(self) -> Sequence[CatalogueCard]:
        """Return all cards in reading order."""
        ...

    def note(self, guid: str) -> DeckNote | None:
        """Return the note that Anki knows by this GUID, None if the deck has none."""
        ...


class WholeDeck:
    """A deck that was made just now."""

    def __init__(self, deck: Deck) -> None:
        self.name = deck.name
        self._deck = deck
        self._notes = {placed.identity.guid: placed for placed in deck.notes}

    def catalogue(self) -> Sequence[CatalogueCard]:
        """Return all cards in reading order."""
        return catalogue(self._deck)

    def note(self, guid: str) -> DeckNote | None:
        """Return a note of the deck."""
        return self._notes.get(guid)
