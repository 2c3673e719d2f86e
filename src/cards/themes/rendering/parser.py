"""Reads the text of one side into its parts, in one pass, and finds conditionals that do not match."""

from collections.abc import Iterator
from dataclasses import replace

from cards.themes.rendering import anki_words
from cards.themes.rendering.plain_html import SPACE
from cards.themes.rendering.template import (
    Closing,
    Mistake,
    Opening,
    ParsedTemplate,
    Part,
    Replacement,
    TemplateFile,
    Text,
)

_OTHER_BRACES = "{{=<% %>=}}"


def parse(file: TemplateFile) -> ParsedTemplate:
    """Return the parts of a side with every opening joined to its closing, and its faults of form.

    After a fault the parts are good for looking for further faults, not for rendering.
    """
    parts = list(_parts(file.text))
    mistakes: list[Mistake] = []
    open_at: list[int] = []
    for index, part in enumerate(parts):
        if isinstance(part, Opening):
            open_at.append(index)
        elif isinstance(part, Closing):
            innermost = _opening(parts, open_at[-1]) if open_at else None
            if innermost is not None and innermost.field == part.field:
                parts[open_at.pop()] = replace(innermost, closing=index)
            else:
                mistakes.append(_stray(part, innermost))
    mistakes += [_unclosed(_opening(parts, index)) for index in reversed(open_at)]
    return ParsedTemplate(file, tuple(parts), tuple(mistakes))


def _opening(parts: list[Part], index: int) -> Opening:
    part = parts[index]
    assert isinstance(part, Opening)
    return part


def _parts(text: str) -> Iterator[Part]:
    start = len(text) - len(text.lstrip(SPACE))
    left, right = "{{", "}}"
    if text.startswith(_OTHER_BRACES, start):
        left, right = "<%", "%>"
        while text.startswith(_OTHER_BRACES, start):
            start += len(_OTHER_BRACES)
    else:
        start = 0
    shown_from = position = start
    opened, next_comment = text.find(left, start), text.find("<!--", start)
    while opened >= 0:
        if 0 <= next_comment < opened:
            # What is commented out is text; a comment without an end is none, nor are those behind it.
            end = text.find("-->", next_comment + 4)
            position = position if end < 0 else end + 3
            next_comment = -1 if end < 0 else text.find("<!--", position)
            opened = text.find(left, position) if opened < position else opened
            continue
        closed = text.find(right, opened + 2)
        if closed < 0:
            break
        if shown_from < opened:
            yield Text(text[shown_from:opened])
        yield _handlebar(text[opened + 2 : closed], opened)
        shown_from = position = closed + 2
        opened = text.find(left, position)
        next_comment = text.find("<!--", position) if 0 <= next_comment < position else next_comment
    if shown_from < len(text):
        yield Text(text[shown_from:])


def _handlebar(inside: str, offset: int) -> Part:
    inside = inside.lstrip("{").strip(SPACE)
    sign, name = inside[:1], inside[1:].strip(SPACE)
    if name and sign in {"#", "^"}:
        return Opening(name, sign == "^", offset)
    if name and sign == "/":
        return Closing(name, offset)
    *filters, field = inside.split(":")
    return Replacement(field, tuple(filters), offset)


def _stray(part: Closing, innermost: Opening | None) -> Mistake:
    written = "{{/" + part.field + "}}"
    if innermost is None:
        return Mistake(
            part.offset,
            anki_words.missing_opening(part.field),
            f"{brief(written)} closes nothing",
            f"put {brief('{{#' + part.field + '}}')} before it, or take it out",
        )
    expected = "{{/" + innermost.field + "}}"
    return Mistake(
        part.offset,
        anki_words.other_closing(written, expected),
        f"{brief(written)} stands where {brief(expected)} is due",
        f"close {brief(innermost.written)} first",
    )


def _unclosed(part: Opening) -> Mistake:
    closing = "{{/" + part.field + "}}"
    return Mistake(
        part.offset,
        anki_words.missing_closing(closing),
        f"{brief(part.written)} is never closed",
        f"put {brief(closing)} where it ends",
    )


def brief(written: str) -> str:
    """Return what somebody wrote on one line, short enough for a message."""
    line = " ".join(written.split())
    return line if len(line) <= 60 else line[:57] + "…"
