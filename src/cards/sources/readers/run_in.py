"""Headings on the line of their text ("Origin: The word …"): the usual ones, and any where a page always does so."""

import re
from collections.abc import Sequence

from cards.sources.headings import ends_sentence, run_in_heading
from cards.sources.page import Block

CONSISTENT = 3
"""Usual run-in headings on a page from which on its other labels count as headings too."""

FEWEST_LABELS = 4
MOST_OF = 0.6
"""With so many labels, on so great a part of the paragraphs, two usual ones are enough."""

_LABEL = re.compile(r"([A-Z][^:.!?]{2,40}):\s+(?=[\"“‘(]?[A-Z0-9])")
_MOST_WORDS = 5


def with_run_in_headings(blocks: Sequence[Block], level: int = 2) -> list[Block]:
    """Return the blocks with such paragraphs split into a heading of that level and its text."""
    known = [run_in_heading(block.text) if block.kind == "prose" else None for block in blocks]
    consistent = _is_consistent(blocks, sum(labelled is not None for labelled in known))
    found: list[Block] = []
    for block, labelled in zip(blocks, known, strict=True):
        split = labelled or (_labelled(block.text) if consistent and block.kind == "prose" else None)
        if split:
            found += [Block("heading", split[0], block.line, level), Block("prose", split[1], block.line)]
        else:
            found.append(block)
    return found


def _is_consistent(blocks: Sequence[Block], usual: int) -> bool:
    """Say whether the page always does so: some usual labels, or fewer where most paragraphs begin with a label."""
    prose = [block for block in blocks if block.kind == "prose"]
    labels = sum(_labelled(block.text) is not None for block in prose)
    most = labels >= FEWEST_LABELS and labels >= MOST_OF * (len(prose) - 1)  # the definition has none
    return usual >= CONSISTENT or (usual >= 2 and most)


def _labelled(text: str) -> tuple[str, str] | None:
    label = _LABEL.match(text)
    # "Cite this page: APA MLA Chicago" is a row of links
    if not label or len(label[1].split()) > _MOST_WORDS or not ends_sentence(text):
        return None
    rest = text[label.end() :]
    return (label[1].strip(), rest) if len(rest.split()) > 3 else None
