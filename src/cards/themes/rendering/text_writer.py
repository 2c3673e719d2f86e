"""Writes lines of text as HTML's elements begin and end: which of them stand on lines of their own, lists, code, tables."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cards.plain_text import plain
from cards.themes.rendering.text_line import Line, Mark, Run, joined
from cards.themes.rendering.text_scripts import lowered, raised
from cards.themes.rendering.text_table import Row, table_lines

_BLOCKS = frozenset(
    "address article aside blockquote caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header li main nav ol p pre section summary table tr ul".split()
)
_APART = frozenset("dl footer h1 h2 h3 h4 h5 h6 header hr p pre table".split())
_CELLS = frozenset(("td", "th"))
_LISTS = frozenset(("ol", "ul"))
_DEEPEST = 10  # level of a list or quotation that is still moved to the right
_SCRIPTS, _NOWHERE = 3, -1  # a power of a power of a power is as high as text goes
_TAB = 4  # columns
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(slots=True)
class _Prefix:
    """What stands before the lines of a list item or quotation: before the first one something else."""

    first: str | None
    rest: str


class Writer:
    """The lines so far, and what is open: marks, prefixes, lists, code, a table and its cells."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._runs: list[Run] = []
        self._marks: list[frozenset[Mark]] = [frozenset()]
        self._prefixes: list[_Prefix] = []
        self._lists: list[int | None] = []  # the number of the next item; None: it has none
        self._moved: list[bool] = []  # of each open item or quotation, whether it has a prefix
        self._code = self._tables = 0
        self._rows: list[Row] = []
        self._in_cell = False
        self._space = self._apart = False
        self._scripts: list[int] = []  # where in the runs a sub or sup began

    def begin(self, tag: str, marks: frozenset[Mark], before: str, number: int = 1) -> None:
        """Begin an element with marks of its own, what stands before its text, and the number of a list's first item."""
        if tag in _BLOCKS or tag == "hr":
            self._new_line(apart=tag in _APART)
        self._marks.append(self._marks[-1] | marks)
        if tag in _LISTS:
            self._lists.append(number if tag == "ol" else None)
        elif tag == "li":
            self._open(self._marker())
        elif tag in {"blockquote", "dd"}:
            self._open(None)
        elif tag == "pre":
            self._code += 1
        elif tag == "table":
            self._tables += 1
        elif tag in _CELLS and self._tables == 1:
            self._begin_cell(is_heading=tag == "th")
        elif tag in _CELLS:
            self._space = True
        elif tag == "tr" and self._tables == 1:
            self._rows.append(Row())
        elif tag == "hr" and not self._in_cell:
            self._add_lines(lambda lead, hang: [Line((), lead, hang, "rule")])
            self._apart = True
        elif tag == "br":
            self._break()
        elif tag in {"sub", "sup"}:
            self._write_space()  # which is not raised or lowered itself
            self._scripts.append(len(self._runs) if len(self._scripts) < _SCRIPTS else _NOWHERE)
        self._write(before)

    def end(self, tag: str, behind: str) -> None:
        """End the element that was begun last, with what stands behind its text."""
        self._write(behind)
        if tag in {"sub", "sup"} and self._scripts:
            start = self._scripts.pop()
            if start != _NOWHERE:
                self._shift(start, tag)
        elif tag in _CELLS and self._tables == 1:
            self._end_cell()
        if tag in _BLOCKS:
            self._new_line(apart=tag in _APART)
        self._marks.pop()
        if tag in _LISTS:
            self._lists.pop()
        elif tag in {"li", "blockquote", "dd"}:
            self._close()
        elif tag == "pre":
            self._code -= 1
        elif tag == "table":
            self._end_table()

    def add(self, text: str) -> None:
        """Add text as it stands in the HTML."""
        if self._code and not self._in_cell:
            first, *others = text.split("\n")
            self._write(first.expandtabs(_TAB))
            for line in others:
                self._break()
                self._write(line.expandtabs(_TAB))
            return
        words = _SPACES.sub(" ", text)
        if not words.strip(" "):
            self._space = self._space or bool(words)
            return
        self._space = self._space or words.startswith(" ")
        self._write(words.strip(" "))
        self._space = words.endswith(" ")

    def lines(self) -> tuple[Line, ...]:
        """Return what was written, without empty lines at both ends and never two of them in a row."""
        self._new_line()
        kept: list[Line] = []
        for line in self._lines:
            if not line.is_empty or (kept and not kept[-1].is_empty):
                kept.append(line)
        if kept and kept[-1].is_empty:
            kept.pop()
        return tuple(kept)

    def _write(self, text: str) -> None:
        if text:
            self._write_space()
            self._runs.append(Run(plain(text), self._marks[-1]))

    def _write_space(self) -> None:
        if self._space and self._runs:
            self._runs.append(Run(" ", self._marks[-1] & self._runs[-1].marks))
        self._space = False

    def _shift(self, start: int, tag: str) -> None:
        """Raise or lower what was written since a sup or sub began."""
        change = raised if tag == "sup" else lowered
        self._runs[start:] = change(self._runs[start:])

    def _new_line(self, *, apart: bool = False) -> None:
        """End the line if there is anything on it; in a cell, which is one line, put a space."""
        if self._in_cell:
            self._space = True
            return
        self._space = False
        if self._runs:
            self._end_line()
        self._apart = self._apart or apart

    def _break(self) -> None:
        """End the line whether there is anything on it or not."""
        if self._in_cell:
            self._space = True
        else:
            self._space = False
            self._end_line()

    def _end_line(self) -> None:
        runs, self._runs = joined(self._runs), []
        self._scripts.clear()
        self._add_lines(lambda lead, hang: [Line(runs, lead, hang, "fixed" if self._code else "text")])

    def _add_lines(self, made: Callable[[str, str], Sequence[Line]]) -> None:
        """Add what is made with the prefixes of the first row and of those that follow."""
        if self._apart and self._lines:
            self._lines.append(Line())
        self._apart = False
        lead = "".join(prefix.rest if prefix.first is None else prefix.first for prefix in self._prefixes)
        for prefix in self._prefixes:
            prefix.first = None
        self._lines += made(lead, "".join(prefix.rest for prefix in self._prefixes))

    def _open(self, first: str | None) -> None:
        """Move what follows to the right; an item has its marker in the first line."""
        self._moved.append(len(self._prefixes) < _DEEPEST and not self._in_cell)
        if self._moved[-1]:
            self._prefixes.append(_Prefix(first, "  " if first is None else " " * len(first)))
        elif first:
            self._write(first.strip())
            self._space = True

    def _close(self) -> None:
        if self._moved.pop():
            if self._prefixes[-1].first:  # an item without anything in it
                self._end_line()
            self._prefixes.pop()

    def _marker(self) -> str:
        if not self._lists or (number := self._lists[-1]) is None:
            return "- "
        self._lists[-1] = number + 1
        return f"{number}. "

    def _begin_cell(self, *, is_heading: bool) -> None:
        self._new_line()
        if not self._rows:
            self._rows.append(Row())
        self._rows[-1].is_heading = is_heading
        self._in_cell = True

    def _end_cell(self) -> None:
        self._rows[-1].cells.append(list(joined(self._runs)))
        self._runs, self._space, self._in_cell = [], False, False
        self._scripts.clear()

    def _end_table(self) -> None:
        self._tables -= 1
        if self._tables == 0:
            rows, self._rows = self._rows, []
            self._add_lines(lambda lead, hang: table_lines(rows, lead, hang))
            self._apart = True
