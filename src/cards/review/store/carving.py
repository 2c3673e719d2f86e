"""Rows out of the bytes of a damaged database file, page by page, without SQLite: https://www.sqlite.org/fileformat2.html

Nothing that is found here is believed: our rows bring a checksum along, which says whether a row is what was written.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from cards.review.store.checksum import Cell, decoded
from cards.review.store.header import parse

_LEAF, _KINDS = 0x0D, {0x02, 0x05, 0x0A, 0x0D}
_USUAL_PAGE = 4096
_FRAME, _LOG_HEADER = 24, 32


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What looks like a row of a table: its number and its cells."""

    rowid: int
    cells: tuple[Cell, ...]


def rows_of(data: bytes, write_ahead: bytes = b"") -> Iterator[tuple[bool, list[FoundRow]]]:
    """Yield for each page whether its own directory was whole, and the rows found in it; then for the pages in the -wal.

    Where the directory is broken, a row is tried at every byte, so that one wrong byte costs one row and not a page.
    """
    size = _page_size(data, write_ahead)
    for start in range(0, len(data), size):
        yield _page(data[start : start + size], 100 if start == 0 else 0)
    for start in range(_LOG_HEADER, len(write_ahead) - _FRAME, size + _FRAME):
        first = 100 if write_ahead[start : start + 4] == b"\x00\x00\x00\x01" else 0
        yield _page(write_ahead[start + _FRAME : start + _FRAME + size], first)


def _page_size(data: bytes, write_ahead: bytes) -> int:
    header = parse(data)
    sizes = [header.page_size if header else 0, *struct.unpack_from(">I", write_ahead.ljust(12, b"\0"), 8)]
    # Ours are 4096; another is believed only if both places say so.
    return sizes[0] if sizes[0] == sizes[1] and sizes[0] >= 512 and sizes[0].bit_count() == 1 else _USUAL_PAGE


def _page(page: bytes, start: int) -> tuple[bool, list[FoundRow]]:
    if len(page) < start + 8:
        return False, _everywhere(page)
    if page[start] in _KINDS - {_LEAF}:  # inner pages and indexes hold no rows, unless this byte is the damage
        return False, _everywhere(page) if _looks_like_leaf(page, start) else []
    if page[start] != _LEAF:
        return False, _everywhere(page)
    (count,) = struct.unpack_from(">H", page, start + 3)
    found = [row for place in _places(page, start, count) if (row := _row(page, place)) is not None]
    return (True, found) if len(found) == count else (False, found + _everywhere(page))


def _looks_like_leaf(page: bytes, start: int) -> bool:
    """Say whether the directory, read as that of a leaf, leads to rows."""
    (count,) = struct.unpack_from(">H", page, start + 3)
    places = list(_places(page, start, count))
    return len(places) == count > 0 and _row(page, places[0]) is not None


def _places(page: bytes, start: int, count: int) -> Iterator[int]:
    end = min(start + 8 + 2 * count, len(page) - 1)
    for at in range(start + 8, end, 2):
        yield struct.unpack_from(">H", page, at)[0]


def _everywhere(page: bytes) -> list[FoundRow]:
    return [row for place in range(len(page)) if (row := _row(page, place)) is not None]


def _row(page: bytes, place: int) -> FoundRow | None:
    """Return the row that would begin at a place, None if none can: too long, or of unknown kinds of cells."""
    try:
        length, at = _number(page, place)
        rowid, at = _number(page, at)
        if length < 3 or at + length > len(page):
            return None
        header_length, first = _number(page, at)
        body, end = at + header_length, at + length
        if not 2 <= header_length <= length:
            return None
        cells: list[Cell] = []
        while first < at + header_length:
            kind, first = _number(page, first)
            cell, body = _cell(page, kind, body)
            cells.append(cell)
    except (IndexError, ValueError, struct.error):
        return None
    return FoundRow(_signed(rowid), tuple(cells)) if body == end else None


def _number(page: bytes, at: int) -> tuple[int, int]:
    """Return SQLite's number of 1 to 9 bytes at a place, and the place behind it."""
    value = 0
    for place in range(at, at + 8):
        value = value << 7 | page[place] & 0x7F
        if page[place] < 0x80:
            return value, place + 1
    return value << 8 | page[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value


_INTEGER_LENGTHS = (0, 1, 2, 3, 4, 6, 8)


def _cell(page: bytes, kind: int, at: int) -> tuple[Cell, int]:
    """Return the cell of a kind at a place, and the place behind it. Raises ValueError for kinds that there are not."""
    if kind == 0:
        return None, at
    if kind <= 6:
        end = at + _INTEGER_LENGTHS[kind]
        return int.from_bytes(page[at:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", page, at)[0], at + 8
    if kind in {8, 9}:
        return kind - 8, at
    if kind < 12:
        raise ValueError(kind)
    end = at + (kind - 12) // 2
    if end > len(page):
        raise ValueError(kind)
    return (decoded(page[at:end]) if kind % 2 else page[at:end]), end
