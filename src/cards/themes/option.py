"""What a deck may set of a theme without touching its files: options, how a value is checked, and the CSS it becomes."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

type Value = bool | int | str
type Kind = Literal["colour", "percent", "switch", "language"]

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE | re.ASCII)
_LANGUAGE = re.compile(r"(?:[a-z]{2,3}(?:_[A-Z]{2})?)?", re.ASCII)
_SMALLEST, _LARGEST = 50, 300
# Where a property is set, for each mode; the dark one as the themes' own style sheets say it.
_SELECTORS = {
    "light": ".card",
    "dark": ".card.nightMode,\n.card.night_mode,\n.nightMode .card,\n.night_mode .card",
}


@dataclass(frozen=True, slots=True)
class Option:
    """An option of a theme. A colour and a percentage set a CSS property; a switch and a language keep or drop sections."""

    name: str
    kind: Kind
    default: Value
    description: str
    property: str = ""
    mode: Literal["light", "dark"] = "light"


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that cannot be used, and what to write instead."""

    name: str
    message: str
    remedy: str


def chosen(options: Iterable[Option], given: Mapping[str, object]) -> tuple[dict[str, Value], list[Fault]]:
    """Return the value of every option, the default where none is given or it is wrong, and all that is wrong."""
    known = {option.name: option for option in options}
    values = {name: option.default for name, option in known.items()}
    faults: list[Fault] = []
    for name, value in given.items():
        if name not in known:
            faults.append(Fault(name, f'this theme has no option "{name}"', f"use one of: {', '.join(known)}"))
        elif (right := _CHECKS[known[name].kind](value)) is None:
            option = known[name]
            wrong = f'the option "{name}" ({option.description}) cannot be {_shown(value)}'
            faults.append(Fault(name, wrong, f"write {_WANTED[option.kind]}, as in: {name} = {_EXAMPLES[option.kind]}"))
        else:
            values[name] = right
    return values, faults


def rules(options: Iterable[Option], values: Mapping[str, Value]) -> str:
    """Return the CSS that sets what differs from the defaults, to stand behind the style sheet; nothing if nothing does."""
    lines: dict[str, list[str]] = {mode: [] for mode in _SELECTORS}
    for option in options:
        value = values[option.name]
        if option.property and value != option.default:
            written = f"{value / 100:g}" if option.kind == "percent" and isinstance(value, int) else value
            lines[option.mode].append(f"  {option.property}: {written};\n")
    made = [f"{_SELECTORS[mode]} {{\n{''.join(each)}}}" for mode, each in lines.items() if each]
    return "\n\n/* Set in deck.toml. */\n" + "\n".join(made) if made else ""


def written(value: Value) -> str:
    """Return a value as deck.toml has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'


def _colour(value: object) -> Value | None:
    return value.lower() if isinstance(value, str) and _COLOUR.fullmatch(value) else None


def _percent(value: object) -> Value | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and isinstance(value, int) and _SMALLEST <= value <= _LARGEST else None


def _switch(value: object) -> Value | None:
    return value if isinstance(value, bool) else None


def _language(value: object) -> Value | None:
    return value if isinstance(value, str) and _LANGUAGE.fullmatch(value) else None


def _shown(value: object) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= 40 else text[:37] + "…"


_CHECKS: dict[Kind, Callable[[object], Value | None]] = {
    "colour": _colour,
    "percent": _percent,
    "switch": _switch,
    "language": _language,
}
_WANTED: dict[Kind, str] = {
    "colour": "a colour",
    "percent": f"a whole number from {_SMALLEST} to {_LARGEST}",
    "switch": "true or false",
    "language": "a language and perhaps a country, or nothing",
}
_EXAMPLES: dict[Kind, str] = {"colour": '"#0b529b"', "percent": "120", "switch": "false", "language": '"en_US"'}
