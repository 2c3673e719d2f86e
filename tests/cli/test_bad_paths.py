"""Paths that are not there, may not be read, or are something else; and names that would act on a terminal."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from .running import OTHER_PAGE, PAGE, Run, contents, in_a_process, make_deck

is_root = hasattr(os, "geteuid") and os.geteuid() == 0
NAMES = ["a\x1b[31mred.txt", "a\nb.txt", "a[red]b[bold].txt", "a\x9b2Jb.txt", "\u202etxt.a.txt", "%s {0}.txt", "-a.txt"]

# Python itself may lie where only root can read it: everything is imported before this becomes somebody else.
AS_SOMEBODY = """
import contextlib, io, os, sys
from cards.cli import main
from cards.language import parser

def leave(call):
    sys.argv = ["cards", *call.split()]
    try:
        main.run()
    except SystemExit as left:
        return left.code

calls = sys.argv[1:]
model = parser.load()
parser.load = lambda: model
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    leave("export page.txt --format apkg -o /dev/null")
    leave("build page.txt -o /dev/null")
    leave("new deck")
os.setgroups([])
os.setgid(65534)
os.setuid(65534)
codes = [leave(call) for call in calls]
sys.exit(0 if codes == [1] * len(calls) else f"exit codes {codes}")
"""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.txt").symlink_to("nowhere")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "page.docx").write_text("x")
    make_deck(tmp_path / "deck")
    make_deck(tmp_path / "other")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.txt", "no such file"),
        ("missing/page.txt", "no such file"),
        ("page.txt/page.txt", "no such file"),
        ("x" * 300 + ".txt", ""),
        ("", ""),
        ("*.rst", "no file matches"),
        ("empty", "no entry lies in this folder"),
        ("folder.txt", "no entry lies in this folder"),
        ("broken.txt", "cannot be read"),
        ("loop.txt", "cannot be read"),
        ("pipe.txt", "no regular file"),
        ("page.docx", "nobody reads"),
    ],
)
def test_what_cannot_be_read_is_named(cards: Run, places: Path, path: str, words: str):
    before = sorted(places.rglob("*"))
    ran = cards("build", "page.txt", path, "-o", "out.apkg")
    assert ran.code == 1
    assert ran.out == ""
    assert ran.says_one_line
    assert path[:30] in ran.err
    assert words in ran.err
    assert sorted(places.rglob("*")) == before


@pytest.mark.parametrize("arguments", [["deck", "page.txt"], ["page.txt", "deck"], ["deck", "other"], []])
def test_what_is_neither_a_deck_nor_files(cards: Run, places: Path, arguments: list[str]):
    ran = cards("build", *arguments)
    assert ran.code == 2
    assert "deck" in ran.err
    assert ran.says_one_line
    assert not list(places.glob("*.apkg"))


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("folder.txt", "it is a folder"),
        ("page.txt", "made from this file"),
        ("./empty/../page.txt", "made from this file"),
        ("page.txt/x.apkg", "page.txt"),
        ("pipe.txt", "not an ordinary file"),
        ("x" * 300, "too long"),
    ],
)
@pytest.mark.parametrize("command", [("build",), ("export", "--format", "jsonl")], ids=lambda command: command[0])
def test_a_place_where_no_result_can_go(cards: Run, places: Path, command: list[str], output: str, words: str):
    before = contents(places / "deck") | {"page.txt": ((places / "page.txt").read_bytes(), 0)}
    ran = cards(*command, "page.txt", "-o", output)
    assert ran.code == 1
    assert words in ran.err.lower()
    assert ran.says_one_line
    assert contents(places / "deck") | {"page.txt": ((places / "page.txt").read_bytes(), 0)} == before


@pytest.mark.parametrize("output", ["deck/deck.toml", "deck/cards.lock", "deck/entries/osmosis.txt"])
def test_a_deck_is_never_replaced_by_its_package(cards: Run, places: Path, output: str):
    before = contents(places)
    ran = cards("build", "deck", "-o", output)
    assert ran.code == 1
    assert "made from this file" in ran.err
    assert contents(places) == before


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize("command", ["build", "check", "entries"])
def test_a_name_cannot_act_on_the_terminal(cards: Run, tmp_path: Path, command: str, name: str):
    (tmp_path / name).write_text(OTHER_PAGE.replace("Diffusion", "Diff[/int]usion \x1b[2J[red]x"))
    (tmp_path / f"bad {name}").write_bytes(b"")
    for names in ([name], [f"bad {name}"], [f"no {name}"]):
        ran = cards(command, "--", *names)
        assert ran.says_one_line
        assert not set("\x9b\u202e\a") & set(ran.out + ran.err)
        assert not [line for line in ran.err.splitlines() if not line.startswith(("error: ", "warning: ", "cards: "))]


def test_a_name_in_another_encoding(tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/f\xff.txt"
    Path(os.fsdecode(name)).write_text(PAGE)
    ran = in_a_process("build", b"f\xff.txt", cwd=tmp_path)
    assert ran.code == 1
    assert ran.err.startswith("error: f\ufffd.txt:1: the name of this file is not UTF-8; rename it\n")


def test_a_folder_in_another_encoding(cards: Run, tmp_path: Path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xff"))
    folder.mkdir()
    (folder / "page.txt").write_text(PAGE)
    ran = cards("build", str(folder), "-o", "out.apkg")
    assert ran.code == 1
    assert "is not UTF-8; rename it" in ran.err


@pytest.mark.parametrize("stdin", [b"", b" \n", b"\0\0"])
def test_nothing_on_standard_input(tmp_path: Path, stdin: bytes):
    ran = in_a_process("build", "-", cwd=tmp_path, stdin=stdin)
    assert ran.code == 1
    assert ran.err.startswith("error: -:1: ")
    assert not list(tmp_path.iterdir())


def test_closed_standard_input(tmp_path: Path):
    ran = in_a_process("build", "-", cwd=tmp_path, limits=lambda: os.close(0))
    assert ran.code == 1
    assert ran.err.startswith("error: -:1: the file is empty")
    assert ran.says_one_line


@pytest.mark.slow
@pytest.mark.skipif(not is_root, reason="only root can become somebody who may not read")
def test_what_may_not_be_read_or_written():
    calls = {
        "build secret.txt -o out.apkg": "error: secret.txt:1: cannot be read (permission denied); ",
        "build locked -o out.apkg": "cards: locked/deck.toml: permission denied; ",
        "build page.txt -o out.apkg": "cards: out.apkg: cannot be written: Permission denied; ",
        "build page.txt -o new/out.apkg": "cards: new: permission denied; ",
        "build deck -o page.txt": "cards: deck/cards: permission denied; ",
        "new mine": "cards: mine: permission denied; ",
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.txt").write_text(PAGE)
        (folder / "secret.txt").write_text(PAGE)
        (folder / "secret.txt").chmod(0o600)
        (folder / "locked").mkdir(mode=0o700)
        make_deck(folder / "deck")
        folder.chmod(0o755)
        before = contents(folder)
        printed = subprocess.run(
            [sys.executable, "-c", AS_SOMEBODY, *calls], cwd=folder, capture_output=True, text=True, check=False
        )
        assert contents(folder) == before
        assert not (folder / "mine").exists()
    assert printed.returncode == 0, printed.stderr
    assert all(words in printed.stderr for words in calls.values()), printed.stderr
    assert "Traceback" not in printed.stderr
