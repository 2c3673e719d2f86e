"""The parts of a template that an option keeps or drops, and the places that show an option's value; nothing else is done.

A section begins with `<!-- if OPTION -->` (kept if the option is on, or not empty) or `<!-- unless OPTION -->` and ends with
`<!-- end OPTION -->`; sections may lie in one another. `@OPTION@` in a kept section of a language becomes its value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cards.themes.option import Value
from cards.themes.rendering.template import Mistake, TemplateFile

_MARK = re.compile(r"<!-- *(if|unless|end) +([a-z_]{1,60}) *-->")
_NOT_LINE_END = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Settled:
    """A side after its sections: as Anki gets it, and with blanks for what was dropped, so that every place is its own."""

    text: str
    in_place: TemplateFile
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    option: str
    kept: bool
    offset: int
    written: str


def settled(file: TemplateFile, values: Mapping[str, Value]) -> Settled:
    """Return a side with its sections kept or dropped, and the marks that do not fit together. Linear in its length."""
    open_sections: list[_Open] = []
    mistakes: list[Mistake] = []
    kept: list[str] = []
    in_place: list[str] = []
    position = 0
    for mark in _MARK.finditer(file.text):
        is_kept = not open_sections or open_sections[-1].kept
        between = file.text[position : mark.start()]
        kept.append(between if is_kept else "")
        in_place.append(between if is_kept else _blank(between))
        in_place.append(_blank(mark[0]))
        position = mark.end()
        if _is_alone(file.text, mark):
            position += 1  # the line end of a line that holds nothing but the mark
            in_place.append("\n")
        verb, option = mark[1], mark[2]
        if option not in values:
            remedy = f"use one of: {', '.join(values)}"
            mistakes.append(Mistake(mark.start(), "", f"{mark[0]} names no option of the theme", remedy))
        if verb == "end":
            mistakes += _closed(open_sections, option, mark)
        else:
            holds = bool(values.get(option)) == (verb == "if")
            open_sections.append(_Open(option, is_kept and holds, mark.start(), mark[0]))
    rest = file.text[position:]
    is_kept = not open_sections or open_sections[-1].kept
    kept.append(rest if is_kept else "")
    in_place.append(rest if is_kept else _blank(rest))
    mistakes += [
        Mistake(each.offset, "", f"{each.written} has no end", f"put <!-- end {each.option} --> behind the section")
        for each in open_sections
    ]
    shown, checked = ("".join(pieces) for pieces in (kept, in_place))
    for name, value in values.items():
        if isinstance(value, str):
            shown, checked = (text.replace(f"@{name}@", value) for text in (shown, checked))
    return Settled(shown.strip(), TemplateFile(file.path, checked), tuple(mistakes))


def _closed(open_sections: list[_Open], option: str, mark: re.Match[str]) -> list[Mistake]:
    if open_sections and open_sections[-1].option == option:
        open_sections.pop()
        return []
    expected = f"<!-- end {open_sections[-1].option} -->" if open_sections else ""
    remedy = f"put {expected} before it" if expected else "take it out"
    return [Mistake(mark.start(), "", f"{mark[0]} ends nothing that was begun there", remedy)]


def _blank(text: str) -> str:
    return _NOT_LINE_END.sub(" ", text)


def _is_alone(text: str, mark: re.Match[str]) -> bool:
    begins_a_line = mark.start() == 0 or text[mark.start() - 1] == "\n"
    return begins_a_line and text[mark.end() : mark.end() + 1] == "\n"
