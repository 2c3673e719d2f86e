"""A full disk, a missing place, a lock that is held: one line that says what to do, and nothing that was kept is lost."""

import os
import resource
import signal
import tempfile
from pathlib import Path

import pytest
from store_making import NOW, answer, card, key, opened

from cards.errors import CardsError
from cards.review.store.check import check
from cards.review.store.faults import StoreBusy, StoreUnwritable
from cards.review.store.lock import writer_lock
from cards.review.store.scheduling import schedule


def answered(store, turn):
    return answer(store, turn % 5, 3, NOW + turn)


def test_a_disk_that_fills_up_loses_no_acknowledged_answer(tmp_path):
    path = tmp_path / "store.db"
    with opened(path) as store:
        store.sync_cards("deck", "Deck", [card(number) for number in range(5)])
    old_limit, old_signal = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    kept = []
    try:
        with opened(path) as store:
            resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, old_limit[1]))
            with pytest.raises(StoreUnwritable, match=r"store\.db: cannot be written: the disk is full"):
                kept.extend(answered(store, turn) for turn in range(1_000))
            resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
            answer(store, 0, 3, NOW + len(kept))  # goes on when there is room again
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
        signal.signal(signal.SIGXFSZ, old_signal)
    with opened(path) as store:
        assert sum(len(store.history(key(number))) for number in range(5)) == len(kept) + 1
    assert len(kept) > 5
    assert check(path, schedule) == []


def test_places_where_no_store_can_be(tmp_path):
    (tmp_path / "file").write_text("no folder")
    for path in (tmp_path / "file" / "store.db", tmp_path):
        with pytest.raises(CardsError) as caught:
            opened(path)
        assert str(path.name) in str(caught.value)
        assert "\n" not in str(caught.value)


def refused(path):
    """Open a store in a child process without root's rights, which no permission stops; say how that ended."""
    child = os.fork()
    if not child:
        said = 2
        try:
            if os.geteuid() == 0:
                os.seteuid(65534)
            opened(path)
            said = 1
        except StoreUnwritable:
            said = 0
        finally:
            os._exit(said)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a child process: permissions are NOT tested here")
def test_a_folder_without_permission(tmp_path):
    with tempfile.TemporaryDirectory() as folder:  # unlike pytest's own, one that others may look into
        path = Path(folder) / "store.db"
        opened(path).close()
        path.parent.chmod(0o555)
        assert refused(path)
        path.parent.chmod(0o000)
        assert refused(path)
        path.parent.chmod(0o755)


def test_somebody_who_does_not_let_go_is_named(tmp_path):
    path = tmp_path / "store.db"
    mine, theirs = writer_lock(path), writer_lock(path)
    with theirs.held(), pytest.raises(StoreBusy, match="another quiz has it"):
        mine.take(patience=0)
    mine.take(patience=0)
    mine.close()
    theirs.close()
