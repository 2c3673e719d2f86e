"""What a template can show of a card: the note's fields and Anki's special ones, and which of them count as empty."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SPECIAL_FIELDS = ("Tags", "Type", "Deck", "Subdeck", "Card", "CardFlag", "CardID")
FRONT_SIDE = "FrontSide"

# A field with nothing but these is as good as empty to Anki; a no-break space is something.
_NOTHING = re.compile(r"(?:[ \t\n\v\f\r]|</?(?:br|div) ?/?>)*+", re.IGNORECASE)
_CLOZE_NAME = re.compile(r"c\+?0*([0-9]{1,10})", re.ASCII)
_LARGEST_NAMED_ORDINAL = 2**32 - 1


@dataclass(frozen=True, slots=True)
class CardContent:
    """A card as its templates see it.

    `fields` are the note's, as HTML. `ordinal` counts from 1: the number of the cloze, or the place of the template in
    its note type. `deck` is the full name ("Deck::Subdeck"); `flag` is 0 for none; `card_number` is Anki's id, or 0.
    """

    fields: Mapping[str, str]
    ordinal: int
    kind: Literal["qa", "cloze"]
    note_type: str
    template: str
    deck: str
    tags: tuple[str, ...] = ()
    flag: int = 0
    card_number: int = 0


def values(content: CardContent) -> dict[str, str]:
    """Return all that a replacement can name, by name; a note's own field goes before a special one of its name."""
    special = {
        "Tags": " ".join(content.tags),
        "Type": content.note_type,
        "Deck": content.deck,
        "Subdeck": content.deck.rsplit("::", 1)[-1],
        "Card": content.template,
        "CardFlag": f"flag{content.flag}",
        "CardID": str(content.card_number),
        f"c{content.ordinal}": "1",
    }
    return special | dict(content.fields)


def is_empty(value: str) -> bool:
    """Say whether a conditional takes a field for empty."""
    return _NOTHING.fullmatch(value) is not None


def is_cloze_name(name: str) -> bool:
    """Say whether a conditional may ask for this name although it is no field: `c1`, `c2`, …"""
    found = _CLOZE_NAME.fullmatch(name)
    return found is not None and int(found[1]) <= _LARGEST_NAMED_ORDINAL
