"""An answer that was acknowledged is kept: two quizzes at once, kill -9 at any point, the order of system calls."""

import contextlib
import multiprocessing
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import store_making
from store_making import card, key, opened

from cards.review.store.check import check
from cards.review.store.log import EventKind
from cards.review.store.scheduling import schedule

PROGRAM = Path(store_making.__file__)
START = multiprocessing.get_context("forkserver")  # imports once, then every quiz starts at once
START.set_forkserver_preload(["store_making"])


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.db"
    with opened(path) as store:
        store.sync_cards("deck", "Deck", [card(number) for number in range(10)])
    return path


def started(path, name, count):
    """Start a quiz in a process of its own; return it and the pipe on which it acknowledges."""
    here, there = START.Pipe(duplex=False)
    process = START.Process(target=store_making.quiz, args=(path, name, count, there.send))
    process.start()
    there.close()
    return process, here


def kept(path):
    """The answers in the log, by what their time taken says of them."""
    with opened(path) as store:
        events = [event for number in range(10) for event in store.history(key(number))]
    return {event.taken for event in events if event.kind is EventKind.ANSWER}


def acknowledged_by(pipe):
    """Everything that a quiz acknowledged until it ended."""
    said = set()
    with contextlib.suppress(EOFError):
        while True:
            said.add(int(pipe.recv()))
    return said


def test_two_quizzes_at_once_lose_nothing(path):
    quizzes = [started(path, name, 1_000) for name in (1, 2)]
    said = [acknowledged_by(pipe) for _, pipe in quizzes]
    for process, _ in quizzes:
        process.join()
        assert process.exitcode == 0
    assert kept(path) == said[0] | said[1] == {name * 100_000 + turn for name in (1, 2) for turn in range(1_000)}
    assert check(path, schedule) == []


def killed_after(path, name, acknowledgements):
    process, pipe = started(path, name, 100_000)
    said = {int(pipe.recv()) for _ in range(acknowledgements)}
    process.kill()
    said |= acknowledged_by(pipe)
    process.join()
    return said


@pytest.mark.parametrize("kills", [30, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_quiz_loses_no_acknowledged_answer(path, kills):
    chance = random.Random(kills)
    acknowledged = set()
    for name in range(1, kills + 1):
        acknowledged |= killed_after(path, name, chance.randint(1, 12))
    assert acknowledged <= kept(path)
    assert check(path, schedule) == []


def test_every_acknowledgement_follows_a_sync_of_the_log(path, tmp_path):
    if not shutil.which("strace"):
        pytest.skip("strace is not installed: that answers survive a power cut is NOT tested here")
    traced = tmp_path / "calls"
    with opened(path):  # keeps the -wal in place, as another quiz would
        strace = ["strace", "-f", "-y", "-e", "trace=fdatasync,fsync,write", "-o", str(traced)]
        command = [*strace, sys.executable, str(PROGRAM), str(path), "1", "40"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    synced, acknowledgements = False, 0
    for call in traced.read_text().splitlines():
        if re.search(r"(fdatasync|fsync)\(\d+<.*store\.db-wal>\) += 0", call):
            synced = True
        elif re.search(r'write\(1<[^>]*>, "\d+\\n"', call):
            assert synced, f"acknowledged without a sync: {call}"
            synced, acknowledgements = False, acknowledgements + 1
    assert acknowledgements == 40
