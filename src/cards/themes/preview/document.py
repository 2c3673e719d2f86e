"""One side of a card as a document of its own: what Anki puts around it, and a policy under which it can do nothing.

Three fences: the frame that shows it is a sandbox, the policy forbids scripts and every address, and the few elements that
reach the network in spite of a policy (`<link rel=preconnect>` does) are shown as text.
"""

import html
import re
from importlib.resources import files
from typing import Literal

from cards.themes.contrast import Mode
from cards.themes.rendering.plain_html import plain

POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_REACHES_OUT = re.compile(
    r"<(?=/?(?:link|meta|base|iframe|frame|frameset|object|embed|portal|script)\b)", re.IGNORECASE
)
_TYPED = re.compile(r"\[\[type:(?:(?:cloze|nc):)?([^\]]*)\]\]")
_PLAY = re.compile(r"\[anki:play:[qa]:[0-9]+\]")
_BUTTON = (
    '<span class="replay-button"><svg viewBox="0 0 64 64"><circle cx="32" cy="32" r="29"/>'
    '<path d="M26 20 46 32 26 44Z" fill="currentColor"/></svg></span>'
)


def document(side: str, css: str, which: Literal["question", "answer"], mode: Mode, typed: str) -> str:
    """Return a rendered side as a whole HTML document; `typed` is the answer (HTML) that a typed one is compared with."""
    text = html.escape(plain(typed)) or "answer"
    box = '<input id="typeans" aria-label="Your answer" disabled>'
    compared = (
        f'<code id="typeans"><span class="typeGood">{text[:3]}</span><span class="typeMissed">{text[3:]}</span></code>'
    )
    shown = _TYPED.sub(lambda _: box if which == "question" else compared, side)
    shown = _REACHES_OUT.sub("&lt;", _PLAY.sub(lambda _: _BUTTON, shown))
    # Neither may a style sheet end its element and go on as the card.
    styles = (_anki_css() + css).replace("</", "<\\/")
    classes = "card card1" + (" nightMode night_mode" if mode == "dark" else "")
    root = ' class="night-mode"' if mode == "dark" else ""
    return (
        f'<!doctype html><html{root}><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta http-equiv="x-dns-prefetch-control" content="off">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<style>{styles}</style></head><body class="{classes}"><div id="qa">{shown}</div></body></html>'
    )


def _anki_css() -> str:
    return (files("cards.themes.preview") / "anki.css").read_text(encoding="utf-8")
