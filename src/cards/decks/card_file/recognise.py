"""Whether a text is a card file, as people keep them who use hashcards or repeater, or a page of prose."""

import re

from cards.decks.card_file.reader import read_card_file

_MARKER = re.compile(r"^[QC]:", re.MULTILINE)
_SHARE = 0.5


def is_card_file(text: str) -> bool:
    """Tell whether at least half of what stands in a text are notes."""
    if not _MARKER.search(text):
        return False
    file, _ = read_card_file(text, "")
    sizes = [(len(block.text.strip()), block.note is not None) for block in file.blocks if block.kind != "blank"]
    return sum(size for size, is_note in sizes if is_note) >= _SHARE * sum(size for size, _ in sizes)
