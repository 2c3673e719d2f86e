"""`{{cloze:Field}}` and `{{cloze-only:Field}}`: a field with a gap, and the gap alone."""

from cards.themes.rendering.cloze.show import only_gaps, with_gaps
from cards.themes.rendering.filters.filter import Occasion


def cloze(value: str, occasion: Occasion) -> str:
    """Return the field with the deletions of this card hidden or shown."""
    return with_gaps(value, occasion.ordinal, occasion.side)


def cloze_only(value: str, occasion: Occasion) -> str:
    """Return only the hints or the answers of this card's deletions."""
    return only_gaps(value, occasion.ordinal, occasion.side)
