"""How well text can be read: the contrast of a style sheet's colours, as the W3C defines it, in both modes."""

import re
from dataclasses import dataclass
from typing import Literal

type Mode = Literal["light", "dark"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COLOUR = re.compile(r"(?:^|[;\s])--([a-z]+)\s*:\s*(#[0-9a-f]{6}|#[0-9a-f]{3})\s*(?=;|$)", re.IGNORECASE)
_TEXTS = ("ink", "quiet", "accent")
_GROUNDS = ("paper", "tint")


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour of text on a ground, by their names in the style sheet, and their contrast from 1 to 21."""

    mode: Mode
    text: str
    ground: str
    ratio: float


def pairs(css: str) -> tuple[Pair, ...]:
    """Return the contrast of each text on each ground; colours that are not written as #rgb or #rrggbb are left out."""
    found: list[Pair] = []
    for mode, colours in palettes(css).items():
        found += [
            Pair(mode, text, ground, contrast(colours[text], colours[ground]))
            for text in _TEXTS
            for ground in _GROUNDS
            if text in colours and ground in colours
        ]
    return tuple(found)


def palettes(css: str) -> dict[Mode, dict[str, str]]:
    """Return the colours that a style sheet names for .card, by mode; the dark mode has those of the light one, or its own."""
    colours: dict[Mode, dict[str, str]] = {"light": {}, "dark": {}}
    for selectors, body in _RULE.findall(_COMMENT.sub(" ", css)):
        named = {selector.strip() for selector in selectors.split(",")}
        mode: Mode | None = "light" if ".card" in named else "dark" if ".card.nightMode" in named else None
        if mode is not None:
            colours[mode] |= {name.lower(): value.lower() for name, value in _COLOUR.findall(body)}
    return {"light": colours["light"], "dark": colours["light"] | colours["dark"]}


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours (#rgb or #rrggbb), from 1 to 21 (WCAG 2)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
