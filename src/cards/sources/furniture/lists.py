"""Which list items, and which names without bullets, belong to a list that the page's text announces."""

import re
from collections.abc import Sequence

from cards.sources.furniture.form import reads_as_text
from cards.sources.page import Block
from cards.sources.roles import is_role_heading, role_of

_LONGEST_NAME = 60
_LAST_WORDS = 160
"""Characters of a paragraph that may announce a list: its last sentence."""

_ANNOUNCES = re.compile(
    r"\b(?:following|follows?|below|these|several|various|many|some|different|common(?:ly)?|typical(?:ly)?|"
    r"includ(?:e|es|ing)|kinds?|types?|forms?|ways|steps|stages|examples?|cases|parts|groups?|two|three|four|five|six|"
    r"seven|eight|nine|ten|both|among them|listed|distinguish(?:ed|es)?)\b",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"\b(?:more|related|similar|popular|recent|latest|newest|trending|recommended|featured|suggested|categor(?:y|ies)|"
    r"tags|topics|archives?|links|resources|explore|browse|navigate|next|read|you|your|our|us|this (?:week|month|site|"
    r"page)|share|site|menu|quick|follow|newsletter|courses?|editor['’]?s?|also)\b",
    re.IGNORECASE,
)


def announced(blocks: Sequence[Block], reasons: Sequence[str]) -> set[int]:
    """Return the lines of lists that a heading or a paragraph announces; `reasons` says what is furniture already."""
    found = under_colon(blocks)
    above: Block | None = None
    run: list[int] = []
    belongs = False
    for index, block in enumerate(blocks):
        if reasons[index]:
            # an advertisement's list is its own
            if block.kind != "item":
                above, run, belongs = None, [], False
            continue
        if block.kind == "item":
            if not run:
                belongs = above is not None and _announces(above)
            run.append(index)
            # a bare name that stands between sentences of one list is an item like them
            if belongs or reads_as_text(block.text):
                found.add(index)
            continue
        run, above = [], block
    return found


def under_colon(blocks: Sequence[Block]) -> set[int]:
    """Return the lines of lists under "The causes are:", with bullets or without."""
    found: set[int] = set()
    for index in range(1, len(blocks)):
        block, above = blocks[index], blocks[index - 1]
        if block.kind == "heading" or len(block.text) > _LONGEST_NAME:
            continue
        opened = above.kind != "heading" and above.text.endswith(":")
        if opened or (index - 1 in found and above.kind == block.kind):
            found.add(index)
    return found


def under_usual_heading(blocks: Sequence[Block]) -> set[int]:
    """Return the items of lists that stand right under a usual heading ("Types")."""
    found: set[int] = set()
    for index in range(1, len(blocks)):
        above = blocks[index - 1]
        heads = above.kind == "heading" and is_role_heading(above.text)
        if blocks[index].kind == "item" and (heads or index - 1 in found):
            found.add(index)
    return found


def heads_links(heading: str) -> bool:
    """Say whether a heading announces links of the site rather than things of the topic."""
    return role_of(heading) == "other" and bool(_LINKS.search(heading))


def _announces(block: Block) -> bool:
    if block.kind == "heading":
        return not heads_links(block.text)
    return block.text.endswith(":") or bool(_ANNOUNCES.search(re.split(r"[.!?] ", block.text[-_LAST_WORDS:])[-1]))
