"""The readers, in the order in which they are asked, and which one reads a file."""

from pathlib import PurePath

from cards.sources.readers.html_page import HTML
from cards.sources.readers.json_file import JSON
from cards.sources.readers.jsonl_file import JSONL
from cards.sources.readers.markdown import MARKDOWN
from cards.sources.readers.plain_text import PLAIN_TEXT
from cards.sources.readers.reader import Reader
from cards.sources.readers.table import CSV, TSV
from cards.sources.readers.yaml_file import YAML

READERS: tuple[Reader, ...] = (PLAIN_TEXT, MARKDOWN, HTML, YAML, JSON, JSONL, CSV, TSV)

STANDARD_INPUT = "-"
"""The path of what came through standard input, in patterns and in messages."""


def reader_for(path: str) -> Reader | None:
    """Return the reader of a file by its suffix, or None if nobody reads such files."""
    suffix = PurePath(path).suffix.casefold()
    return next((reader for reader in READERS if suffix in reader.suffixes), None)


def reader_for_text(text: str) -> Reader:
    """Return the reader of a text that has no file name, by how it begins."""
    start = text[:1000].lstrip()
    if start.startswith("<"):
        return HTML
    if start.startswith("["):
        return JSON
    if start.startswith("{"):
        return JSONL if start.split("\n", 1)[0].rstrip().endswith("}") else JSON
    return MARKDOWN if start.startswith(("---", "# ", "## ")) else PLAIN_TEXT


def all_suffixes() -> str:
    """Return every suffix that is read, in words for a message."""
    return " ".join(suffix for reader in READERS for suffix in reader.suffixes)
