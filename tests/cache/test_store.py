"""The store gives back what was put there or nothing, whatever happens to its file."""

import contextlib
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from cards.cache import store
from cards.cache.store import FILE_NAME, KEPT_DAYS, TOGETHER, Store

TODAY = 20_000
VALUES = {bytes([number]) * 32: b"value %d " % number * 300 for number in range(40)}
PUTTING = f"""
import sys, os
from pathlib import Path
from cards.cache.store import Store
print("ready", flush=True)
sys.stdin.readline()
with Store(Path(sys.argv[1]), {TODAY}) as store:
    for number in range(100):
        store.put(b"%s %d" % (sys.argv[2].encode(), number), b"value" * 1000)
        if number == 50 and sys.argv[2] == "killed":
            os.kill(os.getpid(), 9)
"""


def filled(folder: Path, values: dict[bytes, bytes] = VALUES, today: int = TODAY) -> Path:
    with Store(folder, today) as one:
        for key, value in values.items():
            one.put(key, value)
    return folder / FILE_NAME


def held(folder: Path, keys: object = None, today: int = TODAY) -> dict[bytes, bytes]:
    with Store(folder, today) as one:
        found = {key: one.get(key) for key in keys or VALUES}  # type: ignore[attr-defined]
    return {key: value for key, value in found.items() if value is not None}


def test_what_was_put_is_there_for_the_next_one(tmp_path: Path) -> None:
    filled(tmp_path / "made" / "for it")
    assert held(tmp_path / "made" / "for it") == VALUES


def test_a_store_without_a_folder_holds_nothing() -> None:
    with Store(None, TODAY) as one:
        one.put(b"key", b"value")
        assert one.get(b"key") is None


def test_reading_writes_nothing(tmp_path: Path) -> None:
    file = filled(tmp_path)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    assert held(tmp_path) == VALUES
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


@pytest.mark.parametrize("damage", ["", "garbage", "half", "a missing table", "another table"])
def test_a_damaged_file_is_replaced(tmp_path: Path, damage: str) -> None:
    file = filled(tmp_path)
    whole = file.read_bytes()
    if "table" in damage:
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("DROP TABLE written")
            if damage == "another table":
                connection.execute("CREATE TABLE written (name TEXT)")
    else:
        file.write_bytes({"": b"", "garbage": b"garbage" * 1000, "half": whole[: len(whole) // 2]}[damage])
    assert held(tmp_path).items() <= VALUES.items()
    filled(tmp_path)
    assert held(tmp_path) == VALUES


def test_no_flipped_bit_gives_another_value(tmp_path: Path) -> None:
    file = filled(tmp_path / "whole")
    whole = file.read_bytes()
    folder = tmp_path / "damaged"
    folder.mkdir()
    for place in range(0, len(whole), 499):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        (folder / FILE_NAME).write_bytes(damaged)
        assert held(folder).items() <= VALUES.items()


def test_zeroed_pages_give_nothing_and_are_healed(tmp_path: Path) -> None:
    file = filled(tmp_path)
    whole = file.read_bytes()
    for start in range(0, len(whole), 4096):
        file.write_bytes(whole[:start] + bytes(4096) + whole[start + 4096 :])
        assert held(tmp_path).items() <= VALUES.items()
        filled(tmp_path)
        filled(tmp_path)  # damage that only shows on writing is mended then
        assert held(tmp_path) == VALUES


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    filled(tmp_path / "file")
    assert held(tmp_path / "file") == {}
    assert (tmp_path / "file").read_text() == "mine"


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME / "mine").mkdir(parents=True)
    filled(tmp_path)
    assert held(tmp_path) == {}
    assert (tmp_path / FILE_NAME / "mine").is_dir()


def test_a_file_that_may_only_be_read_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may write everywhere, so the file is opened as it would be for others.
    file = filled(tmp_path)
    before = file.read_bytes()
    real = sqlite3.connect
    monkeypatch.setattr(store.sqlite3, "connect", lambda path, **more: real(f"file:{path}?mode=ro", uri=True, **more))
    filled(tmp_path, {b"new": b"value"})
    assert held(tmp_path, today=TODAY + 3) == VALUES
    assert file.read_bytes() == before


@contextlib.contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond this many bytes, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 5000, 50_000])
def test_a_full_disk_keeps_nothing_and_harms_nothing(tmp_path: Path, room: int) -> None:
    filled(tmp_path / "old")
    with room_for(room):
        filled(tmp_path / "new")
        filled(tmp_path / "old", {b"more": random.Random(1).randbytes(500_000)})
    assert held(tmp_path / "new").items() <= VALUES.items()
    assert held(tmp_path / "old", [*VALUES, b"more"]) == VALUES
    filled(tmp_path / "new")
    assert held(tmp_path / "new") == VALUES


