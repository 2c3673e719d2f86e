"""JSON Lines: one entry a line, every faulty line reported."""

from cards.model import Problem, Source
from cards.sources.lines import split_lines
from cards.sources.page import Page
from cards.sources.readers.json_tree import json_tree
from cards.sources.readers.reader import Found, Reader
from cards.sources.structured import page_of
from cards.sources.tree import TreeError


def read_jsonl(text: str, path: str) -> Found:
    """Return the entries of a file with one JSON object a line; empty lines are skipped."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for number, line in enumerate(split_lines(text), start=1):
        if not line.strip():
            continue
        try:
            tree = json_tree(line, number)
        except TreeError as fault:
            problems.append(Problem("error", fault.message, fault.remedy, Source(path, number)))
            continue
        page, found = page_of(tree, path, "the field", shares_file=True)
        problems += found
        if page:
            pages.append(page)
    return pages, problems


JSONL = Reader("JSON Lines", (".jsonl", ".ndjson"), read_jsonl)
