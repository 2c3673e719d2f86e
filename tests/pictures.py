"""Pictures for tests, made from as little as a test wants to say."""

import struct
import zlib

_COLOURS = {"red": (200, 30, 30), "blue": (30, 30, 200), "green": (30, 160, 30)}


def png(width: int, height: int, colour: str) -> bytes:
    """Return a PNG of one colour."""
    row = b"\0" + bytes(_COLOURS[colour]) * width
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(row * height)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
