"""A hash of several pieces of bytes in which no piece can run over into the next."""

import hashlib
from collections.abc import Iterable


def digest(parts: Iterable[bytes]) -> bytes:
    """Return the SHA-256 of parts, each behind its length, so that (b"a", b"bc") and (b"ab", b"c") differ."""
    return hashlib.sha256(b"".join([piece for part in parts for piece in (len(part).to_bytes(8), part)])).digest()
