"""The lines of a card file and what each of them is: a marker, a heading, blank, indented, protected, or plain text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["blank", "text", "indented", "code", "aside", "heading", "rule", "conflict", "Q", "A", "C", "T"]

MARKERS: dict[str, Kind] = {"Q:": "Q", "A:": "A", "C:": "C", "T:": "T"}
STRUCTURE: frozenset[Kind] = frozenset({"heading", "rule", "conflict", "aside", "Q", "A", "C", "T"})
BYTE_ORDER_MARK = "\ufeff"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_FENCE = re.compile(r"(?:[QAC]:[ \t]*)?(?:(`{3,})[^`]*|(~{3,}).*)$", re.DOTALL)
_FENCE_END = re.compile(r"(?:`{3,}|~{3,})[ \t]*$")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_RULE = re.compile(r"-{3,}[ \t]*$")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: |$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its number from 1, its characters without and with the line end, what it is.

    `code` lies in a fence that begins at column 0 or behind a marker (the fence's own lines too, if no marker stands
    before them); `aside` in front matter or in a comment whose `<!--` and `-->` begin lines.
    """

    number: int
    text: str
    whole: str
    kind: Kind


def split_keeping_ends(text: str) -> list[str]:
    """Split at CR LF, CR and LF only, as an editor does; the line ends stay."""
    return _LINE.findall(text)


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that begins at line 1, without a byte order mark. Linear in its length."""
    wholes = split_keeping_ends(text)
    texts = [whole.rstrip("\r\n") for whole in wholes]
    kinds = _kinds(texts)
    return [
        Line(number, bare, whole, kind)
        for number, (bare, whole, kind) in enumerate(zip(texts, wholes, kinds, strict=True), start=1)
    ]


def level(heading: str) -> int:
    """Return the level of a heading's line."""
    found = _HEADING.match(heading)
    return len(found[1]) if found else 0


def heading_text(line: str) -> str:
    """Return what a heading's line says, without the marks before and behind."""
    text = line[level(line) :].strip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != text and (not bare or bare[-1] in " \t") else text


def print_heading(depth: int, text: str) -> str:
    """Return the line of a heading, the inverse of `heading_text` for a text without line ends and outer white space."""
    folded = " ".join(text.split())
    line = f"{'#' * depth} {folded}".rstrip()
    return line if heading_text(line) == folded else f"{line} #"


def opens_fence(text: str) -> bool:
    """Say whether this first line of a text would open a fence."""
    return _FENCE.match(text) is not None


def _kinds(texts: Sequence[str]) -> list[Kind]:
    longest = _longest_fence_ends(texts)
    last_comment_end = max((index for index, text in enumerate(texts) if text.startswith("-->")), default=-1)
    kinds: list[Kind] = ["aside"] * _front_matter(texts)
    in_conflict = False
    index = len(kinds)
    while index < len(texts):
        text = texts[index]
        if text.startswith("<!--") and "-->" not in text and index < last_comment_end:
            end = next(later for later in range(index + 1, len(texts)) if texts[later].startswith("-->"))
            kinds += ["aside"] * (end + 1 - index)
        elif (fence := _fence(text)) and longest[index + 1].get(fence[0], 0) >= len(fence):
            end = next(later for later in range(index + 1, len(texts)) if _closes(texts[later], fence))
            kinds.append(MARKERS.get(text[:2], "code"))
            kinds += ["code"] * (end - index)
        else:
            kinds.append(_kind(text, in_conflict=in_conflict))
            if kinds[-1] == "conflict":
                in_conflict = text[0] != ">"
        index = len(kinds)
    return kinds


def _kind(text: str, *, in_conflict: bool) -> Kind:
    if not text.strip():
        return "blank"
    if text[0] in " \t":
        return "indented"
    if marker := MARKERS.get(text[:2]):
        return marker
    if _HEADING.match(text):
        return "heading"
    if _RULE.match(text):
        return "rule"
    if _CONFLICT.match(text) or (in_conflict and text == "======="):
        return "conflict"
    return "text"


def _front_matter(texts: Sequence[str]) -> int:
    """Return how many lines the front matter takes; what holds notes or headings of sections is none."""
    if not texts or texts[0].rstrip() != "---":
        return 0
    for index, text in enumerate(texts[1:], start=1):
        if text.rstrip() == "---":
            return index + 1
        if text[:2] in MARKERS or text.startswith("##"):
            return 0
    return 0


def _fence(text: str) -> str:
    found = _FENCE.match(text)
    return (found[1] or found[2]) if found else ""


def _closes(text: str, fence: str) -> bool:
    return text.startswith(fence) and _FENCE_END.match(text) is not None and text.rstrip(" \t").strip(fence[0]) == ""


def _longest_fence_ends(texts: Sequence[str]) -> list[dict[str, int]]:
    """Return for each line the longest end of a fence, by its character, in that line or below it.

    What is never closed is no fence: one forgotten mark must not take the rest of the file's notes away.
    """
    longest: list[dict[str, int]] = [{}]
    for text in reversed(texts):
        known = longest[-1]
        if text[:3] in ("```", "~~~") and _FENCE_END.match(text):
            known = known | {text[0]: max(known.get(text[0], 0), len(text.rstrip(" \t")))}
        longest.append(known)
    longest.reverse()
    return longest
