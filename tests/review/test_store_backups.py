"""Backups: when they are made, which are kept, that a damaged store never costs a good one, and that they restore."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_making import DAY, MINUTE, NOW, answer, key, opened, with_history

from cards.review.store.backups import back_up, back_up_when_due, backups_of, restore
from cards.review.store.check import check
from cards.review.store.faults import StoreBusy, StoreDamaged, StoreError
from cards.review.store.schedule_of_backups import is_due, kept
from cards.review.store.scheduling import schedule


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "store.db"
    with_history(path, cards=5, answers=30)
    return path


def content(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        return list(connection.iterdump())


def damage(path):
    data = bytearray(path.read_bytes())
    middle = data.index(b"guid-1", 5 * 4096)
    data[middle] ^= 1
    path.write_bytes(data)


def test_one_in_half_an_hour():
    assert is_due([], NOW)
    assert not is_due([NOW - 29 * MINUTE], NOW)
    assert is_due([NOW - 30 * MINUTE], NOW)
    assert is_due([NOW + DAY], NOW)  # the clock was wrong then


def test_two_days_whole_then_days_weeks_and_months():
    every_hour = [NOW - hour * 60 * MINUTE for hour in range(24 * 600)]
    left = sorted(NOW - instant for instant in kept(every_hour, NOW))
    ages = [age / DAY for age in left]
    assert [age for age in ages if age < 2] == [hour / 24 for hour in range(48)]
    assert len(ages) == 48 + 12 + 10 + 9
    assert 12 <= ages[48 + 11] <= 15
    assert 65 <= ages[48 + 12 + 9] <= 92
    assert 280 <= ages[-1] <= 380


@given(st.lists(st.integers(NOW - 900 * DAY, NOW + DAY), max_size=200), st.integers(0, 60 * DAY))
def test_thinning_keeps_the_newest_and_is_steady(instants, later):
    left = kept(instants, NOW)
    assert left <= set(instants)
    assert {instant for instant in instants if instant > NOW - 2 * DAY} <= left
    assert kept(left, NOW) == left
    assert not instants or max(instants) in kept(instants, NOW + later)


def test_a_backup_is_the_store_also_while_it_is_open(path):
    with opened(path) as store:
        answer(store, 0, instant=NOW + 90 * DAY)
        backup = back_up(path, NOW)
    assert content(backup) == content(path)
    assert check(backup, schedule) == []
    assert back_up_when_due(path, NOW + 29 * MINUTE) is None
    assert back_up_when_due(path, NOW + 31 * MINUTE) is not None
    assert [one.instant for one in backups_of(path)] == [NOW, NOW + 31 * MINUTE]


def test_a_damaged_store_makes_no_backup_and_costs_none(path):
    good = back_up(path, NOW)
    before = good.read_bytes()
    damage(path)
    for age in range(1, 800, 40):
        with pytest.raises(StoreDamaged):
            back_up(path, NOW + age * DAY)
    assert [one.path for one in backups_of(path)] == [good]
    assert good.read_bytes() == before
    assert sorted(beside.name for beside in good.parent.iterdir()) == sorted([good.name, "lock"])


def test_restoring_brings_everything_back_and_keeps_what_was_there(path):
    backup = back_up(path, NOW)
    good = content(path)
    damage(path)
    bad = path.read_bytes()
    assert check(path, schedule) != []
    aside = restore(path, backup, NOW + MINUTE)
    assert content(path) == good
    assert check(path, schedule) == []
    assert aside.read_bytes() == bad
    with opened(path) as store:
        answer(store, 1, instant=NOW + 90 * DAY)
        assert store.card(key(1)).state.reps > 0


def test_restoring_works_when_the_store_is_gone(path):
    backup = back_up(path, NOW)
    good = content(path)
    path.unlink()
    assert restore(path, backup, NOW) is None
    assert content(path) == good


def test_what_cannot_be_restored_leaves_the_store_as_it_is(path, tmp_path):
    backup = back_up(path, NOW)
    with opened(path), pytest.raises(StoreBusy, match="close that first"):
        restore(path, backup, NOW)
    before = path.read_bytes()
    damage(backup)
    with pytest.raises(StoreDamaged):
        restore(path, backup, NOW)
    with pytest.raises(StoreError):
        restore(path, tmp_path / "nothing.db", NOW)
    assert path.read_bytes() == before
