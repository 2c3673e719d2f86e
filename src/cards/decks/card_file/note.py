"""One note as it stands in a card file: its sides, its id, its body, or everything that is wrong with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cards.decks.card_file.cloze import ClozeFault, is_numbered, read_cloze
from cards.decks.card_file.lines import MARKERS, Line
from cards.decks.card_file.marks import decode, looks_like_id, without_id
from cards.model import Cloze, Question

_BETWEEN_TAGS = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a note, the number of the line, and what to do."""

    line: int
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class NoteText:
    """What the lines of a note say. `id_line` is the index of the line that holds the id, `tag_line` of the first `T:`."""

    body: Question | Cloze
    id: str | None
    tags: tuple[str, ...]
    numbered: bool
    id_line: int | None
    tag_line: int | None


@dataclass(frozen=True, slots=True)
class _Side:
    """What stands behind one marker, without ids and common indentation; `line` is that of the text's beginning."""

    marker: str
    marker_line: int
    line: int
    text: str


def read_note(lines: Sequence[Line]) -> NoteText | list[Fault]:
    """Return the note that is made of these lines, of which the first has a marker, or all its faults."""
    faults: list[Fault] = []
    texts: list[str] = []
    note_id: str | None = None
    id_line: int | None = None
    for index, line in enumerate(lines):
        text, found = without_id(line.text)
        texts.append(text)
        if found is None:
            continue
        if id_line is not None or without_id(text)[1]:
            faults.append(Fault(line.number, f"a second id, {found}, on one note", "delete one of them"))
        note_id, id_line = found, index
    starts = [index for index, line in enumerate(lines) if line.kind in MARKERS.values()]
    ends = [*starts[1:], len(lines)]
    sides = [_side(lines[start:end], texts[start:end]) for start, end in zip(starts, ends, strict=True)]
    faults += _order_faults(sides)
    body = None if faults else _body(sides, faults)
    if body is None:
        return faults
    tag_starts = [start for start, side in zip(starts, sides, strict=True) if side.marker == "T"]
    tags = [tag.removeprefix("#") for side in sides if side.marker == "T" for tag in _BETWEEN_TAGS.split(side.text)]
    return NoteText(
        body=body,
        id=note_id,
        tags=tuple(dict.fromkeys(decode(tag) for tag in tags if tag)),
        numbered=isinstance(body, Question) or is_numbered(sides[0].text),
        id_line=id_line,
        tag_line=tag_starts[0] if tag_starts else None,
    )


def id_look_alikes(lines: Sequence[Line]) -> list[int]:
    """Return the numbers of the lines that end in what a person may take for an id although it is none."""
    return [line.number for line in lines if looks_like_id(line.text) and without_id(line.text)[1] is None]


def common_indent(lines: Sequence[str]) -> str:
    """Return the blanks and tabs with which all lines begin, blank lines apart."""
    indents = [line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()]
    if not indents:
        return ""
    first, last = min(indents), max(indents)
    length = next((at for at, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:length]


def _side(lines: Sequence[Line], texts: Sequence[str]) -> _Side:
    head, rest = texts[0][2:].strip(), texts[1:]
    indent = len(common_indent(rest))
    joined = "\n".join([*([head] if head else []), *(text[indent:] for text in rest)])
    skipped = joined[: len(joined) - len(joined.lstrip())].count("\n")
    return _Side(lines[0].kind, lines[0].number, lines[0].number + (0 if head else 1) + skipped, joined.strip())


def _order_faults(sides: Sequence[_Side]) -> list[Fault]:
    """Return what is wrong with the order of the markers; the first is Q or C."""
    kind, faults = sides[0].marker, []
    answered = tagged = False
    for side in sides[1:]:
        at = side.marker_line
        if side.marker == "T":
            tagged = True
            if "\n\n" in side.text:
                line = at + side.text.count("\n", 0, side.text.index("\n\n")) + 2
                faults.append(Fault(line, "text stands below the tags (T:) of a note", "move the T: line to the end"))
        elif kind == "C":
            faults.append(Fault(at, "an answer (A:) belongs to a cloze (C:)", "write Q: for the cloze, or delete it"))
        elif answered:
            faults.append(Fault(at, "a second answer (A:) to one question", "join the answers, or write another Q:"))
        elif tagged:
            faults.append(Fault(at, "tags (T:) stand before the answer", "move the T: line behind the answer"))
        answered = answered or side.marker == "A"
    if kind == "Q" and not answered:
        remedy = "write A: and the answer on the next line"
        faults.insert(0, Fault(sides[0].marker_line, "this question (Q:) has no answer", remedy))
    return faults


def _body(sides: Sequence[_Side], faults: list[Fault]) -> Question | Cloze | None:
    names = {"Q": "question", "A": "answer", "C": "cloze"}
    faults += [
        Fault(side.marker_line, f"this {names[side.marker]} ({side.marker}:) is empty", "write it, or delete the note")
        for side in sides
        if side.marker != "T" and not side.text
    ]
    if faults:
        return None
    first = sides[0]
    if first.marker == "Q":
        return Question(decode(first.text), decode(sides[1].text))
    found = read_cloze(first.text)
    if isinstance(found, ClozeFault):
        line = first.line + first.text.count("\n", 0, found.offset)
        faults.append(Fault(line, found.message, found.remedy))
        return None
    return found
