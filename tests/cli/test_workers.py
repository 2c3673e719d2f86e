"""Workers write what this process writes, byte for byte; whatever becomes of them, there is one line and no half deck."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cards.cli.workers import crew as crews
from cards.cli.workers.crew import Worker
from cards.cli.workers.number import FEWEST_EACH, workers_for
from cards.errors import CardsError
from cards.language.read import WINDOW

from .running import OTHER_PAGE, PAGE, Ran, Run, contents, environment, in_a_process, make_deck

NUMBER = "CARDS_WORKERS"
EPOCH = "1700000000"
# As `python -c` and a script without a guard run it: nothing of this may run again in a worker.
SCRIPT = "print('once'); from cards.cli.main import run; run()"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """Give a deck of so many pages that two workers have something to do."""
    pages = {f"page-{number}": OTHER_PAGE.replace("iffusion", f"iffusion{number}") for number in range(WINDOW + 2)}
    return make_deck(tmp_path / "deck", osmosis=PAGE, **pages)


def built(cards: Run, folder: Path) -> dict[str, bytes]:
    """Build the deck and take what was made away again."""
    assert cards("build", "deck", "-o", "deck.apkg").code == 0
    made = {name: data for name, (data, _) in contents(folder).items() if "entries" not in name}
    for name in made.keys() - {"deck/deck.toml"}:
        (folder / name).unlink()
    return made


def test_they_write_the_same_bytes(
    cards: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv(NUMBER, "0")
    expected = built(cards, tmp_path)
    assert {"deck.apkg", "deck/cards.lock", "deck/cards/osmosis.md"} <= expected.keys()
    monkeypatch.setenv(NUMBER, "2")
    monkeypatch.setattr("cards.language.parser.load", None)  # they load their own
    monkeypatch.setenv("CARDS_CACHE", str(tmp_path_factory.mktemp("cache")))
    assert built(cards, tmp_path) == expected
    monkeypatch.setattr(crews, "crew_of", None)
    assert built(cards, tmp_path) == expected  # what they made is remembered


def test_a_script_runs_once_and_nothing_of_its_folder_is_imported(deck: Path, tmp_path: Path):
    (tmp_path / "spacy.py").write_text("raise SystemExit('imported by chance')\n")
    script = tmp_path / "elsewhere" / "script.py"
    script.parent.mkdir()
    script.write_text(SCRIPT)
    call = [sys.executable, str(script), "export", "deck", "--format", "jsonl"]
    done = subprocess.run(call, cwd=tmp_path, env=environment(CARDS_WORKERS="2"), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    once, *lines = done.stdout.splitlines()
    assert once == b"once"
    assert lines
    assert not any(b"once" in line for line in lines)


class Killed(Worker):
    """A worker that the system kills when it has its first window."""

    def write(self, window):
        os.kill(self._process.pid, signal.SIGKILL)
        return super().write(window)


class Interrupted(Worker):
    """A worker whose command gets Ctrl-C while it writes its first window."""

    def write(self, window):
        os.kill(os.getpid(), signal.SIGINT)
        return super().write(window)


def crew_seen(kind: type[Worker], monkeypatch: pytest.MonkeyPatch) -> list[Worker]:
    """Let all workers be of a kind, and return them, once there are any."""
    seen: list[Worker] = []

    class Seen(kind):  # type: ignore[misc, valid-type]
        def __init__(self):
            super().__init__()
            seen.append(self)

    monkeypatch.setattr(crews, "Worker", Seen)
    return seen


def left(cards: Run, deck: Path, seen: list[Worker]) -> Ran:
    """Build, and return what that left, once it is certain that no worker and no half deck is."""
    before = contents(deck.parent)
    ran = cards("build", "deck", "-o", "deck.apkg")
    assert contents(deck.parent) == before
    assert ran.says_one_line
    assert len(seen) == 2
    assert all(worker._process.poll() is not None for worker in seen)
    return ran


def test_a_killed_worker_stops_the_build_with_a_line(cards: Run, deck: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(NUMBER, "2")
    ran = left(cards, deck, crew_seen(Killed, monkeypatch))
    assert ran.code == 1
    assert ran.err.startswith("cards: a process that was writing cards was killed (signal 9)")
    assert ran.err.count("\n") == 1


def test_ctrl_c_ends_workers_too(cards: Run, deck: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(NUMBER, "2")
    ran = left(cards, deck, crew_seen(Interrupted, monkeypatch))
    assert ran.code == 130
    assert not ran.err.strip()


def test_workers_end_with_a_killed_command():
    """Nobody tells them: they see that there is no one left who asks."""
    worker = Worker()
    assert worker._process.stdin is not None
    worker._process.stdin.close()
    assert worker._process.wait() == 0
    worker.close()


def test_a_fault_of_a_worker_is_said_as_this_process_says_it(deck: Path, tmp_path: Path):
    broken = tmp_path / "broken" / "en_core_web_md"  # taken instead of the model that comes with us
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("def load(**_): raise OSError('no such model')\n")
    said = {
        in_a_process(
            "build", "deck", cwd=tmp_path, env=environment(CARDS_WORKERS=number, PYTHONPATH=str(broken.parent))
        )
        for number in "02"
    }
    (ran,) = said
    assert ran.code == 1
    assert ran.err.startswith("cards: the English model cannot be loaded (")
    assert ran.says_one_line


def test_where_no_process_can_be_started_this_one_writes(
    cards: Run, deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_args, **_named):
        raise BlockingIOError

    monkeypatch.setenv(NUMBER, "2")
    monkeypatch.setattr("cards.cli.workers.crew.subprocess.Popen", refuse)
    assert cards("build", "deck", "-o", "deck.apkg").code == 0


def test_how_many_there_are(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(NUMBER, raising=False)
    monkeypatch.setattr("cards.cli.workers.number._cores", lambda: 4)
    monkeypatch.setattr("cards.cli.workers.number._in_memory", lambda: 3)
    assert [workers_for(entries) for entries in (1, FEWEST_EACH - 1, FEWEST_EACH, 2000)] == [0, 0, 1, 3]
    monkeypatch.setattr("cards.cli.workers.number._in_memory", lambda: 0)
    assert workers_for(2000) == 1
    monkeypatch.setenv(NUMBER, "5")
    assert workers_for(1) == 5
    for wrong in ("two", "-1", "1.5", "²"):
        monkeypatch.setenv(NUMBER, wrong)
        with pytest.raises(CardsError, match=f'{NUMBER} is "{wrong}"; set it to a number of processes'):
            workers_for(1)
