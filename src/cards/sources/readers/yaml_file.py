"""YAML files: one entry, a list, {"entries": [...]}, or several documents."""

from cards.sources.lines import first_long_line
from cards.sources.readers.reader import Found, Reader, refused, refused_for_length
from cards.sources.readers.yaml_tree import yaml_trees
from cards.sources.structured import pages_of
from cards.sources.tree import Branch, TreeError


def read_yaml(text: str, path: str) -> Found:
    """Return the entries of a YAML file."""
    too_long = first_long_line(text)
    if too_long:
        return refused_for_length(path, too_long)
    try:
        trees = yaml_trees(text)
    except TreeError as fault:
        return refused(path, fault.line, fault.message, fault.remedy)
    if len(trees) == 1:
        return pages_of(trees[0], path)
    return pages_of(Branch(tuple(trees), 1), path)


YAML = Reader("YAML", (".yaml", ".yml"), read_yaml)
