"""Full deck names -> the decks of a package: all ancestors, parents first, each id following from its name."""

import hashlib
import unicodedata
from collections.abc import Iterable

from cards.anki.escape import field_html
from cards.anki.genanki_corrected import AnkiDeck

# Among the milliseconds of 2001 to 2017, so never in the future. Anki finds decks by name and gives them ids of its
# own; ours only have to differ and to stay.
_FIRST_NUMBER = 1_000_000_000_000
_NUMBERS = 500_000_000_000
_DEFAULT_DECK = {"default": 1}  # every collection has it


def deck_tree(name: str, description: str, deck_names: Iterable[str]) -> dict[str, AnkiDeck]:
    """Return the decks that a package needs, by each of the full names given ("A::B") and by those of their ancestors.

    The deck `name` has the description. Names that Anki cannot tell apart, as it does not look at case, Unicode form or
    outer spaces, share the deck that was named first; else Anki would add one called "Origin_" beside "Origin".
    """
    tree: dict[str, AnkiDeck] = {}
    by_key: dict[str, AnkiDeck] = {}
    taken: set[int] = set()  # by other names with the same hash
    for full_name in (name, *deck_names):
        if full_name in tree:
            continue
        parent = ""
        for level in full_name.split("::"):
            wanted = f"{parent}::{_normal(level)}" if parent else _normal(level)
            key = unicodedata.normalize("NFC", wanted.casefold())
            if key not in by_key:
                number = _DEFAULT_DECK.get(key) or _free_number(key, taken)
                by_key[key] = tree[wanted] = AnkiDeck(number, wanted, "")
            parent = by_key[key].name
        tree[full_name] = by_key[key]
    tree[name].description = field_html(description)
    return tree


def _normal(level: str) -> str:
    """Return one level of a deck's name as Anki would write it."""
    kept = "".join(character for character in level if unicodedata.category(character) != "Cc")
    return unicodedata.normalize("NFC", kept).strip().strip(":") or "blank"


def _free_number(key: str, taken: set[int]) -> int:
    number = _FIRST_NUMBER + int.from_bytes(hashlib.sha256(f"deck {key}".encode()).digest()[:8]) % _NUMBERS
    while number in taken:
        number += 1
    taken.add(number)
    return number
