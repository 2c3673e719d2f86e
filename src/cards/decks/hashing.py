"""Hashes of several texts in which no text can run over into the next, and short spellings of them."""

import hashlib


def hashed(*parts: str) -> bytes:
    """Hash texts with their lengths before them, so that ("a", "bc") and ("ab", "c") differ."""
    texts = [part.encode() for part in parts]
    return hashlib.sha256(b"".join([piece for text in texts for piece in (len(text).to_bytes(8), text)])).digest()


def spelt(data: bytes, alphabet: str, length: int) -> str:
    """Return the beginning of a hash in letters of an alphabet."""
    number = int.from_bytes(data)
    letters: list[str] = []
    for _ in range(length):
        number, rest = divmod(number, len(alphabet))
        letters.append(alphabet[rest])
    return "".join(letters)
