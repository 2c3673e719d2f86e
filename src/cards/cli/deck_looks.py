"""What a deck looks like: its theme, its own files over that, its options, and since when, all faults together."""

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cards.cli.target import THEME, Target, read_text
from cards.decks.config import FILE_NAME as CONFIG_FILE
from cards.decks.config import DeckConfig, line_of
from cards.decks.theme_lock import FILE_NAME, looks_now, print_theme_lock, read_theme_lock
from cards.model import Problem, Source
from cards.themes.built_in import DEFAULT, FILES, NAMES, definition
from cards.themes.load import Effective, effective, faults, theme_of
from cards.themes.note_type import Theme
from cards.themes.option import chosen
from cards.themes.rendering.template import TemplateFile

_LARGEST_FILE = 1_000_000  # bytes; a style sheet with its pictures is smaller


@dataclass(frozen=True, slots=True)
class Looks:
    """The theme as the deck has it, the note types of it, what is wrong, which files were read, and what to remember.

    `changed` says that the last build looked otherwise, as far as is known.
    """

    effective: Effective
    theme: Theme
    problems: tuple[Problem, ...] = ()
    read: tuple[Path, ...] = ()
    remembered: Mapping[Path, bytes] = field(default_factory=dict)
    changed: bool = False


def looks(target: Target, now: int) -> Looks:
    """Return the looks of a deck; bare files have the default theme. `now` is a second (UTC). Raises OSError."""
    made, problems, read = in_folder(target.config, target.folder)
    built_in = made.definition.modified if made.is_built_in and made.definition.name == DEFAULT else None
    if target.folder is None:
        return Looks(made, theme_of(made, target.config.note_type, built_in or now), problems)
    lock = target.folder / FILE_NAME
    before = None
    if lock.exists():
        text = read_text(lock)
        before, wrong = (None, [text]) if isinstance(text, Problem) else read_theme_lock(text, str(lock))
        problems = (*problems, *wrong)
    since = looks_now(made.digest, built_in, before, now)
    keep = lock.exists() or built_in is None
    return Looks(
        effective=made,
        theme=theme_of(made, target.config.note_type, since.modified),
        problems=problems,
        read=(*read, *([lock] if lock.exists() else [])),
        remembered={lock: print_theme_lock(since).encode()} if keep else {},
        changed=keep and since != before,
    )


def in_folder(config: DeckConfig, folder: Path | None) -> tuple[Effective, tuple[Problem, ...], tuple[Path, ...]]:
    """Return a deck's theme, all that is wrong with it, and the files of its own. Raises OSError."""
    problems: list[Problem] = []
    where = str(folder / CONFIG_FILE) if folder else CONFIG_FILE
    settings = _text(Path(where)) if folder else ""
    if config.theme not in NAMES:
        near = difflib.get_close_matches(config.theme, NAMES, n=1)
        remedy = f'it is probably "{near[0]}"' if near else f"use one of: {', '.join(NAMES)}"
        place = line_of(["theme"], settings, where)
        problems.append(Problem("error", f'there is no theme "{config.theme}"', remedy, place))
    base = definition(config.theme if config.theme in NAMES else DEFAULT)
    values, wrong = chosen(base.options, config.theme_options)
    problems += [
        Problem("error", one.message, one.remedy, line_of(["theme_options", one.name], settings, where))
        for one in wrong
    ]
    overrides: dict[str, TemplateFile] = {}
    read: list[Path] = []
    for path, found in _own_files(folder / THEME) if folder else ():
        if isinstance(found, Problem):
            problems.append(found)
        else:
            overrides[path.name] = TemplateFile(str(path), found)
            read.append(path)
    made = effective(base, overrides, values)
    return made, (*problems, *faults(made)), tuple(read)


def _own_files(folder: Path) -> Iterator[tuple[Path, str | Problem]]:
    if not folder.exists():
        return
    if not folder.is_dir():
        yield folder, Problem("error", "this is no folder", "make it one, or remove it", Source(str(folder), 1))
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith("~"):
            continue  # what editors leave beside the file that they save
        if path.name not in FILES:
            remedy = f"a theme's files are: {', '.join(FILES)}"
            yield path, Problem("warning", "no theme has such a file; it is left out", remedy, Source(str(path), 1))
        elif path.is_file() and path.stat().st_size > _LARGEST_FILE:
            remedy = f"keep it below {_LARGEST_FILE:,} bytes"
            yield path, Problem("error", "this file is too large for a theme", remedy, Source(str(path), 1))
        elif path.is_file():
            yield path, read_text(path)
        else:
            yield path, Problem("error", "this is not an ordinary file", "remove it", Source(str(path), 1))


def _text(path: Path) -> str:
    text = read_text(path)
    return text if isinstance(text, str) else ""
