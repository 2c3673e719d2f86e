"""Lines as an editor counts them, and white space folded as a reader of the text sees it."""

import re
import unicodedata

LONGEST_PASSAGE = 100_000
"""Characters. No paragraph is that long; what is, is data or a file that lost its line ends."""

MOST_PASSAGES = 10_000
"""Paragraphs, items and headings of one entry; a book has fewer."""

MOST_LINES = 5 * MOST_PASSAGES

LINE_END = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> list[str]:
    """Split at CR LF, CR and LF only: form feeds and U+2028 are white space, so line numbers agree with editors."""
    return LINE_END.split(text)


def fold(text: str) -> str:
    """Return the text on one line in NFC, every run of white space (non-breaking too) as one space."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def first_long_line(text: str) -> int | None:
    """Return the number of the first line that is longer than any passage may be, or None."""
    return next((number for number, line in enumerate(split_lines(text), start=1) if len(line) > LONGEST_PASSAGE), None)


def first_long_paragraph(text: str) -> int | None:
    """Return the first line of the first run of lines without a blank one that is longer than a passage, or None."""
    begin, length = 1, 0
    for number, line in enumerate(split_lines(text), start=1):
        if not line.strip():
            begin, length = number + 1, 0
        length += len(line) + 1
        if length > LONGEST_PASSAGE:
            return begin
    return None
