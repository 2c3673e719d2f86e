"""YAML text to trees: every scalar stays text; aliases, tags and deep nesting are refused before they cost anything."""

from dataclasses import dataclass, field

import yaml

from cards.sources.tree import DEEPEST, Branch, Node, Text, TreeError, mapping

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    line: int
    is_mapping: bool
    items: list[Node] = field(default_factory=list)

    def closed(self) -> Node:
        if not self.is_mapping:
            return Branch(tuple(self.items), self.line)
        pairs: list[tuple[Text, Node]] = []
        for key, value in zip(self.items[::2], self.items[1::2], strict=True):
            if not isinstance(key, Text):
                raise TreeError("a key must be a word, not a list or mapping", key.line, "write the key as plain text")
            pairs.append((key, value))
        return mapping(pairs, self.line)


def yaml_trees(text: str, first_line: int = 1) -> list[Node]:
    """Return one tree for each document in the text; raises TreeError with the line of what is wrong."""
    try:
        return _trees(text, first_line)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = first_line + (mark.line if mark else 0)
        what = " ".join(part for part in (fault.problem, fault.context) if part)
        remedy = 'put texts that contain ": " or begin with a mark into quotes, and indent with spaces'
        raise TreeError(f"not YAML: {what}", line, remedy) from None
    except yaml.reader.ReaderError as fault:
        message = "not YAML: a control character stands in the text"
        raise TreeError(message, first_line + text.count("\n", 0, fault.position), "remove the character") from None


def _trees(text: str, first_line: int) -> list[Node]:
    trees: list[Node] = []
    opened: list[_Open] = []
    for event in yaml.parse(text, Loader=_LOADER):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        node: Node
        if isinstance(event, yaml.NodeEvent):
            _refuse_references(event, line)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(opened) == DEEPEST:
                raise TreeError(f"nested more than {DEEPEST} levels deep", line, "write entries with plain sections")
            opened.append(_Open(line, isinstance(event, yaml.MappingStartEvent)))
            continue
        if isinstance(event, yaml.ScalarEvent):
            literal = event.style == "|"
            # the text of a block scalar begins on the line below its mark
            node = Text(event.value, line + 1 if event.style in ("|", ">") else line, lines_kept=literal)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = opened.pop().closed()
        else:
            continue
        if opened:
            opened[-1].items.append(node)
        else:
            trees.append(node)
    return trees


def _refuse_references(event: yaml.NodeEvent, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise TreeError(
            "YAML anchors (&) and aliases (*) are not read", line, "write the text out, or put it into quotes"
        )
    tag = getattr(event, "tag", None)
    if tag and not getattr(event, "implicit", None) == (False, True) and str(tag) != "!":
        raise TreeError(f"YAML tags ({tag}) are not read: everything is text", line, "remove the tag")
