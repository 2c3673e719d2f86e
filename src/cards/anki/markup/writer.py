"""Tokens of Markdown -> HTML that has only a few elements and attributes; everything that is text is escaped."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from cards.anki.markup.marks import Obeyed, has_gap, only_gap, with_gaps
from cards.anki.markup.math import DISPLAY, INLINE
from cards.anki.markup.parser import DEEPEST, block_tokens, inline_tokens

# With `start` of a list, `style` of a cell (one of three), `href` and `title` of a link, `src`, `alt` and `title` of a picture
# these are all that a field can have of HTML.
_ELEMENTS = {
    "paragraph": "p",
    "heading": "",  # h1 to h6, as the token says
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "table": "table",
    "thead": "thead",
    "tbody": "tbody",
    "tr": "tr",
    "th": "th",
    "td": "td",
    "em": "em",
    "strong": "strong",
    "s": "del",
}
_ALIGNMENTS = {f"text-align:{side}" for side in ("left", "center", "right")}
_BLOCK = re.compile(r"<(?:p|ul|ol|table|blockquote|pre|hr|h[1-6])\b")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]", re.IGNORECASE)


@dataclass(slots=True)
class Writer:
    """Writes one note.

    `media` gives what is written for a picture or sound by the reference to it, or None: then the note shows the Markdown as
    it is. `gap` gives the HTML of a gap by its number; its second argument tells how it is written: as "text" of a line, as
    "blocks", or as it stands ("raw"), in code and formulas.
    """

    media: Callable[[str, str, str], str | None]
    gap: Callable[[int, str], str]
    obeyed: Obeyed
    is_too_deep: bool = False

    def blocks(self, text: str) -> str:
        """Return a text of blocks; one that is a single paragraph has no <p>."""
        tokens = block_tokens(text)
        if len(tokens) == 3 and tokens[0].type == "paragraph_open":
            return self._line(tokens[1])
        return self._written(tokens)

    def line(self, text: str) -> str:
        """Return a text that is part of a line."""
        return self._written(inline_tokens(text))

    def _line(self, token: Token) -> str:
        number = only_gap(token.content)
        return self._written(token.children or ()) if number is None else self.gap(number, "blocks")

    def _written(self, tokens: Sequence[Token]) -> str:
        links: list[str | None] = []  # what stands behind each link that is open and none, or None
        written: list[str] = []
        for token in tokens:
            self.is_too_deep = self.is_too_deep or token.level >= DEEPEST - 1
            if token.type == "link_open":
                before, behind = self._link(token)
                written.append(before)
                links.append(behind)
            elif token.type == "link_close":
                written.append(links.pop() or "</a>")
            elif written[-1:] == ["<p>"] and token.type == "inline":
                written[-1:] = self._paragraph(token)
            elif token.type != "paragraph_close" or token.hidden:
                written.append(self._one(token))
        return "".join(written)

    def _paragraph(self, token: Token) -> tuple[str, ...]:
        """Return a paragraph; a browser would end it where a list begins, and the gap with it that holds the list."""
        line = self._line(token)
        holds_blocks = only_gap(token.content) is not None and _BLOCK.search(line)
        return (line,) if holds_blocks else ("<p>", line, "</p>")

    def _one(self, token: Token) -> str:
        match token.type:
            case "inline":
                return self._line(token)
            case "text":
                return self._text(token.content)
            case "softbreak" | "hardbreak":
                return "<br>"
            case "code_inline":
                return f"<code>{self._raw(token.content)}</code>"
            case "fence" | "code_block":
                language = f"{token.info}\n" if has_gap(token.info) else ""  # it is shown nowhere, a gap has to be
                return f"<pre><code>{self._raw((language + token.content).rstrip('\n'))}</code></pre>"
            case "hr":
                return "<hr>"
            case "image":
                return self._image(token)
            case _ if token.type in (INLINE, DISPLAY):
                opening, closing = ("\\(", "\\)") if token.type == INLINE else ("\\[", "\\]")
                return self.obeyed.mark(opening) + self._raw(token.content.strip()) + self.obeyed.mark(closing)
        return self._tag(token)

    def _tag(self, token: Token) -> str:
        kind, _, end = token.type.rpartition("_")
        if token.hidden:
            return ""
        name = token.tag if kind == "heading" else _ELEMENTS[kind]
        if end == "close":
            return f"</{name}>"
        attributes = ""
        if kind == "ordered_list" and "start" in token.attrs:
            attributes = f' start="{int(token.attrs["start"])}"'
        elif kind in {"th", "td"} and token.attrs.get("style") in _ALIGNMENTS:
            attributes = f' style="{token.attrs["style"]}"'
        return f"<{name}{attributes}>"

    def _link(self, token: Token) -> tuple[str, str | None]:
        """Return what stands before a link, and behind it if it is none: then it is shown as it was written."""
        address, title = str(token.attrs["href"]), str(token.attrs.get("title", ""))
        safe = None if has_gap(address + title) else _address(address)
        if safe is not None:
            return f'<a href="{html.escape(safe)}"{_titled(title)}>', None
        if token.markup == "autolink":
            return "&lt;", "&gt;"
        return "[", self._text(f"]({_written_address(address, title)})")

    def _image(self, token: Token) -> str:
        reference, title = str(token.attrs["src"]), str(token.attrs.get("title", ""))
        alternative = _words(token.children or ())
        shown = None if has_gap(reference + title + token.content) else self.media(reference, alternative, title)
        return self._text(f"![{token.content}]({_written_address(reference, title)})") if shown is None else shown

    def _text(self, text: str) -> str:
        return with_gaps(html.escape(text, quote=False), lambda number: self.gap(number, "text"))

    def _raw(self, text: str) -> str:
        return with_gaps(html.escape(text, quote=False), lambda number: self.gap(number, "raw"))


def image(name: str, alternative: str, title: str) -> str:
    """Return the element that shows a picture."""
    return f'<img src="{html.escape(name)}" alt="{html.escape(alternative)}"{_titled(title)}>'


def _titled(title: str) -> str:
    return f' title="{html.escape(title)}"' if title else ""


def _address(address: str) -> str | None:
    """Return an address as a link can have it, or None for one that does not lead to a web page or a mailbox."""
    try:
        normal = normalizeLink(address)
    except ValueError:
        return None
    return normal if _SAFE_ADDRESS.match(address) and _SAFE_ADDRESS.match(normal) else None


def _written_address(address: str, title: str) -> str:
    return f'{address} "{title}"' if title else address


def _words(tokens: Sequence[Token]) -> str:
    """Return the text of tokens, as a picture's alternative has it."""
    return "".join(
        " " if token.type in {"softbreak", "hardbreak"} else f"{token.markup}{token.content}{_closing(token)}"
        if token.type in (INLINE, DISPLAY) else token.content
        for token in tokens
    )  # fmt: skip


def _closing(token: Token) -> str:
    return {"\\(": "\\)", "\\[": "\\]"}.get(token.markup, token.markup)
