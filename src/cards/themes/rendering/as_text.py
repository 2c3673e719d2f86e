"""A side of a card as lines of text: paragraphs, lists, tables and code, gaps and answers marked, hints hidden.

Style sheets have no say, but for what a `style` attribute hides.
"""

import re

from lxml import etree, html

from cards.themes.rendering.text_line import Line, Mark
from cards.themes.rendering.text_writer import Writer

ANSWER = "cards-answer"
"""The class of an element that holds an answer; see `as_answer`."""

_LEFT_OUT = frozenset(("style", "script", "template", "title", "rp"))
_MARKED: dict[Mark, str] = {
    "strong": "b strong th h1 h2 h3 h4 h5 h6 dt",
    "emphasis": "i em dfn var",
    "code": "code kbd samp tt pre",
    "deleted": "del s strike",
    "added": "ins u",
    "quiet": "header footer small cite figcaption",
}
_MARKS = {tag: mark for mark, tags in _MARKED.items() for tag in tags.split()}
_AROUND = {"rt": (" (", ")"), "q": ("“", "”")}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SOUND = re.compile(r"\[anki:play:[qa]:[0-9]+\]")
_LONGEST_NUMBER = 10  # digits
# What lxml would not take, or take for the end.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def as_text(side: str) -> tuple[Line, ...]:
    r"""Return a rendered side as lines in which nothing acts on a terminal, and none is read as markup of one.

    The deletion that was asked for has the mark "gap" on the front and "answer" on the back, like what `as_answer` was
    called for. A hidden hint shows its name only; what can be heard or seen has a word in brackets in its place. Formulas
    stay as they are written.
    """
    side = _SOUND.sub("[sound]", _CONTROL.sub("\ufffd", side))
    if not side.strip():
        return ()
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    tree = html.document_fromstring(f"<body>{side}</body>".encode(errors="replace"), parser)
    writer = Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_hidden(element):
            walk.skip_subtree()
        elif event == "start":
            writer.begin(str(element.tag), _marks(element), _around(element)[0], _first_number(element))
            writer.add(element.text or "")
        else:
            if not _is_hidden(element):
                writer.end(str(element.tag), _around(element)[1])
            writer.add(element.tail or "")
    return writer.lines()


def as_answer(field: str) -> str:
    """Return the HTML of a field so that `as_text` marks it as the answer wherever a template shows it."""
    return f'<span class="{ANSWER}">{field}</span>'


def _is_hidden(element: etree._Element) -> bool:
    return element.tag in _LEFT_OUT or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _marks(element: etree._Element) -> frozenset[Mark]:
    """Return the marks of an element itself."""
    classes = element.get("class", "").split()
    marks: set[Mark] = {_MARKS[str(element.tag)]} if element.tag in _MARKS else set()
    if "cloze" in classes:
        marks.add("gap" if "data-cloze" in element.attrib else "answer")
    if ANSWER in classes:
        marks.add("answer")
    return frozenset(marks)


def _first_number(element: etree._Element) -> int:
    """Return the number of a list's first item."""
    start = element.get("start", "")
    return int(start) if start.isascii() and start.isdecimal() and len(start) < _LONGEST_NUMBER else 1


def _around(element: etree._Element) -> tuple[str, str]:
    """Return what stands before and behind an element's text."""
    if element.tag == "a":
        if "hint" in element.get("class", "").split():
            return "[hint:", "]"  # Anki begins the name on a new line
        address = element.get("href", "")
        is_told = not _ADDRESS.fullmatch(address) or address in "".join(map(str, element.itertext()))
        return "", "" if is_told else f" <{address}>"
    if element.tag == "img":
        source = element.get("src", "")
        name = element.get("alt") or ("" if source.startswith("data:") else source.rsplit("/", 1)[-1])
        return f"[image: {name}]" if name else "[image]", ""
    if _is_section_behind_term(element):
        return " · ", ""
    return _AROUND.get(str(element.tag), ("", ""))


def _is_section_behind_term(element: etree._Element) -> bool:
    """Say whether it is what base.css, which all themes have, puts a dot before."""
    before = element.getprevious()
    return (
        element.get("class") == "section" and before is not None and before.get("class") == "term" and not before.tail
    )
