"""Characters that stand for something while Markdown is read: the gaps of a cloze, and the marks that Anki shall obey.

They are among those that Unicode keeps free for a program's own use (U+FDD0 to U+FDEF), and are no letters, spaces or
punctuation, so a gap is a word to Markdown: `**{{c1::x}}**` is bold, and what stands in the gap cannot reach out of it.
"""

import re
from collections.abc import Callable, Sequence

from cards.anki.escape import inert, speakable
from cards.model import Cloze, Deletion

_OPEN, _CLOSE, _ZERO = "\ufdd0", "\ufddf", 0xFDD1
_GAP = re.compile("\ufdd0([\ufdd1-\ufdda]+)\ufddf")
_OBEYED = re.compile("\ufde0([\ufdd1-\ufdda]+)\ufddf")
_OWN = re.compile("[\ufdd0-\ufdef]")


def source(text: str) -> str:
    """Return a text as Markdown is read from it: without characters that mean something here or cannot be in a field."""
    return _OWN.sub("\ufffd", speakable(text))


def source_of(cloze: Cloze) -> tuple[str, tuple[Deletion, ...]]:
    """Return the text of a cloze with a mark for each gap, and the gaps by the numbers of their marks."""
    gaps = tuple(part for part in cloze.parts if isinstance(part, Deletion))
    numbers = iter(range(len(gaps)))
    texts = (source(part) if isinstance(part, str) else _marked(_OPEN, next(numbers)) for part in cloze.parts)
    return "".join(texts), gaps


def has_gap(text: str) -> bool:
    """Tell whether a text has a mark of a gap."""
    return _GAP.search(text) is not None


def only_gap(text: str) -> int | None:
    """Return the number of the gap whose mark is all of a text, or None."""
    found = _GAP.fullmatch(text.strip())
    return _number(found) if found else None


def with_gaps(text: str, shown: Callable[[int], str]) -> str:
    """Return the text with what is shown for each gap, by its number, in the place of its mark."""
    return _GAP.sub(lambda found: shown(_number(found)), text)


class Obeyed:
    """Pieces of a field that Anki shall act on; while a field is made, marks stand for them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def mark(self, piece: str) -> str:
        """Return the mark of a piece."""
        self._pieces.append(piece)
        return _marked("\ufde0", len(self._pieces) - 1)

    def field(self, markup: str, *, in_cloze: bool) -> str:
        """Return the field: whatever looks like an order is none, but for the pieces in the places of their marks."""
        pieces: Sequence[str] = self._pieces
        return _OBEYED.sub(lambda found: pieces[_number(found)], inert(markup, in_cloze=in_cloze))


def _marked(opening: str, number: int) -> str:
    return opening + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _CLOSE


def _number(found: re.Match[str]) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in found[1]))
