"""Damage is found, row by row, and what is readable is saved; the damaged file is only read."""

import contextlib
import random
import re
import sqlite3

import pytest
from store_making import NOW, TEXT, answer, opened, with_history

from cards.review.store.check import check
from cards.review.store.checksum import decoded
from cards.review.store.faults import StoreError
from cards.review.store.salvage import salvage
from cards.review.store.scheduling import schedule

TABLES = {"log": "sequence", "settings": "number", "decks": "number", "cards": "row", "migrations": "version"}


def rows(path):
    """All rows that SQLite can read one by one, by table and number; what it cannot read is missing."""
    found = {}
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    connection.text_factory = decoded
    with contextlib.closing(connection):
        for table, column in TABLES.items():
            with contextlib.suppress(sqlite3.Error, UnicodeDecodeError):  # the second for damaged names of columns
                for row in connection.execute(f"SELECT rowid, * FROM {table} NOT INDEXED ORDER BY {column}"):
                    found[table, row[0]] = row
    return found


@pytest.fixture(scope="module")
def healthy(tmp_path_factory):
    path = tmp_path_factory.mktemp("healthy") / "store.db"
    with_history(path)
    assert check(path, schedule) == []
    return path


def damaged_copies(healthy, folder, count, damage):
    """Yield damaged copies; afterwards each must have the bytes that it was made with."""
    whole = healthy.read_bytes()
    for turn in range(count):
        path = folder / f"{turn}.db"
        data = damage(whole, random.Random(turn))
        path.write_bytes(data)
        yield path
        assert path.read_bytes() == data
        path.unlink()


def flip(data, chance):
    place = chance.randrange(len(data) * 8)
    changed = bytearray(data)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


def cut(data, chance):
    return data[: chance.randrange(len(data))]


def found_by_check(path):
    """What check says, refusals included."""
    try:
        return check(path, schedule)
    except StoreError as error:
        return [str(error)]


@pytest.mark.parametrize(("damage", "count"), [(flip, 400), (cut, 100)])
def test_every_changed_row_is_reported(healthy, tmp_path, damage, count):
    before = rows(healthy)
    for path in damaged_copies(healthy, tmp_path, count, damage):
        after = rows(path)
        changed = [place for place in {*before, *after} if before.get(place) != after.get(place)]
        said = "\n".join(found_by_check(path))
        assert said or not changed, changed
        unreadable = re.search("could not be read to the end|is damaged|has not been touched", said)
        for table, number in changed:
            named = re.search(rf"\b{table} (row )?{number}\b|does not stand|stands somewhere", said)
            gap = any(
                int(first) <= number <= int(last)
                for first, last in re.findall(r"log rows (\d+) to (\d+) are missing", said)
            )
            assert named or gap or unreadable or "integrity" in said or "database" in said.lower() or "Tree" in said, (
                said
            )


@pytest.mark.parametrize(("damage", "count"), [(flip, 60), (cut, 20)])
def test_what_is_whole_is_saved(healthy, tmp_path, damage, count):
    before = {place: row for place, row in rows(healthy).items() if place[0] == "log"}
    for path in damaged_copies(healthy, tmp_path, count, damage):
        readable = {place for place, row in rows(path).items() if before.get(place) == row}
        into = path.with_suffix(".saved")
        report = salvage(path, into, schedule, TEXT, NOW)
        assert check(into, schedule) == []
        saved = {place: row for place, row in rows(into).items() if place[0] == "log"}
        assert readable <= saved.keys()
        lost = before.keys() - saved.keys()
        assert not (lost and not report.losses and damage is flip), lost
        assert len(lost) <= 2 or damage is cut, report.losses
        into.unlink()


def test_a_saved_store_goes_on(healthy, tmp_path):
    path = tmp_path / "damaged.db"
    path.write_bytes(flip(healthy.read_bytes(), random.Random(3)))
    salvage(path, tmp_path / "saved.db", schedule, TEXT, NOW)
    with opened(tmp_path / "saved.db") as store:
        answer(store, 1, instant=NOW * 2 - NOW)
    assert check(tmp_path / "saved.db", schedule) == []


def test_a_changed_number_is_found_that_sqlite_takes_for_good(healthy, tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(healthy.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TRIGGER log_keeps_rows")
        connection.execute("UPDATE log SET rating = 4 WHERE sequence = 17")
        connection.commit()
    assert any("log row 17 has changed" in line for line in check(path, schedule))


def test_the_log_cannot_be_rewritten(healthy, tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(healthy.read_bytes())
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for statement in ("DELETE FROM log", "UPDATE log SET rating = 4"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
