"""The themes that come with the package: what theme.toml says of each, and the files that it shows cards with."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from cards.themes.option import Option
from cards.themes.rendering.template import TemplateFile

NAMES = ("classic", "minimal", "serif", "high-contrast")
DEFAULT = NAMES[0]
TEMPLATES = ("question.front.html", "question.back.html", "cloze.front.html", "cloze.back.html")
BASE_STYLE, OWN_STYLE = STYLES = ("base.css", "style.css")
FILES = (*TEMPLATES, *STYLES)


@dataclass(frozen=True, slots=True)
class Definition:
    """A theme as it comes.

    `files` has every one of `FILES`; what a theme's own folder does not hold is that of `DEFAULT`. `modified` is the second
    (UTC) in which they last changed, `digest` that of what they give without options (see `load.digest`).
    """

    name: str
    description: str
    modified: int
    digest: str
    fields: Mapping[str, tuple[str, ...]]
    options: tuple[Option, ...]
    files: Mapping[str, TemplateFile]


def definition(name: str) -> Definition:
    """Return a theme by one of `NAMES`."""
    base, own = _settings(DEFAULT), _settings(name)
    options = {
        option: settings | own.get("options", {}).get(option, {}) for option, settings in base["options"].items()
    }
    return Definition(
        name=own["name"],
        description=own["description"],
        modified=own["modified"],
        digest=own["digest"],
        fields={kind: tuple(names) for kind, names in own.get("fields", base["fields"]).items()},
        options=tuple(_option(option, settings) for option, settings in options.items()),
        files={file: _file(name, file) for file in FILES},
    )


def _settings(name: str) -> dict[str, Any]:
    return tomllib.loads((files("cards.themes") / name / "theme.toml").read_text(encoding="utf-8"))


def _option(name: str, settings: Mapping[str, Any]) -> Option:
    given = dict(settings)
    return Option(name, given.pop("type"), **given)


def _file(theme: str, name: str) -> TemplateFile:
    own = files("cards.themes") / theme / name
    folder = theme if own.is_file() else DEFAULT
    return TemplateFile(f"{folder}/{name}", (files("cards.themes") / folder / name).read_text(encoding="utf-8"))
