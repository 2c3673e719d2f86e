r"""Formulas in Markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, kept as written; "$5 and $6" is money.

mdit-py-plugins has rules for these marks, which lose what stands behind `\]` in its line, know no `\[` inside a paragraph, and
take no `$x$` at the beginning of a text that ends in a digit.
"""

import re
from bisect import bisect_right

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

INLINE, DISPLAY = "formula", "display_formula"
_CLOSING = {"$$": "$$", "$": "$", "\\(": "\\)", "\\[": "\\]"}
_DISPLAYING = ("$$", "\\[")
_LONGEST = 10_000  # characters of a formula
_AMOUNT = re.compile(r"\d[\d.,]*\s+[^\W\d_]{2,}")  # "$5 and 10$"


def add_formulas(parser: MarkdownIt) -> None:
    """Let the parser make tokens of the types INLINE and DISPLAY, whose content is the TeX and whose markup the mark."""
    parser.inline.ruler.before("escape", "formula", _inline)
    parser.block.ruler.before("fence", "formula", _block, {"alt": ["paragraph", "blockquote", "list"]})


def _inline(state: StateInline, silent: bool) -> bool:  # markdown-it's signature
    mark = next((mark for mark in _CLOSING if state.src.startswith(mark, state.pos)), None)
    if mark is None:
        return False
    start = state.pos + len(mark)
    end = _end(state.src, mark, start, state.posMax)
    if end is None or not state.src[start:end].strip() or (mark == "$" and _is_money(state.src, start, end)):
        return False
    if not silent:
        token = state.push(DISPLAY if mark in _DISPLAYING else INLINE, "", 0)
        token.content = state.src[start:end]
        token.markup = mark
    state.pos = end + len(_CLOSING[mark])
    return True


def _block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # markdown-it's signature
    """Take lines from one that begins with a mark to one that ends with its partner: no list or rule begins in them."""
    start = state.bMarks[first] + state.tShift[first]
    mark = next((mark for mark in _DISPLAYING if state.src.startswith(mark, start)), None)
    if mark is None or state.is_code_block(first):
        return False
    start += len(mark)
    end = _end(state.src, mark, start, state.eMarks[last - 1])
    line = first if end is None else bisect_right(state.bMarks, end) - 1
    if end is None or state.src[end + len(_CLOSING[mark]) : state.eMarks[line]].strip():
        return False
    behind = range(first + 1, line + 1)
    if any(state.sCount[each] < state.blkIndent and not state.isEmpty(each) for each in behind):
        return False  # it ends outside of the list that it began in
    lines = [state.src[start : state.eMarks[first]]]
    lines += [state.getLines(each, each + 1, state.blkIndent, False) for each in behind]
    content = "\n".join(lines)[: end - state.eMarks[line] or None].strip()
    if not content:
        return False
    if not silent:
        token = state.push(DISPLAY, "", 0)
        token.block = True
        token.content = content
        token.markup = mark
        token.map = [first, line + 1]
    state.line = line + 1
    return True


def _end(text: str, mark: str, start: int, stop: int) -> int | None:
    r"""Return where the partner of a mark begins whose formula begins at `start`, or None.

    Backslashes are taken pair by pair: the partner does not begin with the second one of `\\)`.
    """
    position = start
    stop = min(stop, start + _LONGEST)
    while (position := text.find(_CLOSING[mark], position, stop)) >= 0:
        backslashes = position
        while backslashes > start and text[backslashes - 1] == "\\":
            backslashes -= 1
        if (position - backslashes) % 2 == 0:
            return position
        position += 1
    return None


def _is_money(text: str, start: int, end: int) -> bool:
    """Tell whether what stands between two dollars is no formula: one stands apart, a number is near, or a word behind one."""
    before, behind = text[: start - 1][-1:], text[end + 1 : end + 2]
    content = text[start:end]
    stands_apart = content[0].isspace() or content[-1].isspace() or "\n" in content
    return stands_apart or before.isalnum() or behind.isdigit() or _AMOUNT.match(content) is not None
