"""Writes notes and new card files as text that the reader reads as exactly these."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from cards.decks.card_file.cloze import print_cloze
from cards.decks.card_file.file import Block, CardFile
from cards.decks.card_file.lines import opens_fence, print_heading
from cards.decks.card_file.marks import escape_entities, escape_mark
from cards.decks.card_file.note import common_indent
from cards.decks.card_file.reader import math_state, read_body
from cards.model import Cloze, Deletion, Question

_INDENT = "  "
_REMEMBERED = 65_536  # a build prints each note several times


@lru_cache(maxsize=_REMEMBERED)
def print_body(body: Question | Cloze) -> str:
    """Return "Q: …" and "A: …", or "C: …", without id and without a line end behind it.

    Raises ValueError for a body that no note can have: a side or an answer without text, a cloze that hides nothing.
    """
    return print_note(body)


def print_note(body: Question | Cloze, note_id: str | None = None, tags: Sequence[str] = ()) -> str:
    """Return the note with its id on the first line and its tags on the last, as `print_body` does."""
    _check(body)
    if isinstance(body, Question):
        lines = _side("Q:", escape_entities(body.question), note_id)
        lines += _side("A:", escape_entities(body.answer), None)
    else:
        lines = _side("C:", print_cloze(body), note_id)
    if tags:
        lines.append(escape_mark("T: " + escape_entities(" ".join(tags))))
    return "\n".join(lines)


def normal(body: Question | Cloze) -> Question | Cloze:
    """Return the body as it comes back from a file.

    Line ends become line feeds, white space at the ends of lines and around a side goes, neighbouring texts of a cloze are
    joined. Indentation within a side stays. Raises ValueError as `print_body` does.
    """
    if _is_normal(body):
        return body
    return read_body(print_body(body))


def _is_normal(body: Question | Cloze) -> bool:
    """Tell at a glance whether a body comes back as it is; False may be wrong."""
    parts = [body.question, body.answer] if isinstance(body, Question) else body.parts
    texts = [part if isinstance(part, str) else f"{part.answer}{part.hint}" for part in parts]
    if any("\n" in text or "\r" in text for text in texts):
        return False
    if isinstance(body, Question):
        return all(text == text.strip() for text in texts)
    whole = "".join(texts)
    return whole == whole.strip() and not any(
        isinstance(one, str) == isinstance(other, str) for one, other in pairwise(parts)
    )


def new_card_file(title: str) -> CardFile:
    """Return a card file that has nothing but its title."""
    return CardFile((Block(f"{print_heading(1, title)}\n", "heading"),))


def _check(body: Question | Cloze) -> None:
    if isinstance(body, Question):
        texts = [body.question, body.answer]
    else:
        texts = [part.answer for part in body.parts if isinstance(part, Deletion)]
    if not texts or not all(text.strip() for text in texts):
        raise ValueError(f"no note can have this body: {body!r}")


def _side(marker: str, text: str, note_id: str | None) -> list[str]:
    """Return the lines of one side; all but the first are indented, so that nothing in them is a mark of the file."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")]
    mark = f" ^{note_id}" if note_id else ""
    if common_indent(lines[1:]) or opens_fence(lines[0]) or math_state(lines[0]):
        first, rest = marker, lines
    else:
        first, rest = f"{marker} {lines[0]}", lines[1:]
    return [escape_mark(first) + mark, *(escape_mark(_INDENT + line) if line else "" for line in rest)]
