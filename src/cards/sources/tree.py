"""What YAML and JSON have in common: a tree of texts, lists and mappings in which every node knows its line."""

from collections.abc import Sequence
from dataclasses import dataclass

DEEPEST = 20
"""Levels. An entry needs four; more is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as written. `lines_kept` says that its line ends are those of the file (YAML's "|")."""

    value: str
    line: int
    lines_kept: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A list."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """Keys and values in the order of the file."""

    items: "tuple[tuple[Text, Node], ...]"
    line: int


Node = Text | Branch | Table
type Plain = str | list["Plain"] | dict[str, "Plain"]


class TreeError(Exception):
    """The file is not what its suffix says; the message and the line are for the person who wrote it."""

    def __init__(self, message: str, line: int, remedy: str) -> None:
        super().__init__(message)
        self.message, self.line, self.remedy = message, line, remedy


def plain(node: Node) -> Plain:
    """Return the tree as Python's own strings, lists and dictionaries."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Branch):
        return [plain(item) for item in node.items]
    return {key.value: plain(value) for key, value in node.items}


def node_at(node: Node, place: Sequence[str | int]) -> Node:
    """Return the node under these keys and indexes, as far down as they lead."""
    for step in place:
        if isinstance(node, Table):
            below = next((value for key, value in node.items if key.value == step), None)
        elif isinstance(node, Branch) and isinstance(step, int) and step < len(node.items):
            below = node.items[step]
        else:
            below = None
        if below is None:
            break
        node = below
    return node


def mapping(items: Sequence[tuple[Text, Node]], line: int) -> Table:
    """Return a mapping; raises TreeError if a key stands in it twice."""
    seen: dict[str, int] = {}
    for key, _ in items:
        if key.value in seen:
            message = f'the key "{key.value}" stands here a second time (first in line {seen[key.value]})'
            raise TreeError(message, key.line, "keep one of the two, or write both texts as a list under one key")
        seen[key.value] = key.line
    return Table(tuple(items), line)
