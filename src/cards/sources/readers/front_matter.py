"""The YAML between two lines of --- at the top of a Markdown file: what it states about the page."""

import re
from dataclasses import dataclass

from cards.sources.lines import fold, split_lines
from cards.sources.page import Stated
from cards.sources.readers.yaml_tree import yaml_trees
from cards.sources.schema import NAMES_OF_ALIASES, NAMES_OF_TERM, NAMES_OF_URL
from cards.sources.structured import listed
from cards.sources.tree import Branch, Node, Table, Text, TreeError

_KEY = re.compile(r"[\w-]+\s*:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a page's author wrote above its text. `faults` are fields of the wrong shape, by line."""

    term: Stated | None = None
    identifier: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    faults: tuple[tuple[int, str], ...] = ()


def split_front_matter(text: str) -> tuple[FrontMatter | None, str, int]:
    """Return the front matter, the text below it, and the line at which that begins; raises TreeError."""
    lines = split_lines(text)
    if lines[0].rstrip() != "---" or len(lines) < 2:
        return None, text, 1
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() in ("---", "...")), None)
    if end is None or not any(_KEY.match(line) for line in lines[1:end]):
        # a page may begin with a rule; an opened block of fields that never ends is a mistake
        if _KEY.match(lines[1]):
            raise TreeError("the front matter is opened here and never closed", 1, "end it with a line of ---")
        return None, text, 1
    trees = yaml_trees("\n".join(lines[1:end]), first_line=2)
    tree = trees[0] if trees else Text("", 2)
    if not isinstance(tree, Table):
        raise TreeError("the front matter holds no fields", 2, 'write lines such as "term: Allostatic load"')
    return _understood(tree), "\n".join(lines[end + 1 :]), end + 2


def _understood(tree: Table) -> FrontMatter:
    fields = {key.value.casefold(): value for key, value in tree.items}
    faults: list[tuple[int, str]] = []

    def one(names: tuple[str, ...]) -> tuple[str, Text] | None:
        for name in names:
            value = fields.get(name)
            if isinstance(value, Text):
                if value.value.strip():
                    return name, value
            elif value is not None:
                faults.append((value.line, f'"{name}" in the front matter is no text'))
        return None

    def several(names: tuple[str, ...]) -> tuple[str, ...]:
        found = [name for key in names if key in fields for name in _names(fields[key], key, faults)]
        return tuple(dict.fromkeys(found))

    term, identifier, url = one(NAMES_OF_TERM), one(("id",)), one(NAMES_OF_URL)
    aliases, tags = several(NAMES_OF_ALIASES), several(("tags",))
    return FrontMatter(
        term=Stated(fold(term[1].value), term[1].line, f'"{term[0]}" in the front matter') if term else None,
        identifier=fold(identifier[1].value) if identifier else "",
        aliases=aliases,
        tags=tags,
        url=fold(url[1].value) if url else None,
        faults=tuple(faults),
    )


def _names(node: Node, key: str, faults: list[tuple[int, str]]) -> list[str]:
    if isinstance(node, Text):
        return list(listed(node.value))
    if isinstance(node, Branch) and all(isinstance(item, Text) for item in node.items):
        return [fold(item.value) for item in node.items if isinstance(item, Text) and item.value.strip()]
    faults.append((node.line, f'"{key}" in the front matter is no list of texts'))
    return []
