"""What costs nothing is asked for all the time: help and version start without the heavy libraries, and help helps."""

import subprocess
import sys

import pytest

from cards.cli.main import COMMANDS

from .running import COMMAND, Run

HEAVY = {
    "spacy",
    "textual",
    "pydantic",
    "genanki",
    "rich",
    "numpy",
    "lxml",
    "yaml",
    "markdown_it",
    "wordfreq",
    "lemminflect",
}
PROGRAM = """
import sys
from cards.cli.main import run
sys.argv = ["cards", *sys.argv[1:]]
try:
    run()
finally:
    print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("call", ["--version", "--help", "build --help", "entries --help", "nonsense"])
def test_nothing_heavy_is_imported(call: str):
    done = subprocess.run([sys.executable, "-c", PROGRAM, *call.split()], capture_output=True, text=True, check=False)
    imported = set(done.stderr.splitlines()[-1].split())
    assert "click" in imported
    assert not imported & HEAVY


def test_the_version_is_the_packages():
    from importlib.metadata import version

    printed = subprocess.run([COMMAND, "--version"], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == f"cards, version {version('prose-cards')}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(cards: Run, name: str):
    ran = cards(name, "--help")
    assert ran.code == 0
    lines = ran.out.splitlines()
    (title,) = [number for number, line in enumerate(lines) if line.strip() in {"Example:", "Examples:"}]
    assert lines[title + 1].strip().startswith(f"cards {name} ")
    assert "\\b" not in ran.out


def test_help_lists_every_command(cards: Run):
    for call in ((), ("--help",), ("-h",)):
        ran = cards(*call)
        assert all(f"  {name} " in ran.out + ran.err for name in COMMANDS)
        assert "cards build" in ran.out + ran.err


def test_a_wrong_call_leaves_with_two(cards: Run):
    for call in (("buidl",), ("build", "--nonsense"), ("export", "x.txt"), ("new",), ("explain",)):
        ran = cards(*call)
        assert ran.code == 2
        assert ran.err
        assert ran.says_one_line
