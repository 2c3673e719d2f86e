"""Reads a card file: its text as blocks, the notes among them, and everything that is wrong with its exact line."""

import re
from collections.abc import Sequence
from functools import lru_cache

from cards.decks.card_file.file import Block, CardFile, FileNote
from cards.decks.card_file.lines import BYTE_ORDER_MARK, STRUCTURE, Line, heading_text, level, read_lines
from cards.decks.card_file.marks import without_id
from cards.decks.card_file.note import Fault, id_look_alikes, read_note
from cards.errors import BadInput
from cards.model import Cloze, Problem, Question, Source

_REMEMBERED = 65_536  # a build reads what a note was several times
_MATH = re.compile(r"\\.|\$\$")


def read_card_file(text: str, path: str) -> tuple[CardFile, list[Problem]]:
    """Return a card file taken apart (all blocks together are the text) and its problems in the order of their lines.

    A note with an error is a block of kind "prose". Takes any text, in time linear in its length. `path` is for problems.
    """
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    lines = read_lines(text[len(mark) :])
    blocks = [Block(mark, "prose")] if mark else []
    errors: list[Fault] = []
    warnings: list[Fault] = []
    following = _following_structure(lines)
    has_heading = any(line.kind == "heading" for line in lines)
    section, behind_note, start = "", False, 0
    while start < len(lines):
        kind = lines[start].kind
        end = _end(lines, start, following)
        piece = lines[start:end]
        joined = "".join(line.whole for line in piece)
        start = end
        if kind == "blank":
            blocks.append(Block(joined, "blank"))
            continue
        if kind in ("Q", "C"):
            found = read_note(piece)
            if not isinstance(found, list):
                note = FileNote(found.body, found.id, found.tags, section, piece[0].number, found.numbered)
                blocks.append(Block(joined, "note", note))
                warnings += _look_alike_warnings(piece)
                behind_note = True
                continue
            errors += found
        elif kind == "heading":
            section = heading_text(piece[0].text) if level(piece[0].text) > 1 else ""
            warnings += _lost_id_warnings(piece)
        else:
            errors += _stray_faults(piece)
            warnings += _lost_id_warnings(piece)
            if behind_note and not has_heading and kind in ("text", "code"):
                remedy = "indent it to make it part of the note above, or put a heading or --- before it"
                warnings.append(Fault(piece[0].number, "this text belongs to no note", remedy))
        blocks.append(Block(joined, "heading" if kind == "heading" else "prose"))
        behind_note = False
    return CardFile(tuple(blocks)), _problems(errors, warnings, path)


@lru_cache(maxsize=_REMEMBERED)
def read_body(text: str) -> Question | Cloze:
    """Return the body that `print_body` printed. Raises BadInput if the text is not one note without id and tags."""
    lines = read_lines(text)
    if lines and lines[0].kind in ("Q", "C") and _end(lines, 0, _following_structure(lines)) == len(lines):
        found = read_note(lines)
        if not isinstance(found, list) and found.id_line is None and found.tag_line is None:
            return found.body
    raise BadInput(f"this is not the text of a note: {text[:60]!r}")


def _following_structure(lines: Sequence[Line]) -> list[int]:
    """Return for each line, and for the end, the index of the next one (or itself) that ends a note or begins a side."""
    following = [len(lines)]
    for index in range(len(lines) - 1, -1, -1):
        following.append(index if lines[index].kind in STRUCTURE else following[-1])
    following.reverse()
    return following


def _end(lines: Sequence[Line], start: int, following: Sequence[int]) -> int:
    """Return where the block that begins at a line ends."""
    kind = lines[start].kind
    if kind == "heading":
        return start + 1
    if kind == "blank":
        return _next_filled(lines, start)
    if kind in ("Q", "C"):
        return _end_of_note(lines, start, following)
    end = start + 1
    while end < len(lines) and lines[end].kind not in ("blank", "heading", "Q", "C"):
        end += 1
    return end


def _next_filled(lines: Sequence[Line], start: int) -> int:
    return next((index for index in range(start, len(lines)) if lines[index].kind != "blank"), len(lines))


