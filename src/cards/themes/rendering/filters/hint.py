"""`{{hint:Field}}`: a link that shows the field when it is clicked."""

from cards.themes.rendering.blake3 import blake3
from cards.themes.rendering.filters.filter import Occasion
from cards.themes.rendering.plain_html import SPACE


def hint(value: str, occasion: Occasion) -> str:
    """Return the link and the hidden field, or a field of nothing but spaces as it stands."""
    if not value.strip(SPACE):
        return value
    # Anki's own id, so that a style sheet or script written for Anki finds the same elements.
    number = blake3((value + occasion.field).encode())[:8].hex()
    return f"""
<a class=hint href="#"
onclick="this.style.display='none';
document.getElementById('hint{number}').style.display='block';
return false;" draggable=false>
{occasion.field}</a>
<div id="hint{number}" class=hint style="display: none">{value}</div>
"""
