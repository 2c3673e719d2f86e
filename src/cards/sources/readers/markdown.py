"""Markdown to a page: headings, paragraphs and items as plain text; tables, code and comments are shown as dropped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from cards.model import Problem, Source
from cards.sources.headings import heading_text, looks_like_heading
from cards.sources.lines import MOST_LINES, first_long_paragraph, fold
from cards.sources.page import Block, Page
from cards.sources.readers.front_matter import FrontMatter, split_front_matter
from cards.sources.readers.plain_text import plain_blocks
from cards.sources.readers.reader import Found, Reader, refused, refused_for_length, refused_for_number
from cards.sources.readers.run_in import with_run_in_headings
from cards.sources.tree import TreeError

_MATH = (("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]"))
_MARKS = re.compile(r"\*\*|__|\]\(|`|^\s*[>|]|\\|<[a-z!/]|\$[^$\s][^$\n]{0,80}[^$\s\d]\$", re.MULTILINE)
_LONGEST_FORMULA = 2_000


def read_markdown(text: str, path: str) -> Found:
    """Return the one page of a Markdown file, with what its front matter states."""
    # Markdown's marks may reach over a whole paragraph, and the time to pair them grows with its square
    too_long = first_long_paragraph(text)
    if too_long:
        return refused_for_length(path, too_long)
    if text.count("\n") + text.count("\r") > MOST_LINES:
        return refused_for_number(path)
    try:
        front, body, first_line = split_front_matter(text)
    except TreeError as fault:
        return refused(path, fault.line, fault.message, fault.remedy)
    front = front or FrontMatter()
    problems = [
        Problem("warning", what, "write it as a text or a list of texts", Source(path, n)) for n, what in front.faults
    ]
    page = Page(
        path,
        1,
        tuple(_blocks(body, first_line)),
        term=front.term,
        identifier=front.identifier,
        aliases=front.aliases,
        tags=front.tags,
        url=front.url,
    )
    return [page], problems


def _blocks(body: str, first_line: int) -> list[Block]:
    """A file that only is called Markdown, with headings on lines of their own and no mark at all, is read as plain text."""
    blocks = markdown_blocks(body, first_line)
    if any(block.kind == "heading" for block in blocks) or _MARKS.search(body):
        return blocks
    return plain_blocks(body, first_line)


def markdown_blocks(text: str, first_line: int = 1) -> list[Block]:
    """Return the blocks of a Markdown text whose first line has that number in its file."""
    walk = _Walk(first_line)
    for token in _PARSER.parse(text):
        walk.take(token)
    return with_run_in_headings(walk.blocks, level=6)


def _formula(state: StateInline, silent: bool) -> bool:  # markdown-it's signature
    """Keep LaTeX between its marks as written: its stars and backslashes are no Markdown."""
    for opening, closing in _MATH:
        if not state.src.startswith(opening, state.pos):
            continue
        start = state.pos + len(opening)
        end = state.src.find(closing, start, start + _LONGEST_FORMULA)
        # "$5 and $6" is money: a formula touches its marks
        if end <= start or (opening == "$" and (state.src[start].isspace() or state.src[end - 1].isspace())):
            continue
        if not silent:
            state.push("formula", "", 0).content = state.src[state.pos : end + len(closing)]
        state.pos = end + len(closing)
        return True
    return False


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.inline.ruler.before("escape", "formula", _formula)
    return parser


# building it takes as long as reading a page; it keeps nothing between two
_PARSER = _parser()


@dataclass(slots=True)
class _Walk:
    """Goes through the tokens once and remembers where it is."""

    first_line: int
    blocks: list[Block] = field(default_factory=list)
    line: int = 1
    heading: int = 0
    lists: int = 0
    row: list[str] | None = None

    def take(self, token: Token) -> None:
        if token.map:
            self.line = self.first_line + token.map[0]
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1])
            case "heading_close":
                self.heading = 0
            case "list_item_open":
                self.lists += 1
            case "list_item_close":
                self.lists -= 1
            case "tr_open":
                self.row = []
            case "tr_close":
                self._drop(" | ".join(self.row or ()), "table")
                self.row = None
            case "fence" | "code_block":
                self._drop_lines(token.content, "code", self.line + (token.type == "fence"))
            case "html_block":
                reason = "comment" if token.content.lstrip().startswith("<!--") else "HTML"
                self._drop_lines(token.content, reason, self.line)
            case "inline":
                self._inline(token)

    def _inline(self, token: Token) -> None:
        children = token.children or []
        text, dropped = _plain(children)
        if self.row is not None:
            self.row.append(text)
            return
        if text:
            self._text(text, _all_strong(children), linked=_mostly_links(children))
        for content, reason in dropped:
            self._drop(content, reason)

    def _text(self, text: str, all_strong: bool, *, linked: bool) -> None:
        if self.heading:
            self.blocks.append(Block("heading", heading_text(text), self.line, self.heading))
        elif self.lists:
            self.blocks.append(Block("item", text, self.line, linked=linked))
        elif all_strong and looks_like_heading(text):
            self.blocks.append(Block("heading", heading_text(text), self.line, 6))
        else:
            self.blocks.append(Block("prose", text, self.line, linked=linked))

    def _drop(self, text: str, reason: str) -> None:
        if fold(text):
            self.blocks.append(Block("dropped", fold(text), self.line, reason=reason))

    def _drop_lines(self, text: str, reason: str, line: int) -> None:
        for number, content in enumerate(text.split("\n"), start=line):
            if fold(content):
                self.blocks.append(Block("dropped", fold(content), number, reason=reason))


def _plain(children: Sequence[Token]) -> tuple[str, list[tuple[str, str]]]:
    """Return the text of inline tokens without marks, and what is no text, each with its reason."""
    parts: list[str] = []
    dropped: list[tuple[str, str]] = []
    for child in children:
        match child.type:
            case "softbreak" | "hardbreak":
                parts.append(" ")
            case "image":
                dropped.append((child.content, "text that stands for an image"))
            case "html_inline":
                if child.content.startswith("<!--"):
                    dropped.append((child.content, "comment"))
            case _:
                parts.append(child.content)
    return fold("".join(parts)), dropped


def _mostly_links(children: Sequence[Token]) -> bool:
    depth = inside = letters = 0
    for child in children:
        depth += (child.type == "link_open") - (child.type == "link_close")
        letters += len(child.content.strip())
        inside += len(child.content.strip()) if depth else 0
    return inside * 2 > letters


def _all_strong(children: Sequence[Token]) -> bool:
    shown = [child for child in children if child.content.strip() or child.type.startswith("strong")]
    inner = sum(child.type == "strong_open" for child in shown)
    return inner == 1 and shown[0].type == "strong_open" and shown[-1].type == "strong_close"


MARKDOWN = Reader("Markdown", (".md", ".markdown"), read_markdown)
