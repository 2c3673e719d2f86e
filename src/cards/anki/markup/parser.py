"""The Markdown of notes: CommonMark with tables, strikethrough and formulas, without HTML and what would not be seen."""

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cards.anki.markup.math import add_formulas

DEEPEST = 60
"""Levels of blocks within blocks; markdown-it leaves out what is deeper."""

# HTML and its entities are characters in a card file; a definition of a link would vanish; a line --- is a rule.
_LEFT_OUT = ("html_block", "html_inline", "entity", "reference", "lheading")


def block_tokens(text: str) -> Sequence[Token]:
    """Return a text as blocks, one after the other; those of type "inline" have children."""
    return _parser().parse(text)


def inline_tokens(text: str) -> Sequence[Token]:
    """Return the tokens of a text that is part of a line, whatever it begins with."""
    return _parser().parseInline(text)[0].children or ()


@cache  # making it takes as long as reading a hundred notes; it keeps nothing between two
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"breaks": True, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough"]).disable(_LEFT_OUT)
    add_formulas(parser)
    # Where links may lead, and which pictures there are, is looked at when they are written; here they stay as they are.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = lambda _: True  # type: ignore[assignment, method-assign]
    return parser
