"""Escapes text for an attribute of a cloze, character by character as Anki does."""

_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_TABLE = {
    number: _NAMED.get(chr(number), f"&#x{number:02X};")
    for number in range(256)
    if not (chr(number).isascii() and chr(number).isalnum())
}


def escaped(text: str) -> str:
    """Return the text with every character below U+0100 escaped that is neither an English letter nor a digit."""
    return text.translate(_TABLE)
