"""`{{text:Field}}`: the text without its markup."""

from cards.themes.rendering.filters.filter import Occasion
from cards.themes.rendering.plain_html import plain


def text(value: str, _occasion: Occasion) -> str:
    """Return the text of the HTML."""
    return plain(value)
