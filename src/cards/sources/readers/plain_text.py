"""Plain text to a page: headings, paragraphs and items found by how lines look and stand, whatever the layout."""

import re
from dataclasses import dataclass
from itertools import pairwise

from cards.sources.headings import (
    ends_sentence,
    heading_level,
    heading_text,
    looks_like_heading,
    run_in_heading,
    trails_off,
)
from cards.sources.lines import MOST_LINES, first_long_line, fold, split_lines
from cards.sources.page import Block, Page
from cards.sources.readers.reader import Found, Reader, refused_for_length, refused_for_number
from cards.sources.readers.run_in import with_run_in_headings
from cards.sources.roles import is_role_heading

WIDEST_WRAP = 120
"""Characters. Who wraps lines by hand or by editor does so below this; longer lines are whole paragraphs."""

_BULLET = re.compile(r"\s*(?!\([cC]\)\s*(?:19|20)\d\d)(?:[-*+•‣◦▪●·–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,3}|[a-z])[.)]\s")
_RULE = re.compile(r"\s*(?:[=\-_*~#+|]{3,}|[*\-_#~•](?:\s+[*\-_#~•]){2,})\s*$")
_UNDERLINE = re.compile(r"\s*(=|-|~)\1{2,}\s*$")
_MARKED = re.compile(r"\s*(#{1,6})\s+(?=\S)|\s*(={1,6}) (?=\S.*\S \2\s*$)")  # "## X" and "== X =="


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    after_blank: bool


def read_plain_text(text: str, path: str) -> Found:
    """Return the one page of a text file."""
    too_long = first_long_line(text)
    if too_long:
        return refused_for_length(path, too_long)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        return refused_for_number(path)
    return [Page(path, 1, tuple(plain_blocks(text)))], []


def plain_blocks(text: str, first_line: int = 1) -> list[Block]:
    """Return the blocks of a plain text whose first line has that number in its file."""
    lines = _lines(text, first_line)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        listed = _bare_list(lines, index) if blocks else 0
        if listed:
            blocks += [Block("item", line.text, line.number) for line in lines[index : index + listed]]
            index += listed
            continue
        heading, used = _heading_at(lines, index, width, blocks)
        if heading:
            blocks.append(heading)
            index += used
            continue
        if _RULE.match(lines[index].text):
            index += 1
            continue
        end = _end_of_passage(lines, index, width)
        blocks.append(_block(lines[index:end]))
        index = end
    return with_run_in_headings(blocks)


def paragraphs(text: str, first_line: int) -> list[Block]:
    """Return the blocks of a text that has no headings of its own: a field or a cell; wrapped lines are joined."""
    lines = _lines(text, first_line)
    width = _wrap_width(lines)
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        end = _end_of_passage(lines, index, width)
        blocks.append(_block(lines[index:end]))
        index = end
    return blocks


def _lines(text: str, first_line: int) -> list[_Line]:
    found: list[_Line] = []
    blank = True
    for number, line in enumerate(split_lines(text), start=first_line):
        folded = fold(line)
        if folded:
            found.append(_Line(folded, number, blank))
        blank = not folded
    return found


def _wrap_width(lines: list[_Line]) -> int:
    """Return the column at which lines were wrapped; 0 if every line end was meant."""
    total = sum(len(line.text) for line in lines)
    long = sum(len(line.text) for line in lines if len(line.text) > WIDEST_WRAP)
    if long * 5 > total * 2:
        return 0
    if not any(_broken(line, following) for line, following in pairwise(lines)):
        return 0
    return max((len(line.text) for line in lines if len(line.text) <= WIDEST_WRAP), default=0)


def _broken(line: _Line, following: _Line) -> bool:
    """Say whether a sentence goes on over this line end, which shows that somebody wraps lines."""
    return not following.after_blank and following.text[0].islower() and not ends_sentence(line.text)


