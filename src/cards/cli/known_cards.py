"""The cards of a deck in the store of reviews: brought up to date, unless both are what they were after the last time."""

import os

from cards.cache.program import whole_fingerprint
from cards.cli.cache_place import opened_cache
from cards.cli.remembered_deck import RememberedDeck
from cards.digest import digest
from cards.quiz.material import Material
from cards.review.store.store import Store


def make_known(store: Store, identity: str, deck: Material) -> None:
    """Bring the cards of a deck, whose id in the store is `identity`, up to date there. Raises as the store does."""
    if not isinstance(deck, RememberedDeck):
        store.sync_cards(identity, deck.name, deck.catalogue())
        return
    place = digest((b"known cards", identity.encode(), os.fsencode(store.path)))
    with opened_cache(whole_fingerprint)[0] as cache:
        if cache.get(place) != deck.state + store.mark(identity).encode():
            synced = store.sync_cards(identity, deck.name, deck.catalogue())
            cache.put(place, deck.state + synced.mark.encode())
