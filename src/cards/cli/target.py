"""What the arguments of a command name: a deck folder, or bare files that need none."""

import glob
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from cards.cli.review_settings import faults_of
from cards.decks.config import FILE_NAME, DeckConfig, read_config
from cards.model import Problem, Source

ENTRIES, CARD_FILES, THEME = "entries", "cards", "theme"
"""The folders in a deck folder: of its pages, of its notes, of its own files of the theme."""


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
    text = read_text(path)
    config, problems = (DeckConfig(), [text]) if isinstance(text, Problem) else read_config(text, str(path), faults_of)
    name = config.name or _speakable(folder.resolve().name)
    return Target(name, config, (str(folder / ENTRIES),), folder, folder, tuple(problems))


def _bare(arguments: Sequence[str]) -> Target:
    name = _speakable(_name_of(arguments[0], alone=len(arguments) == 1))
    return Target(name or "Cards", DeckConfig(), tuple(arguments), None, None)


def _name_of(argument: str, *, alone: bool) -> str:
    """Return what bare files are called: the name of a folder, of a single file, or of the folder that several lie in."""
    path = Path(argument)
    if argument == "-":
        return "Cards"
    if glob.has_magic(argument) and not path.exists():
        fixed = [part for part in path.parents if not glob.has_magic(str(part))]
        return fixed[0].resolve().name
    if path.is_dir():
        return path.resolve().name
    return path.resolve().stem if alone else path.resolve().parent.name


def _speakable(name: str) -> str:
    """Return a file name as text; bytes that are no UTF-8 become question marks."""
    return name.encode(errors="replace").decode()


def read_text(path: Path) -> str | Problem:
    """Return the text of one of the deck's own files, or why it has none. Raises OSError."""
    return text_of(path, path.read_bytes())


def text_of(path: Path, data: bytes) -> str | Problem:
    """Return the text in the bytes of one of the deck's own files, without a byte order mark, or why there is none."""
    text = exact_text_of(path, data)
    return text if isinstance(text, Problem) else text.removeprefix("\ufeff")


def exact_text_of(path: Path, data: bytes) -> str | Problem:
    """Return every character in the bytes of one of the deck's own files, or why it has none."""
    try:
        return data.decode()
    except UnicodeDecodeError as fault:
        where = Source(str(path), 1 + data.count(b"\n", 0, fault.start))
        return Problem("error", "this is not UTF-8 text", "save it as UTF-8, or restore it from git", where)


def read_standard_input() -> bytes:
    """Return everything on standard input; nothing if it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""
