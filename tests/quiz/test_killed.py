"""The quiz in a real terminal: killed at any point it loses no answer that it said was saved; ended, it leaves all as it was."""

import random
import re
import signal
import time

import pytest
from quizzing import table
from terminal import Terminal

from cards.review.store.check import check
from cards.review.store.log import CardKey, EventKind
from cards.review.store.scheduling import schedule
from deck_building import questions

MODES = {"other screen": 1049, "mouse": 1000, "mouse moves": 1003, "focus": 1004, "paste": 2004}


def answers_in(path) -> int:
    made = questions(1_000)
    with table(path, made) as one:
        keys = [CardKey(note.identity.guid, 1) for note in made.notes]
        found = [event for key in keys for event in one.store.history(key)]
        return sum(event.kind is EventKind.ANSWER for event in found)


def left_on(terminal: Terminal) -> list[str]:
    """Return what is not as it was before the quiz."""
    found = [name for name, number in MODES.items() if terminal.is_on(number)]
    if "l" in re.findall(r"\x1b\[\?25([hl])", terminal.seen)[-1:]:
        found.append("hidden cursor")
    return found + ([] if terminal.attributes() == terminal.before else ["attributes"])


def acknowledged(terminal: Terminal) -> int:
    return max(map(int, re.findall(r"(\d+) answered", terminal.text)), default=0)


@pytest.mark.parametrize("kills", [6, pytest.param(200, marks=pytest.mark.slow)])
def test_a_killed_quiz_loses_no_answer_that_was_acknowledged(tmp_path, kills):
    path, chance = tmp_path / "store.sqlite", random.Random(kills)
    said = 0
    for _ in range(kills):
        terminal = Terminal(str(path))
        terminal.until("Question")
        for _ in range(chance.randint(1, 3)):
            terminal.press(" 4")
        wait_until = time.monotonic() + chance.random() * 0.4
        while time.monotonic() < wait_until:
            terminal.read(0.01)
        terminal.process.send_signal(signal.SIGKILL)
        terminal.ended()
        said += acknowledged(terminal)
        terminal.close()
    assert said > 0
    assert answers_in(path) >= said
    assert check(path, schedule) == []


@pytest.mark.parametrize(
    ("name", "at_once"),
    [
        *((name, at_once) for name in ("SIGINT", "SIGTERM", "SIGHUP") for at_once in (False, True)),
        ("Ctrl-C", False),
        ("q", False),
    ],
)
def test_a_quiz_that_is_ended_leaves_the_terminal_as_it_was(tmp_path, name, at_once):
    terminal = Terminal(str(tmp_path / "store.sqlite"))
    number = getattr(signal, name, None)
    if at_once:  # while it starts: at the first that it switches on
        while "\x1b[?" not in terminal.seen and terminal.process.poll() is None:
            terminal.read(0.005)
    else:
        terminal.until("Space answer")
    if number is None:
        terminal.press(" 3" + ("\x03" if name == "Ctrl-C" else "q"))
    else:
        terminal.process.send_signal(number)
    code = terminal.ended()
    assert code == {"q": 0, "Ctrl-C": 130}.get(name, 128 + (number or 0))
    assert "Traceback" not in terminal.text
    assert left_on(terminal) == []
    terminal.close()


def test_a_quiz_that_does_not_listen_ends_all_the_same(tmp_path):
    terminal = Terminal(str(tmp_path / "store.sqlite"), "--deaf")
    terminal.until("Space answer")
    terminal.process.send_signal(signal.SIGTERM)
    assert terminal.ended() == 128 + signal.SIGTERM
    assert left_on(terminal) == []
    terminal.close()


@pytest.mark.slow
def test_signals_at_a_hundred_points_leave_the_terminal_as_it_was(tmp_path):
    chance = random.Random(5)
    for turn in range(100):
        terminal = Terminal(str(tmp_path / "store.sqlite"))
        if turn % 4:
            while "\x1b[?" not in terminal.seen and terminal.process.poll() is None:
                terminal.read(0.002)
            terminal.press(" 4 4")
        end = time.monotonic() + chance.random() * 0.6
        while time.monotonic() < end:
            terminal.read(0.002)
        terminal.process.send_signal(chance.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP)))
        terminal.ended()
        assert left_on(terminal) == [], turn
        terminal.close()