def test_a_file_that_another_holds_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.01)
    file = filled(tmp_path)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        filled(tmp_path, {b"new": b"value"})
        assert held(tmp_path) == {}
        other.execute("COMMIT")
    assert held(tmp_path) == VALUES


def test_two_at_once_do_no_harm(tmp_path: Path) -> None:
    call = [sys.executable, "-c", PUTTING, str(tmp_path)]
    pipe = subprocess.PIPE
    running = [subprocess.Popen([*call, name], stdin=pipe, stdout=pipe) for name in ("one", "two", "three")]
    for one in running:
        assert one.stdout
        with one.stdout:
            assert one.stdout.readline() == b"ready\n"
    for one in running:
        assert one.stdin
        one.stdin.close()
    assert [one.wait() for one in running] == [0, 0, 0]
    keys = [b"%s %d" % (name, number) for name in (b"one", b"two", b"three") for number in range(100)]
    assert len(held(tmp_path, keys)) == len(keys)


def test_a_killed_one_keeps_what_it_did(tmp_path: Path) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", PUTTING, str(tmp_path), "killed"], input=b"", check=False, stdout=subprocess.DEVNULL
    )
    assert killed.returncode == -signal.SIGKILL
    assert len(held(tmp_path, [b"killed %d" % number for number in range(100)])) == 51 // TOGETHER * TOGETHER


def test_a_fault_of_the_work_keeps_what_was_done(tmp_path: Path) -> None:
    def stopped() -> None:
        with Store(tmp_path, TODAY) as one:
            one.put(b"key", b"value")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert held(tmp_path, [b"key"]) == {b"key": b"value"}


def test_what_is_not_used_goes(tmp_path: Path) -> None:
    filled(tmp_path, {b"old": b"1", b"used": b"2"})
    assert len(held(tmp_path, [b"used"], TODAY + KEPT_DAYS)) == 1
    filled(tmp_path, {b"new": b"3"}, TODAY + KEPT_DAYS + 1)
    assert held(tmp_path, [b"old", b"used", b"new"], TODAY + KEPT_DAYS + 1) == {b"used": b"2", b"new": b"3"}


def test_a_clock_that_was_wrong_is_forgotten(tmp_path: Path) -> None:
    filled(tmp_path, {b"future": b"1"}, TODAY + 9999)
    filled(tmp_path, {b"new": b"2"})
    assert held(tmp_path, [b"future", b"new"]) == {b"new": b"2"}


def test_no_more_is_kept_than_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LARGEST", 10_000)
    filled(tmp_path, {b"old": os.urandom(2000), b"used": os.urandom(2000), b"unused": os.urandom(2000)})
    held(tmp_path, [b"used"], TODAY + 1)
    filled(tmp_path, {b"new": os.urandom(7000)}, TODAY + 2)
    assert set(held(tmp_path, [b"old", b"used", b"unused", b"new"], TODAY + 2)) == {b"used", b"new"}
    large = {b"%d" % number: os.urandom(4000) for number in range(50)}
    file = filled(tmp_path, large, TODAY + 3)
    assert len(held(tmp_path, large, TODAY + 3)) == 2
    assert file.stat().st_size < 50_000


def test_it_may_be_deleted_while_it_is_used(tmp_path: Path) -> None:
    filled(tmp_path / "cache")
    with Store(tmp_path / "cache", TODAY) as one:
        shutil.rmtree(tmp_path / "cache")
        for key, value in VALUES.items():
            one.put(key, value)
            one.get(key)
    filled(tmp_path / "cache")
    assert held(tmp_path / "cache") == VALUES
