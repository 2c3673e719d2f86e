"""Which elements of a web page are its furniture, by their tags, roles and the names that their authors gave them."""

import re
from itertools import islice
from typing import cast

from lxml import etree

NO_TEXT = frozenset(
    {"head", "title", "link", "meta", "script", "style", "noscript", "template", "svg", "iframe", "object",
        "embed", "canvas", "audio",
     "video", "map", "select", "option", "datalist", "textarea", "input", "img", "picture", "source", "track"}
)  # fmt: skip
"""Elements whose content was never meant to be read as text."""

_TAGS = {
    "nav": "navigation",
    "header": "page header",
    "footer": "page footer",
    "aside": "side note of the page",
    "form": "form",
    "button": "button",
    "dialog": "dialog",
    "figcaption": "caption",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "complementary": "side note of the page",
    "search": "search box",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "form": "form",
    "button": "button",
    "note": "note above the text",
}
_NAMES: tuple[tuple[str, frozenset[str]], ...] = (
    ("cookie notice", frozenset({"cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "cookiebot", "cmp"})),
    ("newsletter", frozenset({"newsletter", "subscribe", "subscription", "signup", "mailchimp", "optin"})),
    ("share links", frozenset({"share", "sharing", "social", "sharedaddy", "addtoany", "addthis"})),
    ("note above the text", frozenset({"hatnote", "dablink"})),
    ("categories", frozenset({"catlinks", "categories", "tags", "taxonomy", "taglist"})),
    ("comments", frozenset({"comment", "comments", "disqus", "respond"})),
    ("related links", frozenset({"related", "recommended", "recommendations", "seealso", "readmore"})),
    ("breadcrumb", frozenset({"breadcrumb", "breadcrumbs"})),
    ("side bar", frozenset({"sidebar", "widget", "widgets"})),
    ("advertisement", frozenset({"ad", "ads", "advert", "adverts", "advertisement", "adsense", "sponsor",
        "sponsored", "promo",
                                 "promotion", "promoted", "taboola", "outbrain"})),
    ("navigation", frozenset({"nav", "navbar", "navigation", "menu", "pagination", "pager", "skip", "toc"})),
    ("page footer", frozenset({"footer", "copyright", "colophon"})),
    ("byline", frozenset({"byline", "author", "authors"})),
    ("dialog", frozenset({"popup", "modal", "overlay", "paywall", "login"})),
    ("print links", frozenset({"print", "noprint"})),
)  # fmt: skip
_NEVER = {
    "html",
    "body",
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "td",
    "th",
    "tr",
    "tbody",
    "table",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\b(?:reference|footnote|cite|fnref|noteref)", re.IGNORECASE)
_LINK_SIGNS = {"¶", "#", "§", "🔗"}
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
LARGEST_SHARE = 0.5
"""An element with more of the page's paragraphs than this is the page, whatever it is called."""

_NEGATING = {"no", "has", "with", "without", "not", "is", "hide"}


def text_weights(root: etree._Element) -> dict[etree._Element, int]:
    """Return for each element how many characters of paragraphs lie in it; the root has those of the whole page."""
    weights: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        inner = sum(weights.get(child, 0) for child in element)
        if element.tag == "p":
            inner = max(inner, len(element.text or "") + sum(len(child.tail or "") for child in element))
        weights[element] = inner
    return weights


def line_of(element: etree._Element) -> int:
    """Return the line at which an element begins, 1 where the parser has none."""
    line = cast(int | None, element.sourceline)
    return line or 1


def furniture_reason(element: etree._Element, share: float) -> str:
    """Return why the whole element is furniture, in words; empty if it is not. `share`: its part of the page's text."""
    tag = str(element.tag)
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return "hidden on the page"
    if tag in ("html", "body", "main", "article"):
        return ""
    reason = _TAGS.get(tag) or _ROLES.get((element.get("role") or "").casefold(), "")
    if not reason and tag == "table" and _is_data(element):
        reason = "table"
    if not reason and tag not in _NEVER:
        reason = _named(f"{element.get('class') or ''} {element.get('id') or ''}")
    # a wrapper with an unlucky name holds the page's own text
    return "" if share > LARGEST_SHARE else reason


def heads_page(element: etree._Element) -> bool:
    """Say whether this is a header that holds the page's heading, which stays when the header goes."""
    return element.tag == "header" and element.find(".//h1") is not None


def is_citation(element: etree._Element) -> bool:
    """Say whether this is the little number of a footnote, which is no part of the sentence that it stands in."""
    return element.tag == "sup" and bool(_FOOTNOTE.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def is_permalink(element: etree._Element) -> bool:
    """Say whether this is the link sign that site generators put beside a heading."""
    return element.tag == "a" and "".join(map(str, element.itertext())).strip() in _LINK_SIGNS


def _named(names: str) -> str:
    for name in names.split():
        words = [word.casefold() for word in _WORD.findall(name)]
        # "has-sidebar" and "content-with-comments" are names of what stands beside
        if not words or _NEGATING & set(words):
            continue
        for reason, known in _NAMES:
            if words[0] in known or words[-1] in known:
                return reason
    return ""


def _is_data(table: etree._Element) -> bool:
    """Say whether a table holds values rather than laying out text; a few hundred cells are enough to see it."""
    cells = list(islice(table.iter("td", "th"), 200))
    lengths = [len(" ".join("".join(str(text) for text in islice(cell.itertext(), 50)).split())) for cell in cells]
    return any(cell.tag == "th" for cell in cells) or (bool(lengths) and sum(lengths) / len(lengths) < 60)
