"""Finds what is wrong with the two sides of a template: each fault at its file, line and column, with what was meant."""

from collections.abc import Iterable, Sequence
from typing import Literal

from cards.model import Problem
from cards.themes.rendering import mistakes
from cards.themes.rendering.content import SPECIAL_FIELDS
from cards.themes.rendering.parser import parse
from cards.themes.rendering.template import Mistake, TemplateFile


def check(
    front: TemplateFile, back: TemplateFile, kind: Literal["qa", "cloze"], fields: Sequence[str]
) -> tuple[Problem, ...]:
    """Return what is wrong with a template of a note type with these fields, side by side and from the top.

    An error is what Anki refuses, or shows in the place of the card; a warning is what it passes over in silence.
    """
    names = (*fields, *SPECIAL_FIELDS)
    found: list[Problem] = []
    for file in (front, back):
        parsed = parse(file)
        faults = [*parsed.mistakes, *mistakes.unknown_fields(parsed, names)]
        faults += mistakes.unknown_filters(parsed) + mistakes.unclosed_braces(parsed)
        if file is front:
            faults += mistakes.nothing_on_front(parsed)
        if kind == "cloze":
            faults += mistakes.no_cloze(parsed)
        found += problems(file, faults)
    return tuple(found)


def problems(file: TemplateFile, faults: Iterable[Mistake]) -> list[Problem]:
    """Return the faults of a side as problems, from the top; the column stands in the message."""
    return [_problem(file, fault) for fault in sorted(faults, key=lambda fault: fault.offset)]


def _problem(file: TemplateFile, fault: Mistake) -> Problem:
    source, column = file.place(fault.offset)
    severity: Literal["error", "warning"] = "error" if fault.stops else "warning"
    return Problem(severity, f"column {column}: {fault.message}", fault.remedy, source)
