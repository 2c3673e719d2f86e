"""`{{type:Field}}`, `{{type:cloze:Field}}`, `{{type:nc:Field}}`: the place where an answer is typed and compared.

What stands there is a mark, `[[type:Field]]`; whoever shows the card puts the box or the comparison in its place.
"""

from cards.themes.rendering.filters.filter import Occasion


def typed(_value: str, occasion: Occasion) -> str:
    """Return the mark for an answer that is the field."""
    return f"[[type:{occasion.field}]]"


def typed_cloze(_value: str, occasion: Occasion) -> str:
    """Return the mark for an answer that is the field's deletions."""
    return f"[[type:cloze:{occasion.field}]]"


def typed_without_marks(_value: str, occasion: Occasion) -> str:
    """Return the mark for an answer that is compared without accents and other combining characters."""
    return f"[[type:nc:{occasion.field}]]"
