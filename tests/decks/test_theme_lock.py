"""theme.lock: the second of the looks moves when they change and only then, whatever the clock says."""

from hypothesis import given
from hypothesis import strategies as st

from cards.decks.theme_lock import Looks, looks_now, print_theme_lock, read_theme_lock

SECONDS = st.integers(0, 2**33)


def test_it_is_read_as_it_was_written():
    looks = Looks(digest="ab", modified=5)
    assert read_theme_lock(print_theme_lock(looks), "f") == (looks, [])
    assert print_theme_lock(looks).count("\n") == 1
    assert read_theme_lock("", "f") == (None, [])


def test_the_default_theme_as_it_comes_has_its_own_second():
    assert looks_now("a", 7, None, now=100).modified == 7


def test_everything_else_has_the_present_one():
    assert looks_now("a", None, None, now=100).modified == 100


@given(st.lists(st.tuples(st.sampled_from("abc"), SECONDS), min_size=1), SECONDS)
def test_a_change_is_later_and_no_change_is_none(builds: list[tuple[str, int]], built_in: int):
    before = None
    for digest, now in builds:
        looks = looks_now(digest, built_in if digest == "a" else None, before, now)
        if before is not None:
            assert (looks.modified > before.modified) == (looks.digest != before.digest)
            assert looks.modified <= max(now, before.modified + 1)
        assert looks_now(digest, None, looks, now + 1) == looks
        before = looks


def test_what_cannot_be_read_is_said_by_line():
    text = '{"digest":"a","modified":1}\n<<<<<<< ours\nnonsense\n{"digest":"b","modified":-1}\n{"digest":"b","modified":2}\n'
    found, problems = read_theme_lock(text, "theme.lock")
    assert found == Looks(digest="b", modified=2)
    assert [str(one.source) for one in problems] == ["theme.lock:2", "theme.lock:3", "theme.lock:4"]
    assert "merge conflict" in problems[0].message
