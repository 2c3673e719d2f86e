"""JSON files: one entry, a list, or {"entries": [...]}."""

from cards.sources.readers.json_tree import json_tree
from cards.sources.readers.reader import Found, Reader, refused
from cards.sources.structured import pages_of
from cards.sources.tree import TreeError


def read_json(text: str, path: str) -> Found:
    """Return the entries of a JSON file."""
    try:
        tree = json_tree(text)
    except TreeError as fault:
        return refused(path, fault.line, fault.message, fault.remedy)
    return pages_of(tree, path)


JSON = Reader("JSON", (".json",), read_json)
