"""Marks inside the text of an encyclopedia page: "[1]" behind a sentence, "[edit]" behind a heading; taken out silently."""

import re
from collections.abc import Sequence
from dataclasses import replace

from cards.sources.page import Block

_NUMBER = r"\[(?:\d{1,3}(?:[,–-] ?\d{1,3})*|[a-z]|(?:note|nb|n|fn) ?\d{1,2})\]"
_CITES = re.compile(rf"[.,;!?”\"’)]{_NUMBER}")
_CITATION = re.compile(rf"(?<=[\w.,;:!?”\"’)\]%°])\s?(?:{_NUMBER})+(?=[\s.,;:!?)”\"]|$)")
_REMARK = re.compile(
    r"\s?\[(?:edit(?: source| \| edit source)?|citation needed|clarification needed|who\?|when\?|which\?|by whom\?|"
    r"according to whom\?|dubious(?: –? ?discuss)?|better source needed|verification needed|page needed|needs update)\]",
    re.IGNORECASE,
)


def without_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks without these marks; a number in brackets is one only where the page cites in this way."""
    cites = any(_CITES.search(block.text) for block in blocks if "[" in block.text)
    return tuple(_cleaned(block, cites=cites) if "[" in block.text else block for block in blocks)


def _cleaned(block: Block, *, cites: bool) -> Block:
    text = _REMARK.sub("", block.text)
    if cites:
        text = _CITATION.sub("", text)
    # a line that is nothing but a mark is a line of the page, and is reported with its furniture
    return replace(block, text=text.strip()) if text.strip() else block
