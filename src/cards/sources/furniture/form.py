"""The form of a line, whatever its words: a sentence or a formula is text; a name, a label, a row of links is not."""

import re
from collections.abc import Sequence

from cards.sources.headings import ends_sentence
from cards.sources.page import Block

SHORT = 12
"""Words. Up to here a line without a final stop may be a link, a button or a label."""

_FORMULA = re.compile(r"[=≈≠≤≥⇌∝∑∫√±]|\\[a-z]|\d\s*[+×·]\s*\d")
_REACTION = re.compile(r"\w\s*→\s*\w")
_SEPARATOR = re.compile(r"\s[|/*<>~-]\s|\s?[|•·»›«‹→←▸►]\s?")
_LABEL = re.compile(r"\W{0,3}[^\W\d][\w '’&-]{1,40}:\s+\S")
_WRAPPED = re.compile(r"(?:\{[{%<].*[}%>]\}|\[(?=.*[^\W\d_]{3}).*\]|<{1,2}[^<>]*>{1,2}|>>.*<<)")
_QUOTED = re.compile(r"[“«\"‘].*[”»\"’]$")
_MOST_WORDS_OF_LINKS = 60
_READ = 300
"""Characters of a line in which a formula shows."""


def reads_as_text(line: str) -> bool:
    """Say whether a line is text by its form: a statement with its stop, a formula, or too long for a label."""
    text = line.strip(" *_")
    words = text.split()
    if not words or is_wrapped(text):
        return False
    if is_formula(text) or _QUOTED.match(text):
        return True
    if is_row(text):
        return False
    if ends_sentence(text):
        # "Got it!" is a button, "Read next: why do cats purr?" a link
        return len(words) > (SHORT if text.endswith(("!", "?")) else 2)
    return len(words) > SHORT


def is_row(line: str) -> bool:
    """Say whether a line is a row of names: "A | B | C", "Tags: gravity, rings"."""
    if ends_sentence(line) or len(line.split()) > _MOST_WORDS_OF_LINKS:
        return False
    parts = _SEPARATOR.split(line)
    if len(parts) > 1 and max(len(part.split()) for part in parts) <= 6:
        return True
    label = _LABEL.match(line)
    return (
        bool(label) and all(len(part.split()) <= 6 for part in line[label.end() - 1 :].split(",")) if label else False
    )


def is_wrapped(line: str) -> bool:
    """Say whether a line is a mark of the site's machinery or a button: "{{ad}}", "[Edit]"."""
    return bool(_WRAPPED.fullmatch(line.strip()))


def is_formula(line: str) -> bool:
    """Say whether a line states something in signs instead of words."""
    read = line[:_READ]
    # "2 Na + Cl2 → 2 NaCl" has numbers, "Diffusion → Turgor" leads to other pages
    reaction = "→" in read and bool(_REACTION.search(read)) and any(map(str.isdecimal, read))
    return "://" not in read and (reaction or bool(_FORMULA.search(read)))


def stops_are_used(blocks: Sequence[Block]) -> bool:
    """Say whether this page ends its sentences with stops, so that a line without one is none."""
    long = [block for block in blocks if block.kind in ("prose", "item") and len(block.text.split()) > SHORT // 2]
    paragraphs = [block.text for block in long if block.kind == "prose"] or [block.text for block in long]
    return bool(long) and sum(text.endswith(":") or ends_sentence(text) for text in paragraphs) * 2 > len(paragraphs)
