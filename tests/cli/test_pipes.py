"""A good neighbour in a pipe: readers may leave, streams may be closed, and no escape goes where no terminal is."""

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pytest

from .running import COMMAND, ESC, PAGE, Ran, environment, in_a_process, make_deck


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Give a folder with a deck that makes more text than a pipe holds."""
    make_deck(tmp_path / "deck", **{f"page-{number}": PAGE.replace("smosis", f"smo{number}") for number in range(60)})
    return tmp_path


def in_a_shell(line: str, cwd: Path) -> Ran:
    path = f"{Path(COMMAND).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", line], cwd=cwd, env=environment(PATH=path), capture_output=True, text=True, check=False
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def on_a_terminal(*arguments: str, cwd: Path, env: dict[str, str]) -> str:
    """Run the command with a terminal for all its streams and return everything that the terminal got."""
    person, terminal = pty.openpty()
    running = subprocess.Popen(
        [COMMAND, *arguments], cwd=cwd, env=env, stdin=terminal, stdout=terminal, stderr=terminal, close_fds=True
    )
    os.close(terminal)
    seen = b""
    while True:
        try:
            read = os.read(person, 65536)
        except OSError:  # Linux says so when the last writer has left
            break
        if not read:
            break
        seen += read
    os.close(person)
    assert running.wait() == 0
    return seen.decode()


@pytest.mark.slow
def test_a_reader_that_leaves(pages: Path):
    ran = in_a_shell("set -o pipefail; cards export deck --format jsonl | head -n 1", pages)
    assert ran.code == 0
    assert json.loads(ran.out)["entry"] == "page-0"
    assert ran.err == ""


@pytest.mark.slow
def test_closed_streams(pages: Path):
    for name in (pages / "deck" / "entries").glob("page-??.txt"):
        name.unlink()
    ran = in_a_shell("cards build deck -o deck.apkg >&- 2>&- <&-", pages)
    assert ran.code == 0
    assert ran.says_one_line
    assert (pages / "deck.apkg").exists()


def test_output_that_cannot_be_printed_is_a_failure(tmp_path: Path):
    ran = in_a_shell("cards entries --schema > /dev/full", tmp_path)
    assert ran.code == 1
    assert ran.err == "cards: no space left on device; check the path, your permissions and the space\n"


def test_a_reader_of_errors_that_leaves(tmp_path: Path):
    ran = in_a_shell("cards build missing.txt 2>&1 >/dev/null | true", tmp_path)
    assert ran.says_one_line


@pytest.mark.slow
def test_no_terminal_no_escapes_and_no_bar(pages: Path):
    ran = in_a_process("build", "deck/entries/page-1.txt", cwd=pages, env=environment(TERM="xterm-256color"))
    assert ran.code == 0
    assert ESC not in ran.out + ran.err
    assert "\r" not in ran.out + ran.err
    assert ran.err == ""


@pytest.mark.slow
def test_a_terminal_gets_a_moving_bar(pages: Path):
    seen = on_a_terminal("build", "deck", cwd=pages, env=environment(TERM="xterm-256color"))
    done = {int(number) for number in re.findall(r"(\d+)/60", seen)}
    assert len(done) > 3
    assert ESC in seen
    assert "… and 20 more" in seen


@pytest.mark.slow
@pytest.mark.parametrize("changes", [{"TERM": "dumb"}, {"TERM": "xterm", "NO_COLOR": "1"}], ids=["dumb", "no color"])
def test_a_terminal_without_colours(tmp_path: Path, changes: dict[str, str]):
    (tmp_path / "page.txt").write_text(PAGE)
    seen = on_a_terminal("build", "page.txt", cwd=tmp_path, env=environment(**changes))
    assert not re.search(r"\x1b\[[\d;]*[3-4]\d[\d;]*m", seen), "a colour"
    if changes["TERM"] == "dumb":
        assert ESC not in seen


@pytest.mark.slow
def test_a_terminal_without_our_letters(tmp_path: Path):
    sentence = "In 1841, the physiologist Henri Dütrochet built an osmometer that is marked with – שלום on its lid."
    (tmp_path / "page.txt").write_text(f"{PAGE}\n\nHistory\n\n{sentence}\n")
    env = environment(PYTHONIOENCODING="latin-1")
    printed = in_a_process("export", "page.txt", "--format", "jsonl", cwd=tmp_path, env=env)
    assert printed.code == 0
    assert any(json.loads(line)["context"] == sentence for line in printed.out.splitlines())


@pytest.mark.slow
def test_ctrl_c_leaves_nothing(tmp_path: Path):
    # as many pages as a busy machine cannot parse before this process is heard
    make_deck(tmp_path / "deck", **{f"page-{n}": PAGE.replace("smosis", f"smo{n}") for n in range(300)})
    before = sorted(tmp_path.rglob("*"))
    person, terminal = pty.openpty()
    running = subprocess.Popen(
        [COMMAND, "build", "deck", "-o", "deck.apkg"],
        cwd=tmp_path,
        env=environment(TERM="xterm"),
        stderr=terminal,
        stdout=subprocess.PIPE,
    )
    os.close(terminal)
    seen = b""
    while b"/300" not in seen:  # the bar: it is parsing now
        seen += os.read(person, 65536)
    running.send_signal(signal.SIGINT)
    while True:
        try:
            seen += os.read(person, 65536)
        except OSError:
            break
    os.close(person)
    out, _ = running.communicate()
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in seen
    assert seen.count(b"\x1b[?25h") >= seen.count(b"\x1b[?25l"), "the cursor is still hidden"
    assert sorted(tmp_path.rglob("*")) == before
