"""The page of a preview, and the contact sheet: cards in frames that are sandboxes, with switches that need no script."""

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from cards.model import Problem
from cards.themes.preview.document import POLICY
from cards.themes.preview.frames import Shown

SHEET_WIDTH = 4 * 360 + 3 * 12 + 2 * 12
_ROW, _EDGE = 8 + 24 + 8 + 400, 24
_KINDS = {"qa": "Question and answer", "cloze": "Cloze"}
_SWITCHES = """<fieldset><legend>Mode</legend>
<label><input type="radio" name="mode" id="both" checked> both</label>
<label><input type="radio" name="mode" id="only-light"> light</label>
<label><input type="radio" name="mode" id="only-dark"> dark</label></fieldset>
<fieldset><legend>Width</legend>
<label><input type="radio" name="width" id="phone" checked> phone</label>
<label><input type="radio" name="width" id="desktop"> desktop</label></fieldset>"""
_FORMULAS = "Formulas are shown as they are written; Anki sets them."


@dataclass(frozen=True, slots=True)
class Group:
    """Cards under a heading."""

    heading: str
    cards: Sequence[Shown]


def page(title: str, groups: Iterable[Group], problems: Sequence[Problem], *, head: str = "", foot: str = "") -> str:
    """Return the page, one HTML file with everything in it.

    `head` and `foot` are HTML of the caller for a page that is served: how it may load itself anew. Without them the page
    forbids itself everything but its own styles.
    """
    policy = head or f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    body = "".join(_group(group) for group in groups)
    return _document(
        title,
        policy,
        f'<body><header class="bar"><h1>{html.escape(title)}</h1>{_SWITCHES}</header><main>{_faults(problems)}'
        f'<p class="note">{_FORMULAS}</p>{body}</main>{foot}</body>',
    )


def sheet(title: str, cards: Sequence[Shown]) -> tuple[str, int]:
    """Return a page for a picture, a row of four frames for each card, and its height in pixels; SHEET_WIDTH is its width."""
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    rows = "".join(_card(card, lazy="eager") for card in cards)
    return _document(title, policy, f'<body class="sheet"><main>{rows}</main></body>'), _ROW * len(cards) + _EDGE


def _document(title: str, head: str, body: str) -> str:
    css = (files("cards.themes.preview") / "page.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}<title>{html.escape(title)}</title>'
        f'<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{css}</style></head>{body}</html>\n"
    )


def _faults(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    lines = "".join(f"<li>{html.escape(f'{one.severity}: {one}')}</li>" for one in problems)
    return f'<ul class="faults" role="alert">{lines}</ul>'


def _group(group: Group) -> str:
    return f"<h2>{html.escape(group.heading)}</h2>" + "".join(_card(card, lazy="lazy") for card in group.cards)


def _card(card: Shown, lazy: str) -> str:
    title = f"{_KINDS[card.kind]}: {card.title}"
    frames = "".join(
        f'<iframe class="{frame.mode}" sandbox loading="{lazy}" referrerpolicy="no-referrer" '
        f'title="{html.escape(f"{title}, {frame.side}, {frame.mode}")}" srcdoc="{html.escape(frame.document)}"></iframe>'
        for frame in card.frames
    )
    return f'<h3>{html.escape(title)}</h3><div class="cards">{frames}</div>'
