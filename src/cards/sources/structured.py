"""A tree of fields (from YAML, JSON, or a row of a table) to a page: which field is the term, which are sections."""

from collections.abc import Sequence
from dataclasses import replace

from pydantic import ValidationError

from cards.model import Problem, Source
from cards.sources.lines import LONGEST_PASSAGE, fold
from cards.sources.page import Block, Page, Stated
from cards.sources.readers.plain_text import paragraphs
from cards.sources.readers.reader import refused_for_length
from cards.sources.schema import (
    NAMES_OF_ALIASES,
    NAMES_OF_DEFINITION,
    NAMES_OF_TERM,
    NAMES_OF_URL,
    EntryFields,
)
from cards.sources.tree import Branch, Node, Table, Text, node_at, plain

_OTHER_FIELDS = {"id", "tags", "sections", *NAMES_OF_TERM, *NAMES_OF_ALIASES, *NAMES_OF_URL, *NAMES_OF_DEFINITION}
_REMEDY = "see `cards entries --schema` for what an entry may hold"


def pages_of(tree: Node, path: str, where: str = "the field") -> tuple[list[Page], list[Problem]]:
    """Return the pages of a tree: one entry, a list, or {"entries": [...]}; `where` words the reason for the term."""
    entries = _entries(tree)
    if entries is None:
        return [], [_error(path, tree.line, "no entry: a mapping of fields is needed here")]
    if not entries:
        return [], [_error(path, tree.line, "the file holds no entry")]
    pages: list[Page] = []
    problems: list[Problem] = []
    for entry in entries:
        page, found = page_of(entry, path, where, shares_file=isinstance(tree, Branch) or entry is not tree)
        problems += found
        if page:
            pages.append(page)
    return pages, problems


def page_of(entry: Node, path: str, where: str, *, shares_file: bool) -> tuple[Page | None, list[Problem]]:
    """Return the page of one mapping, or the problems that forbid it."""
    if not isinstance(entry, Table):
        return None, [_error(path, entry.line, "an entry must be a mapping of fields, not a bare text or list")]
    problems = _faults(entry, path)
    if problems:
        return None, problems
    term = _first(entry, NAMES_OF_TERM)
    identifier = _first(entry, ("id",))
    url = _first(entry, NAMES_OF_URL)
    page = Page(
        path,
        entry.line,
        tuple(_blocks(entry)),
        term=Stated(fold(term[1].value), term[1].line, f'{where} "{term[0]}"') if term else None,
        identifier=fold(identifier[1].value) if identifier else "",
        aliases=_words(entry, NAMES_OF_ALIASES),
        tags=_words(entry, ("tags",)),
        url=fold(url[1].value) if url else None,
        shares_file=shares_file,
        has_fields=True,
    )
    return page, []


def listed(text: str) -> tuple[str, ...]:
    """Split names that stand in one text, separated by commas or semicolons."""
    return tuple(name for part in text.replace(";", ",").split(",") if (name := fold(part)))


def _entries(tree: Node) -> Sequence[Node] | None:
    if isinstance(tree, Branch):
        return tree.items
    if not isinstance(tree, Table):
        return None
    below = {key.value: value for key, value in tree.items}.get("entries")
    return below.items if isinstance(below, Branch) and len(tree.items) == 1 else (tree,)


def _faults(entry: Table, path: str) -> list[Problem]:
    try:
        EntryFields.model_validate(plain(entry))
    except ValidationError as faults:
        problems: dict[Source, Problem] = {}
        for fault in faults.errors(include_url=False, include_input=False):
            place = fault["loc"]
            source = Source(path, node_at(entry, place).line)
            needed = "a text" if place[0] in ("id", *NAMES_OF_TERM, *NAMES_OF_URL) else "a text or a list of texts"
            if place[0] == "sections":
                needed = 'headings with texts, or a list of {"heading", "text"}'
            # a union gives one fault for each of its members; one line a place is enough
            problems.setdefault(source, _error(path, source.line, f'"{place[0]}" must be {needed}'))
        return list(problems.values())
    long = next((node for node in _texts(entry) if len(node.value) > LONGEST_PASSAGE), None)
    if long:
        return refused_for_length(path, long.line)[1]
    surrogate = next(
        (node for node in _texts(entry) if any("\ud800" <= letter <= "\udfff" for letter in node.value)), None
    )
    if surrogate:
        return [_error(path, surrogate.line, "half a character (a lone surrogate) stands in the text")]
    return []


def _blocks(entry: Table) -> list[Block]:
    blocks: list[Block] = []
    for key, value in entry.items:
        if key.value in NAMES_OF_DEFINITION:
            # an untitled first part is the definition, wherever its field stands
            blocks[:0] = _passages(value)
    for key, value in entry.items:
        if key.value == "sections" and isinstance(value, Table):
            for heading, texts in value.items:
                blocks += _section(heading, texts)
        elif key.value == "sections" and isinstance(value, Branch):
            for section in value.items:
                fields = {name.value: below for name, below in section.items} if isinstance(section, Table) else {}
                heading_node = fields["heading"]
                if isinstance(heading_node, Text):
                    blocks += _section(heading_node, fields["text"])
        elif key.value not in _OTHER_FIELDS:
            shown = key.value.replace("_", " ").strip()
            blocks += _section(replace(key, value=shown[:1].upper() + shown[1:]), value)
    return blocks


def _section(heading: Text, texts: Node) -> list[Block]:
    passages = _passages(texts)
    return [Block("heading", fold(heading.value), heading.line), *passages] if passages else []


def _passages(texts: Node) -> list[Block]:
    blocks: list[Block] = []
    for node in _texts(texts):
        found = paragraphs(node.value, node.line)
        blocks += found if node.lines_kept else [replace(block, line=node.line) for block in found]
    return blocks


def _texts(node: Node) -> list[Text]:
    if isinstance(node, Text):
        return [node]
    below = [value for _, value in node.items] if isinstance(node, Table) else list(node.items)
    return [text for value in below for text in _texts(value)]


def _first(entry: Table, names: Sequence[str]) -> tuple[str, Text] | None:
    for name in names:
        for key, value in entry.items:
            if key.value == name and isinstance(value, Text) and value.value.strip():
                return name, value
    return None


def _words(entry: Table, names: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for key, value in entry.items:
        if key.value in names:
            for node in _texts(value):
                found += listed(node.value) if isinstance(value, Text) else [fold(node.value)]
    return tuple(name for name in dict.fromkeys(found) if name)


def _error(path: str, line: int, message: str) -> Problem:
    return Problem("error", message, _REMEDY, Source(path, line))
