"""Older files are migrated, step by step and after a backup; newer and foreign ones are refused and stay as they are."""

import contextlib
import sqlite3

import pytest
from store_making import NOW, opened, with_history

from cards.review.store.backups import backups_of
from cards.review.store.check import check
from cards.review.store.connection import Connection
from cards.review.store.faults import StoreDamaged, StoreError, StoreRefused
from cards.review.store.migrations import APPLICATION_ID, MIGRATIONS, Migration, version_of
from cards.review.store.scheduling import schedule


def database(path, *statements):
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


FOREIGN = {
    "another program's database": lambda path: database(path, "PRAGMA application_id = 7", "CREATE TABLE notes (id)"),
    "a database without a name": lambda path: database(path, "CREATE TABLE notes (id)"),
    "a newer store": lambda path: database(
        path, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 99", "CREATE TABLE log (id)"
    ),
    "text": lambda path: path.write_text("to do: learn bones\n" * 50),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_files_that_are_not_ours_are_refused_untouched(tmp_path, name):
    path = tmp_path / "store.db"
    FOREIGN[name](path)
    before = path.read_bytes()
    with pytest.raises(StoreRefused, match="has not been touched"):
        opened(path)
    with pytest.raises(StoreRefused, match="has not been touched"):
        check(path, schedule)
    assert path.read_bytes() == before
    assert [beside.name for beside in tmp_path.iterdir()] == ["store.db"]


def test_a_newer_version_that_only_the_log_of_sqlite_knows_is_refused(tmp_path):
    path = tmp_path / "store.db"
    opened(path).close()
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version = 99")  # in the -wal, not yet in the file's header
    copy = tmp_path / "copy.db"
    for ending in ("", "-wal"):
        copy.with_name(copy.name + ending).write_bytes(path.with_name(path.name + ending).read_bytes())
    before = copy.read_bytes()
    newer.close()
    with pytest.raises(StoreRefused, match="newer version"):
        opened(copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize("size", [0, 50])
def test_an_empty_file_is_a_damaged_store_not_a_new_one(tmp_path, size):
    path = tmp_path / "store.db"
    path.write_bytes(b"\0" * size)
    with pytest.raises(StoreDamaged, match="cards store restore"):
        opened(path)
    assert path.stat().st_size == size


SECOND = Migration("colours", ("CREATE TABLE colours (name TEXT) STRICT", "INSERT INTO colours VALUES ('red')"))


def test_an_older_store_is_backed_up_and_migrated(tmp_path):
    path = tmp_path / "store.db"
    with_history(path)
    rows = "SELECT * FROM log"
    connection = Connection(path, NOW, (*MIGRATIONS, SECOND))
    assert version_of(connection.sqlite) == len(MIGRATIONS) + 1
    assert connection.sqlite.execute("SELECT name FROM colours").fetchall() == [("red",)]
    names = [name for (name,) in connection.sqlite.execute("SELECT name FROM migrations ORDER BY version")]
    assert names == [step.name for step in (*MIGRATIONS, SECOND)]
    after = connection.sqlite.execute(rows).fetchall()
    connection.close()
    (backup,) = backups_of(path)
    with contextlib.closing(sqlite3.connect(backup.path)) as old:
        assert old.execute(rows).fetchall() == after
    with pytest.raises(StoreRefused):  # by the program that does not know the second step
        opened(path)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_migration_that_fails_at_any_statement_leaves_the_old_version(tmp_path, place):
    path = tmp_path / "store.db"
    with_history(path)
    statements = list(SECOND.statements)
    statements.insert(place, "INSERT INTO nowhere VALUES (1)")
    with pytest.raises(StoreError):
        Connection(path, NOW, (*MIGRATIONS, Migration("colours", tuple(statements))))
    assert check(path, schedule) == []
    opened(path).close()
