"""Takes the furniture off the pages of one build: by looks, by repetition, and by place, in this order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cards.sources.furniture.end_sections import end_sections
from cards.sources.furniture.fields import among_fields
from cards.sources.furniture.form import stops_are_used
from cards.sources.furniture.head import above_text
from cards.sources.furniture.inside import isolated
from cards.sources.furniture.lists import announced, under_colon, under_usual_heading
from cards.sources.furniture.looks import Look, look_at
from cards.sources.furniture.marks import without_marks
from cards.sources.furniture.place import headings_over_furniture, labels_over_furniture
from cards.sources.furniture.repetition import contents, repeated_head, repeated_tail
from cards.sources.furniture.tail import tail_start
from cards.sources.headings import ends_sentence
from cards.sources.page import Block, Page
from cards.sources.roles import is_role_heading

FIRST_PASSAGES = 2
"""A page is about what its title and so many first paragraphs mention."""


_SURE = {"copyright line", "newsletter", "comment form", "feedback form", "share links", "disclaimer", "image credit"}
_OF_THE_PAGE = "a line of the web page, not of its text"


class Looks(dict[str, Look]):
    """The look of every line that was looked at: furniture repeats, so the same line is looked at once."""

    def __missing__(self, line: str) -> Look:
        """Look at a line for the first time."""
        self[line] = look_at(line)
        return self[line]


def without_marks_in(page: Page) -> Page:
    """Return the page as it is swept, without the marks of an encyclopedia inside its lines."""
    return page if page.has_fields else replace(page, blocks=without_marks(page.blocks))


def swept(page: Page, normals: Sequence[str], times: Sequence[int], known: Looks) -> Page:
    """Return the page with every line of furniture turned into a dropped block that says why.

    `normals` says what makes each line of it the same line, `times` on how many pages of the build each stands.
    """
    blocks = page.blocks
    looks = [known[block.text] for block in blocks]
    own = _own_topics(page, looks)
    if page.has_fields:
        reasons = _reasons_in_fields(page, looks, own)
    else:
        by_text = {block.text: normal for block, normal in zip(blocks, normals, strict=True)}
        reasons = _reasons(page, looks, own, by_text, times)
    marked = [
        replace(block, kind="dropped", reason=reason) if reason else block
        for block, reason in zip(blocks, reasons, strict=True)
    ]
    return replace(page, blocks=tuple(marked))


def _reasons_in_fields(page: Page, looks: Sequence[Look], own: frozenset[str]) -> list[str]:
    reasons = [""] * len(page.blocks)
    for index in among_fields(page.blocks, looks, own):
        reasons[index] = looks[index].phrase or looks[index].topic(own) or _OF_THE_PAGE
    return reasons


def _reasons(
    page: Page, looks: Sequence[Look], own: frozenset[str], normals: Mapping[str, str], times: Sequence[int]
) -> list[str]:
    blocks = page.blocks
    introduced = under_colon(blocks) | under_usual_heading(blocks)
    reasons = [
        block.reason if block.kind == "dropped" else _by_look(blocks, looks, index, own, introduced)
        for index, block in enumerate(blocks)
    ]
    for index in contents(blocks, normals):
        reasons[index] = reasons[index] or "table of contents"
    _by_repetition(blocks, looks, reasons, times, own)
    for index, reason in end_sections(blocks, reasons, own).items():
        reasons[index] = reason
    if stops_are_used(blocks):
        for index in above_text(blocks, looks, reasons, own):
            reasons[index] = "a short line above the text of the page"
        listed = announced(blocks, reasons)
        for index in range(tail_start(blocks, looks, reasons, own, listed), len(blocks)):
            reasons[index] = reasons[index] or looks[index].topic(own) or "among the furniture at the end of the page"
        for index in isolated(blocks, looks, reasons, own, listed):
            reasons[index] = looks[index].topic(own) or _OF_THE_PAGE
    if stops_are_used(blocks):
        for index in labels_over_furniture(blocks, reasons):
            reasons[index] = "a label over a dropped line"
    for index in headings_over_furniture(blocks, reasons):
        reasons[index] = "a heading with nothing but dropped lines under it"
    return reasons


def _own_topics(page: Page, looks: Sequence[Look]) -> frozenset[str]:
    """Return the topics of furniture that the page itself is about: a page on HTTP cookies may speak of cookies."""
    own: set[str] = set()
    for stated in (page.term, page.title):
        if stated:
            own |= look_at(stated.text).topics
    passages = 0
    for index, (block, look) in enumerate(zip(page.blocks, looks, strict=True)):
        if block.kind == "dropped" or look.phrase:
            continue
        if block.kind != "heading":
            passages += 1
            # a textbook may say "you", but it does not speak of its own site while it has not begun
            if passages <= FIRST_PASSAGES and not (look.addressed and look.command):
                own |= look.topics
        elif index == 0 and not look.label:
            own |= look.topics
    return frozenset(own)


def _by_look(
    blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str], introduced: set[int]
) -> str:
    block, look = blocks[index], looks[index]
    if index in introduced and not (look.phrase and (look.addressed or look.shape)):
        return ""
    if look.phrase and _is_sure(block, look):
        return look.phrase
    if look.label and look.label not in own and not _heads_text(blocks, looks, index, own):
        return look.label
    if block.kind == "heading" and (is_role_heading(block.text) or _heads_text(blocks, looks, index, own)):
        return ""
    if look.short and look.signs(own) >= 2 and (look.topic(own) or look.addressed):
        return look.topic(own) or _OF_THE_PAGE
    if block.kind != "item" and look.signs(own) >= 3:
        return look.topic(own) or _OF_THE_PAGE
    return ""


def _is_sure(block: Block, look: Look) -> bool:
    """Say whether a phrase of furniture decides: a whole sentence may only begin like it, and needs another sign."""
    sentence = block.text.endswith((".", "?")) and len(block.text.split()) > 3
    return not sentence or look.phrase in _SURE or look.addressed or look.shape


def _heads_text(blocks: Sequence[Block], looks: Sequence[Look], index: int, own: frozenset[str]) -> bool:
    """Say whether this is a heading with text of the page right under it."""
    if blocks[index].kind != "heading" or index + 1 == len(blocks):
        return False
    following, look = blocks[index + 1], looks[index + 1]
    if following.kind in ("dropped", "heading") or look.phrase or look.addressed:
        return False
    # an advertisement's label stands between two paragraphs as if it were the second one's heading
    inline = looks[index].label in ("advertisement", "byline", "share links", "print link")
    return not (inline and index > 0 and looks[index].label not in own)


def _by_repetition(
    blocks: Sequence[Block], looks: Sequence[Look], reasons: list[str], on_pages: Sequence[int], own: frozenset[str]
) -> None:
    head, tail = repeated_head(blocks, on_pages), repeated_tail(blocks, on_pages)
    for index, (block, times) in enumerate(zip(blocks, on_pages, strict=True)):
        if reasons[index] or times < 2:
            continue
        outside = index < head or index >= tail
        # prose without any other sign may be a sentence that two authors share
        prose = block.kind != "heading" and ends_sentence(block.text)
        if (outside and (times > 2 or not prose or looks[index].signs(own) or looks[index].topics)) or (
            looks[index].short and looks[index].signs(own) and not _heads_text(blocks, looks, index, own)
        ):
            reasons[index] = f"the same line stands on {times} pages"
