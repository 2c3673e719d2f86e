"""The command in this process: the same program from its first line to its exit code, with the model loaded once."""

import sys
from pathlib import Path

import pytest

from cards.cli.main import run as run_command
from cards.language.parser import Parser

from .running import Ran, Run


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
