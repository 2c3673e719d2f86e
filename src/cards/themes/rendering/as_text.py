"""A side of a card as text for a terminal: line ends, lists, gaps and answers marked, hints hidden, a place to type."""

import re
from dataclasses import dataclass, field

from lxml import etree, html

_BLOCKS = frozenset(
    "address article aside blockquote center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header li main nav ol p pre section summary table tr ul".split()
)
_LEFT_OUT = frozenset(("style", "script", "template", "title", "rp"))
_CELLS = frozenset(("td", "th"))
_LISTS = frozenset(("ol", "ul"))
_AROUND = {"sup": ("^", ""), "rt": (" (", ")")}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SOUND = re.compile(r"\[anki:play:[qa]:[0-9]+\]")
_TYPED = re.compile(r"\[\[type:[^\]]*\]\]")
_DEEPEST = 10  # level of a list that is still moved to the right
# What a terminal could take for an order.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def as_text(side: str) -> str:
    r"""Return a rendered side as text without any control character but line ends.

    The deletion that was asked for stands in brackets, `[...]` on the front, `[answer]` on the back; a hidden hint shows its
    name only; what can be heard, typed or seen has a word in brackets in its place. Formulas stay as they are written.
    """
    side = _TYPED.sub("[type your answer]", _SOUND.sub("[sound]", _CONTROL.sub("", side)))
    if not side.strip():
        return ""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    tree = html.document_fromstring(f"<body>{side}</body>".encode(), parser)
    writer = _Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_hidden(element):
            walk.skip_subtree()
        elif event == "start":
            writer.begin(element)
            writer.add(element.text or "")
        else:
            if not _is_hidden(element):
                writer.end(element)
            writer.add(element.tail or "")
    return writer.text()


def _is_hidden(element: etree._Element) -> bool:
    return element.tag in _LEFT_OUT or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _around(element: etree._Element) -> tuple[str, str]:
    """Return what stands before and behind an element's text."""
    classes = element.get("class", "").split()
    if "cloze" in classes and "data-cloze" not in element.attrib:
        return "[", "]"
    if element.tag == "a" and "hint" in classes:
        return "[hint:", "]"  # Anki begins the name on a new line
    if element.tag == "img":
        name = element.get("alt") or element.get("src", "").rsplit("/", 1)[-1]
        return f"[image: {name}]" if name else "[image]", ""
    return _AROUND.get(str(element.tag), ("", ""))


@dataclass(slots=True)
class _Writer:
    """The lines so far, the lists that are open with the number of their last item, and how many `pre` are open."""

    lines: list[list[str]] = field(default_factory=lambda: [[]])
    lists: list[tuple[str, int]] = field(default_factory=list)
    preformatted: int = 0
    space: bool = False

    def begin(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS:
            self._new_line()
        if tag in _LISTS:
            self.lists.append((tag, 0))
        elif tag == "li":
            self._write("  " * min(max(len(self.lists) - 1, 0), _DEEPEST) + self._marker())
        elif tag in _CELLS and self.lines[-1]:
            self._write(" | ")
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "hr":
            self._new_line()
            self._write("---")
            self._new_line()
        elif tag == "br":
            self.lines.append([])
            self.space = False
        self._write(_around(element)[0])

    def end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        self._write(_around(element)[1])
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        if tag in _BLOCKS:
            self._new_line()

    def add(self, text: str) -> None:
        if self.preformatted:
            first, *others = text.split("\n")
            self._write(first)
            for line in others:
                self.lines.append([line] if line else [])
            return
        words = _SPACES.sub(" ", text)
        if not words.strip(" "):
            self.space = self.space or bool(words)
            return
        self.space = self.space or words.startswith(" ")
        self._write(words.strip(" "))
        self.space = words.endswith(" ")

    def text(self) -> str:
        lines = "\n".join("".join(line).rstrip() for line in self.lines)
        return re.sub(r"\n{3,}", "\n\n", _CONTROL.sub("", lines)).strip("\n")

    def _write(self, text: str) -> None:
        if text:
            if self.space and self.lines[-1]:
                self.lines[-1].append(" ")
            self.space = False
            self.lines[-1].append(text)

    def _new_line(self) -> None:
        self.space = False
        if self.lines[-1]:
            self.lines.append([])

    def _marker(self) -> str:
        if not self.lists or self.lists[-1][0] == "ul":
            return "- "
        tag, number = self.lists[-1]
        self.lists[-1] = (tag, number + 1)
        return f"{number + 1}. "
