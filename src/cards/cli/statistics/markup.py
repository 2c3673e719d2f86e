"""Elements of a page as a tree: whatever a text holds, it stays text."""

from collections.abc import Mapping

from lxml.etree import Element, _Element

from cards.plain_text import plain


def element(tag: str, attributes: Mapping[str, str], *content: "_Element | str") -> _Element:
    """Return an element with these attributes and this content. Control characters, which XML cannot hold, are marked."""
    made = Element(tag, {name: plain(value) for name, value in attributes.items()})
    made.text = ""  # so that an element without content has an end tag, which HTML asks for
    for part in content:
        if not isinstance(part, str):
            made.append(part)
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + plain(part)
        else:
            made.text += plain(part)
    return made


def empty(tag: str, attributes: Mapping[str, str]) -> _Element:
    """Return an element that HTML knows to have no content, and no end tag."""
    return Element(tag, dict(attributes))


def style_sheet(text: str) -> _Element:
    """Return a style sheet, which HTML reads as it stands. Raises ValueError if a sign in it would be escaped."""
    if set(text) & set("<>&"):
        raise ValueError("a style sheet in a page cannot hold <, > or &")
    made = Element("style")
    made.text = text
    return made
