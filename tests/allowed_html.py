"""What a field may hold of HTML: elements, their attributes and the values of these, read by a parser that is not ours."""

import re
from html.parser import HTMLParser

PLAIN = set("p h1 h2 h3 h4 h5 h6 blockquote ul li table thead tbody tr em strong del code pre br hr".split())
ATTRIBUTES = {
    "ol": {"start": r"\d+"},
    "th": {"style": "text-align:(left|center|right)"},
    "td": {"style": "text-align:(left|center|right)"},
    "a": {"href": r"(?i:https?://|mailto:)\S+", "title": r"(?s:.*)"},
    "img": {"src": r"cards-[\w.]+", "alt": r"(?s:.*)", "title": r"(?s:.*)"},
}
EMPTY = {"br", "hr", "img"}
BLOCKS = set("p ul ol table blockquote pre hr h1 h2 h3 h4 h5 h6".split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strays: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        allowed = ATTRIBUTES.get(tag, {})
        if tag not in PLAIN and tag not in ATTRIBUTES:
            self.strays.append(f"<{tag}>")
        for name, value in attrs:
            if name not in allowed or value is None or not re.fullmatch(allowed[name], value):
                self.strays.append(f"<{tag} {name}={value}>")
        if tag in BLOCKS and "p" in self.open:
            self.strays.append(f"<{tag}> in <p>, which a browser ends before it")
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.strays.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.strays.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.strays.append(f"<!{decl}")

    def handle_pi(self, data: str) -> None:
        self.strays.append(f"<?{data}")

    def unknown_decl(self, data: str) -> None:
        self.strays.append(f"<![{data}")


def strays(html: str) -> list[str]:
    """Return everything in a piece of HTML that is not allowed, elements that are not closed in their order among it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.strays + [f"<{tag}> is open" for tag in reader.open]
