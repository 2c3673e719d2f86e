"""JSON text to a tree: numbers stay text as written, and every string knows its line."""

import json
import re
from collections.abc import Iterator

from cards.sources.lines import LINE_END
from cards.sources.tree import DEEPEST, Branch, Node, Text, TreeError, mapping

_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)


class _Number(str):
    """A number as written. It is no string of the file, so it has no place among the strings' lines."""

    __slots__ = ()


class _Pairs(list[tuple[str, object]]):
    """An object of the file, with its keys in order and doubled keys kept to be reported."""


def json_tree(text: str, first_line: int = 1) -> Node:
    """Return the tree of a JSON text; raises TreeError with the line (and column) of what is wrong."""
    try:
        value = json.loads(
            text, object_pairs_hook=_Pairs, parse_int=_Number, parse_float=_Number, parse_constant=_Number
        )
    except json.JSONDecodeError as fault:
        line = first_line + len(LINE_END.findall(text, 0, fault.pos))
        column = fault.pos - max(text.rfind("\n", 0, fault.pos), text.rfind("\r", 0, fault.pos))
        message = f"not JSON: {fault.msg[0].lower()}{fault.msg[1:]} (column {column})"
        raise TreeError(message, line, "look for a missing comma, quote or bracket just before this place") from None
    except RecursionError:
        raise TreeError("not an entry: nested too deep", first_line, "write entries with plain sections") from None
    return _node(value, _string_lines(text, first_line), first_line, 0)


def _string_lines(text: str, first_line: int) -> Iterator[int]:
    """Yield the line of every string in the order of the text, which is the order in which the tree is walked."""
    line, counted = first_line, 0
    for string in _STRING.finditer(text):
        line += len(LINE_END.findall(text, counted, string.start()))
        counted = string.start()
        yield line


def _node(value: object, lines: Iterator[int], line: int, depth: int) -> Node:
    if depth > DEEPEST:
        raise TreeError(f"nested more than {DEEPEST} levels deep", line, "write entries with plain sections")
    if isinstance(value, _Pairs):
        pairs: list[tuple[Text, Node]] = []
        start = line
        for key, below in value:
            line = next(lines)
            start = start if pairs else line
            node = _node(below, lines, line, depth + 1)
            pairs.append((Text(key, line), node))
        return mapping(pairs, start)
    if isinstance(value, list):
        items: list[Node] = []
        for below in value:
            items.append(_node(below, lines, line, depth + 1))
            line = items[-1].line
        return Branch(tuple(items), items[0].line if items else line)
    if isinstance(value, _Number):
        return Text(str(value), line)
    if isinstance(value, str):
        return Text(value, next(lines))
    if value is None:
        return Text("", line)
    raise TreeError(f"{str(value).lower()} stands where a text is read", line, "put the text into quotes")
