"""A saved web page to a page of blocks: its markup says what is heading, text or item, and much of what is neither."""

from dataclasses import dataclass, field

from lxml import etree

from cards.sources.furniture.form import reads_as_text
from cards.sources.headings import ends_sentence, heading_text, looks_like_heading
from cards.sources.lines import LINE_END, fold
from cards.sources.page import Block, Page, Stated
from cards.sources.readers.html_furniture import (
    NO_TEXT,
    furniture_reason,
    heads_page,
    is_citation,
    is_permalink,
    line_of,
    text_weights,
)
from cards.sources.readers.reader import Found, Reader, refused
from cards.sources.readers.run_in import with_run_in_headings

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    *_HEADINGS, "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div",
    "button", "dl", "label", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html",
    "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_STRONG = {"b", "strong"}


def read_html(text: str, path: str) -> Found:
    """Return the one page of a saved web page."""
    parser = etree.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        # lxml takes declared encodings at their word, so it gets bytes and is told what they are
        root = etree.fromstring(LINE_END.sub("\n", text).encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        root = None
    if root is None:
        return refused(path, 1, "no HTML could be read from this file", "save the page again as HTML")
    weights = text_weights(root)
    walk = _Walk(weights, max(1, weights[root]))
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            walk.start(element)
        else:
            walk.end(element)
    walk.flush()
    page = Page(path, 1, tuple(with_run_in_headings(walk.blocks, level=6)), title=walk.title, url=walk.url)
    return [page], []


@dataclass(slots=True)
class _Walk:
    """Goes through the elements once, collecting text until a block ends."""

    weights: dict[etree._Element, int]
    whole: int
    blocks: list[Block] = field(default_factory=list)
    title: Stated | None = None
    url: str | None = None
    line: int = 1
    begun: int = 1
    buffer: list[str] = field(default_factory=list)
    dropping: list[tuple[etree._Element, str, bool]] = field(default_factory=list)
    silent: int = 0
    headings: list[int] = field(default_factory=list)
    items: int = 0
    label: str = ""
    strong: int = 0
    plain_seen: bool = False
    links: int = 0
    letters_linked: int = 0

    def start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        self.line = max(self.line, line_of(element))
        if tag in _BLOCKS:
            self.flush()
        if tag in NO_TEXT or self.silent or is_citation(element) or (self.headings and is_permalink(element)):
            self.silent += 1
            self._head(element, tag)
            return
        if not self.dropping:
            reason = furniture_reason(element, self.weights[element] / self.whole)
            if reason:
                self.flush()
                self.dropping.append((element, reason, heads_page(element)))
        if tag in _HEADINGS:
            self.headings.append(_HEADINGS[tag])
        elif tag in ("li", "dd"):
            self.items += 1
        elif tag == "br":
            self.buffer.append("\n")
        self.strong += tag in _STRONG
        self.links += tag == "a"
        self._text(element.text)

    def end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if self.silent:
            self.silent -= 1
            if not self.silent:
                self._text(element.tail)
            return
        if tag == "dt" and not self.dropping:
            self.label = fold("".join(self.buffer))
            self.buffer.clear()
        if tag in _BLOCKS:
            self.flush()
        if self.dropping and self.dropping[-1][0] is element:
            self.flush()
            self.dropping.pop()
        if tag in _HEADINGS:
            self.headings.pop()
        elif tag in ("li", "dd"):
            self.items -= 1
        self.strong -= tag in _STRONG
        self.links -= tag == "a"
        self._text(element.tail)

    def flush(self) -> None:
        """Make a block of the collected text; a <br> inside a sentence is a space, else it ends a paragraph."""
        text, line = "".join(self.buffer), self.begun
        all_strong = not self.plain_seen
        self.buffer.clear()
        self.plain_seen = False
        linked = self.letters_linked * 2 > len(text.strip())
        self.letters_linked = 0
        for part in _meant_lines(text):
            self._block(part, line, all_strong, linked)

    def _block(self, text: str, line: int, all_strong: bool, linked: bool) -> None:
        if self.dropping and not (self.dropping[-1][2] and (self.headings or reads_as_text(text))):
            self.blocks.append(Block("dropped", text, line, reason=self.dropping[-1][1]))
        elif self.headings:
            self.blocks.append(Block("heading", heading_text(text), line, self.headings[-1]))
        elif self.items:
            labelled, self.label = f"{self.label}: {text}" if self.label else text, ""
            self.blocks.append(Block("item", labelled, line, linked=linked))
        elif all_strong and looks_like_heading(text):
            self.blocks.append(Block("heading", heading_text(text), line, 6))
        else:
            self.blocks.append(Block("prose", text, line, linked=linked))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if not text.isspace():
            if not any(part.strip() for part in self.buffer):
                lead = text[: len(text) - len(text.lstrip())]
                self.begun = self.line + lead.count("\n")
            self.plain_seen = self.plain_seen or not self.strong
            self.letters_linked += len(text.strip()) if self.links else 0
        # a line end in the file is a space; "\n" in the buffer stands for <br>
        self.buffer.append(text.replace("\n", " "))
        self.line += text.count("\n")

    def _head(self, element: etree._Element, tag: str) -> None:
        if tag == "title" and not self.title and element.text and element.text.strip():
            self.title = Stated(fold(element.text), line_of(element), "<title>")
        elif tag == "link" and element.get("rel") == "canonical":
            self.url = element.get("href") or self.url


def _meant_lines(text: str) -> list[str]:
    lines: list[str] = []
    for part in map(fold, text.split("\n")):
        if not part:
            continue
        if lines and part[0].islower() and not ends_sentence(lines[-1]):
            lines[-1] = f"{lines[-1]} {part}"
        else:
            lines.append(part)
    return lines


HTML = Reader("HTML", (".html", ".htm", ".xhtml"), read_html)
