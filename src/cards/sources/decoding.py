"""The bytes of a file become text, or a problem that says what they are instead."""

import codecs
from dataclasses import dataclass

from cards.model import Problem, Source

LARGEST_FILE = 100_000_000
"""Bytes."""

SAVE_AS_UTF8 = "save it as UTF-8 (in most editors: Save As, Encoding)"

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive (perhaps a word processor's document)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old word processor's document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3", "a SQLite database"),
)


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file as collected: path as a person would write it, content, time of modification in seconds (stdin: 0)."""

    path: str
    data: bytes
    modified: int


def decode(file: RawFile) -> str | Problem:
    """Return the file's text without a byte order mark, or the error that says why there is none."""
    data = file.data
    if len(data) > LARGEST_FILE:
        return too_large(file.path, len(data))
    for start, name in _FORMATS:
        if data.startswith(start):
            return _error(file.path, 1, f"this is {name}, not text", "save its text as .txt or .html first")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _error(file.path, 1, f"this is {name}, not UTF-8", SAVE_AS_UTF8)
    null = data.find(b"\0")
    if null >= 0:
        return _with_null(file.path, data, null)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        # `start` counts behind a byte order mark that the codec has taken off
        behind_mark = data.removeprefix(codecs.BOM_UTF8)
        message = f"not UTF-8: byte 0x{behind_mark[fault.start]:02x} cannot stand here"
        return _error(file.path, _line(behind_mark, fault.start), message, SAVE_AS_UTF8)
    if not text.strip():
        return _error(file.path, 1, "the file is empty", "write an entry into it, or remove it")
    return text


def too_large(path: str, size: int) -> Problem:
    """Return the error for a file of that many bytes."""
    message = f"the file has {size // 1_000_000:,} MB, more than the {LARGEST_FILE // 1_000_000} MB that are read"
    return _error(path, 1, message, "split it into smaller files")


def _with_null(path: str, data: bytes, null: int) -> Problem:
    sample = data[:4096]
    share = sample.count(0) / len(sample)
    # Latin text in UTF-16 has a NUL in every second byte, in UTF-32 three of four
    if 0.3 < share < 0.6:
        return _error(path, 1, "this looks like UTF-16, not UTF-8", SAVE_AS_UTF8)
    if 0.6 <= share < 0.8:
        return _error(path, 1, "this looks like UTF-32, not UTF-8", SAVE_AS_UTF8)
    line = _line(data, null)
    return _error(path, line, "a NUL byte stands here: this is not a text file", "give a text file, saved as UTF-8")


def _line(data: bytes, position: int) -> int:
    before = data[:position]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")


def _error(path: str, line: int, message: str, remedy: str) -> Problem:
    return Problem("error", message, remedy, Source(path, line))
