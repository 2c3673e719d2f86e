"""What the arguments of a command name: a deck folder, or bare files that need none."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from cards.decks.config import FILE_NAME, DeckConfig, read_config
from cards.errors import BadInput
from cards.model import Problem

ENTRIES = "entries"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the entries come from and where the results go.

    `folder` is the deck's folder, or None for bare files; `base` is what file names in cards are relative to.
    """

    name: str
    config: DeckConfig
    sources: tuple[str, ...]
    folder: Path | None
    base: Path | None
    problems: tuple[Problem, ...] = ()

    @property
    def package(self) -> Path:
        """Where the Anki package goes when the call does not say."""
        file = f"{self.name.rpartition('::')[2] if self.folder is None else self.folder.resolve().name}.apkg"
        return Path("build") / file if self.folder else Path(file)


def target_of(arguments: Sequence[str]) -> Target:
    """Return what the arguments name; no argument means the deck in the current folder."""
    if not arguments:
        if not Path(FILE_NAME).is_file():
            message = f"no deck here: there is no {FILE_NAME} in this folder; name a deck folder or files"
            raise click.UsageError(message)
        return _deck(Path())
    folders = [Path(argument) for argument in arguments if (Path(argument) / FILE_NAME).is_file()]
    if folders and len(arguments) > 1:
        raise click.UsageError(f"{folders[0]} is a deck; a deck is named alone, without other decks or files")
    if folders:
        return _deck(folders[0])
    return _bare(arguments)


def _deck(folder: Path) -> Target:
    path = folder / FILE_NAME
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise BadInput(f"{path}: this is not UTF-8 text; save it as UTF-8") from fault
    config, problems = read_config(text, str(path))
    name = config.name or folder.resolve().name
    return Target(name, config, (str(folder / ENTRIES),), folder, folder, tuple(problems))


def _bare(arguments: Sequence[str]) -> Target:
    first = Path(arguments[0])
    if arguments[0] == "-" or (len(arguments) > 1 and not first.is_dir()) or "*" in arguments[0]:
        name = "Cards" if arguments[0] == "-" else first.resolve().parent.name
    else:
        name = first.resolve().stem if first.is_file() else first.resolve().name
    return Target(name or "Cards", DeckConfig(), tuple(arguments), None, None)


def read_standard_input() -> bytes:
    """Return everything on standard input."""
    return sys.stdin.buffer.read()