def _heading_at(lines: list[_Line], index: int, width: int, before: list[Block]) -> tuple[Block | None, int]:
    """Return the heading that begins at this line and how many lines it takes, or (None, 0)."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    marked = _MARKED.match(line.text)
    if marked:
        return Block("heading", heading_text(line.text), line.number, len(marked[1] or marked[2])), 1
    if following and not following.after_blank and _UNDERLINE.match(following.text) and len(line.text) <= WIDEST_WRAP:
        level = 1 if following.text.strip()[0] == "=" else 2
        return Block("heading", heading_text(line.text), line.number, level), 2
    if not _stands_as_heading(lines, index, width, before):
        return None, 0
    return Block("heading", heading_text(line.text), line.number, heading_level(line.text)), 1


def _stands_as_heading(lines: list[_Line], index: int, width: int, before: list[Block]) -> bool:
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not looks_like_heading(line.text):
        return False
    if _BULLET.match(line.text) and not _numbered_heading(lines, index):
        return False
    if is_role_heading(line.text):
        return True
    alone = line.after_blank and following is not None and following.after_blank
    if trails_off(line.text) and not alone:
        return False
    if following and not following.after_blank and _continues(line, following, width):
        return False
    # names under "The causes are:" without bullets are the list, not headings
    return not (before and before[-1].kind != "heading" and before[-1].text.endswith(":") and not line.after_blank)


def _bare_list(lines: list[_Line], start: int) -> int:
    """Return how many lines from here are a list without bullets: three or more names between blank lines."""
    if not lines[start].after_blank:
        return 0
    end = start
    while end < len(lines) and (end == start or not lines[end].after_blank):
        line = lines[end].text
        if not _is_like_heading(line) or is_role_heading(line) or _BULLET.match(line) or _MARKED.match(line):
            return 0
        end += 1
    return end - start if end - start > 2 else 0


def _numbered_heading(lines: list[_Line], index: int) -> bool:
    """Tell "1. Introduction" above a paragraph from the first item of a numbered list."""
    if not _NUMBERED.match(lines[index].text) or index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    return not _BULLET.match(following.text) and (len(following.text) > 60 or ends_sentence(following.text))


def _end_of_passage(lines: list[_Line], start: int, width: int) -> int:
    """Return the index behind the paragraph or item that begins at `start`."""
    end = start + 1
    while end < len(lines):
        previous, line = lines[end - 1], lines[end]
        if line.after_blank or _BULLET.match(line.text) or _RULE.match(line.text) or _MARKED.match(line.text):
            break
        if is_role_heading(line.text) and (ends_sentence(previous.text) or not _continues(previous, line, width)):
            break
        if not _continues(previous, line, width):
            break
        if run_in_heading(line.text) and ends_sentence(previous.text):
            break
        end += 1
    return end


def _continues(line: _Line, following: _Line, width: int) -> bool:
    """Say whether the line end between the two is only where the text was wrapped."""
    first_word = following.text.split(" ", 1)[0]
    if first_word[0].islower() and not ends_sentence(line.text) and not line.text.endswith(":"):
        return True
    if not width:
        return False
    if line.text.endswith("-") and first_word[0].isalnum():
        return True
    # the next word would have fitted on this line: somebody ended it on purpose, or wraps by hand
    had_room = len(line.text) + 1 + len(first_word) <= width
    if not had_room:
        return True
    return not ends_sentence(line.text) and len(line.text) * 10 > width * 7 and not _is_like_heading(line.text)


def _is_like_heading(line: str) -> bool:
    return looks_like_heading(line) and not trails_off(line)


def _block(lines: list[_Line]) -> Block:
    text = " ".join(line.text for line in lines)
    bullet = _BULLET.match(text)
    if bullet and len(text) > bullet.end():
        return Block("item", text[bullet.end() :], lines[0].number)
    return Block("prose", text, lines[0].number)


PLAIN_TEXT = Reader("plain text", (".txt", ".text"), read_plain_text)