def _end_of_note(lines: Sequence[Line], start: int, following: Sequence[int]) -> int:
    """Return the index behind the last line of a note. See docs/card-files.md, "Where a note ends"."""
    waits = lines[start].kind == "Q"  # for its answer
    has_tags = has_text = False
    closing = ""  # what ends the display math in which we are
    math_end = index = start
    while index < len(lines):
        line = lines[index]
        if line.kind == "blank":
            behind = _next_filled(lines, index)
            if behind == len(lines):
                return index
            following_kind = lines[behind].kind
            answer_comes = waits and following[behind] < len(lines) and lines[following[behind]].kind == "A"
            is_text = following_kind in ("text", "indented", "code")
            if not (
                index < math_end
                or answer_comes
                or (is_text and (following_kind == "indented" or not (has_text or has_tags)))
            ):
                found = _math_end(lines, behind, following[behind], closing)
                if found is None:
                    return index
                math_end = found
            index = behind
            continue
        if line.kind in STRUCTURE:
            if index > start and line.kind not in ("A", "T"):
                return index
            waits, has_tags = waits and line.kind != "A", line.kind == "T"
            has_text, closing = bool(without_id(line.text)[0][2:].strip()), ""
        elif has_tags and line.kind != "indented":
            return index
        else:
            has_text = True
        closing = math_state(line.text, closing, opens=line.kind != "indented")
        index += 1
    return index


def math_state(line: str, closing: str = "", *, opens: bool = True) -> str:
    """Return what ends the display math that is open behind a line, or nothing; `closing` is what was open before it.

    An indented line opens none that could reach beyond the indentation (`opens`).
    """
    if "$$" not in line and "\\" not in line:
        return closing
    for token in _MATH.findall(line):
        if token == closing:
            closing = ""
        elif not closing and opens:
            closing = {"$$": "$$", "\\[": "\\]"}.get(token, "")
    return closing


def _math_end(lines: Sequence[Line], start: int, end: int, closing: str) -> int | None:
    """Return where the display math ends that is open; what is not closed before the next marker is none."""
    if not closing:
        return None
    return next((index for index in range(start, end) if closing in _MATH.findall(lines[index].text)), None)


def _stray_faults(lines: Sequence[Line]) -> list[Fault]:
    faults: list[Fault] = []
    in_conflict = False
    for line in lines:
        if line.kind == "A":
            remedy = "write Q: and the question above it"
            faults.append(Fault(line.number, "an answer (A:) without a question", remedy))
        elif line.kind == "T":
            remedy = "put them directly below their note, without a blank line between"
            faults.append(Fault(line.number, "tags (T:) that belong to no note", remedy))
        elif line.kind == "conflict":
            if not in_conflict and line.text[0] == "<":
                remedy = "keep the notes of both sides and delete the conflict marks"
                faults.append(Fault(line.number, "a merge conflict was left in the file", remedy))
            in_conflict = line.text[0] != ">"
    return faults


def _lost_id_warnings(lines: Sequence[Line]) -> list[Fault]:
    remedy = "put it at the end of the note's first line, or delete it"
    return [
        Fault(line.number, f"the id {found} stands on a line that belongs to no note", remedy)
        for line in lines
        if line.kind != "aside" and (found := without_id(line.text)[1])
    ]


def _look_alike_warnings(lines: Sequence[Line]) -> list[Fault]:
    message = "this looks like an id and is none, so it is read as text"
    remedy = "restore the id from git, or delete it; to keep the text write &#94; for ^"
    return [Fault(number, message, remedy) for number in id_look_alikes(lines)]


def _problems(errors: Sequence[Fault], warnings: Sequence[Fault], path: str) -> list[Problem]:
    found = [Problem("error", fault.message, fault.remedy, Source(path, fault.line)) for fault in errors]
    found += [Problem("warning", fault.message, fault.remedy, Source(path, fault.line)) for fault in warnings]
    return sorted(found, key=lambda problem: problem.source.line if problem.source else 0)
