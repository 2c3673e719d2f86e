"""The command in this process: the same program from its first line to its exit code, with the model loaded once."""

import sys
from pathlib import Path

import pytest

from cards.cli.main import run as run_command
from cards.language.parser import Parser

from .deck_editing import built
from .running import Ran, Run, make_deck


@pytest.fixture
def cards(
    parser: Parser, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Run:
    """Give a function that runs a command line in tmp_path and returns what it left."""
    monkeypatch.setattr("cards.language.parser.load", lambda: parser)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["cards", *arguments])
        with pytest.raises(SystemExit) as left:
            run_command()
        printed = capsysbinary.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return Ran(code, printed.out.decode(), printed.err.decode())

    return run


@pytest.fixture
def deck(cards: Run, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a deck of two pages that was built once, with a cache of its own."""
    monkeypatch.setenv("CARDS_CACHE", str(tmp_path_factory.mktemp("cache")))
    made = make_deck(tmp_path / "deck")
    assert built(cards).code == 0
    return made
