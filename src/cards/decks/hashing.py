"""Hashes of several texts in which no text can run over into the next, and short spellings of them."""

from cards.digest import digest


def hashed(*parts: str) -> bytes:
    """Hash texts with their lengths before them, so that ("a", "bc") and ("ab", "c") differ."""
    return digest(part.encode() for part in parts)


def spelt(data: bytes, alphabet: str, length: int) -> str:
    """Return the beginning of a hash in letters of an alphabet."""
    number = int.from_bytes(data)
    letters: list[str] = []
    for _ in range(length):
        number, rest = divmod(number, len(alphabet))
        letters.append(alphabet[rest])
    return "".join(letters)
