"""A folder with the example deck and Anki's collection, and a clock that only moves when somebody builds."""

import functools
import io
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from cards.cli.main import run as run_command
from cards.language import parser

from .anki_user import AnkiUser, Exported, exported
from .pages import pages, prose, replace_text
from .sentence_moves import TYPOS

EXAMPLE = Path(__file__).parents[2] / "decks" / "neuroendocrine"
FIRST_SECOND = 2_100_000_000  # later than the clock by which Anki itself stamps what it changes
BETWEEN_BUILDS = 60


class BuildFailed(Exception):
    """The command left with another code than 0."""


@contextmanager
def command_in_this_process(cache: Path) -> Iterator[None]:
    """Let the command run here, with its model loaded once, and what was written of an entry kept in `cache`."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "load", functools.cache(parser.load))
        patch.setenv("CARDS_CACHE", str(cache))
        patch.setenv("COLUMNS", "200")
        yield


class World:
    """The deck, the package that is built from it, and how often it was built."""

    def __init__(self, folder: Path, builds: int = 0) -> None:
        self.folder = folder
        self.deck = folder / "deck"
        self.package = folder / "deck.apkg"
        self.builds = builds

    @property
    def second(self) -> int:
        """The second (UTC) of the last build."""
        return FIRST_SECOND + self.builds * BETWEEN_BUILDS

    def build(self) -> str:
        """Build the deck a minute later; return what was printed. Raises BuildFailed."""
        self.builds += 1
        arguments = ["cards", "build", self.deck.name, "-o", self.package.name, "--yes"]
        with pytest.MonkeyPatch.context() as patch, _captured() as printed:
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", arguments)
            patch.setenv("SOURCE_DATE_EPOCH", str(self.second))
            with pytest.raises(SystemExit) as left:
                run_command()
            text = printed()
        if left.value.code:
            raise BuildFailed(f"`{' '.join(arguments)}` left with {left.value.code}:\n{text}")
        return text

    def exported(self) -> dict[str, Exported]:
        """Return the notes of the package by GUID."""
        return exported(self.package.read_bytes())

    def learn(self, user: AnkiUser) -> None:
        """Let the user review and tag everything, half a minute after the build."""
        user.reviews_all(self.second + BETWEEN_BUILDS // 2)
        user.tags_all(self.second + BETWEEN_BUILDS // 2)

    def copied(self, folder: Path) -> "World":
        """Return the same world in another folder."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return World(folder, self.builds)


def prepared(folder: Path) -> World:
    """Return a world with the example deck, some typos in it, built, imported, reviewed and tagged."""
    world = World(folder)
    shutil.copytree(EXAMPLE, world.deck, ignore=shutil.ignore_patterns("cards", "cards.lock"))
    for wrong, right in TYPOS[::2]:
        _misspell(world.deck, wrong, right)
    world.build()
    user = AnkiUser(folder)
    user.imports(world.package.read_bytes())
    world.learn(user)
    user.close()
    return world


def _misspell(deck: Path, wrong: str, right: str) -> None:
    """Misspell a word in the first sentence that holds it."""
    for page in pages(deck):
        for _, texts in prose(page):
            for text in texts:
                if right in text:
                    replace_text(page, text, text.replace(right, wrong))
                    return


@contextmanager
def _captured() -> Iterator[Callable[[], str]]:
    """Catch what is printed; give a function that returns it."""
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="utf-8", write_through=True)
    with redirect_stdout(stream), redirect_stderr(stream):
        yield lambda: buffer.getvalue().decode()
