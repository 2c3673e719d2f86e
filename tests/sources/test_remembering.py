"""Files that were read before are understood as if they were read now, whatever came, went or changed around them."""

import random
from pathlib import Path

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import read
from cards.sources.remembering import Memory

PAGES = sorted(path for path in (Path(__file__).parent / "pages").rglob("*") if path.suffix != ".expected")
FOOT = "\n\nSubscribe to our newsletter for more.\n\n© 2026 Somebody. All rights reserved.\n"


class Values(dict[bytes, bytes]):
    """A dictionary that counts what was asked for and not there."""

    missed = 0

    def get(self, key: bytes) -> bytes | None:  # type: ignore[override]
        self.missed += key not in self
        return super().get(key)

    def put(self, key: bytes, value: bytes) -> None:
        self[key] = value


@pytest.fixture(scope="module")
def files() -> list[RawFile]:
    return [RawFile(path.name, path.read_bytes(), 0) for path in PAGES if path.is_file()]


def test_all_test_pages_are_understood_from_memory(files: list[RawFile]) -> None:
    values = Values()
    first = read(files, {}, Memory(values, b"program", {}))
    assert first == read(files)
    values.missed = 0
    assert read(files, {}, Memory(values, b"program", {})) == first
    assert values.missed == 0
    assert len(first.entries) > 20
    assert len(first.problems) > 1


@pytest.mark.parametrize("seed", range(4))
def test_what_stands_on_other_pages_counts_as_it_is_now(files: list[RawFile], seed: int) -> None:
    chance, values = random.Random(seed), Values()
    for _ in range(4):
        some = chance.sample(files, chance.randint(1, 12))
        with_feet = [RawFile(one.path, one.data + FOOT.encode() * chance.randint(0, 1), 0) for one in some]
        assert read(with_feet, {}, Memory(values, b"program", {})) == read(with_feet)


def test_a_line_that_another_page_shares_now_is_furniture_now() -> None:
    values = Values()
    pages = [
        RawFile(
            f"{name}.txt",
            f"{name}\n\n{name} is the flow of {name}.\n\nMore in the big {name} box\nA line\n".encode(),
            0,
        )
        for name in ("Drift", "Creep", "Flux")
    ]
    for some in (pages[:1], pages[:2], pages, pages[1:], pages[:1]):
        assert read(some, {}, Memory(values, b"program", {})) == read(some)


def test_another_program_other_terms_and_another_name_are_read_anew() -> None:
    values, page = Values(), RawFile("drift.txt", b"Drift is the slow flow of ice.", 0)
    read([page], {}, Memory(values, b"program", {}))
    for file, program, terms in (
        (page, b"another", {}),
        (page, b"program", {"drift": "ice drift"}),
        (RawFile("floe.txt", page.data, 0), b"program", {}),
        (RawFile("drift.txt", page.data + b" ", 0), b"program", {}),
    ):
        values.missed = 0
        assert read([file], terms, Memory(values, program, terms)) == read([file], terms)
        assert values.missed == 1


def test_what_is_not_what_was_kept_is_forgotten() -> None:
    values, page = Values(), RawFile("drift.txt", b"Drift is the slow flow of ice.", 0)
    read([page], {}, Memory(values, b"program", {}))
    for broken in (b"", b"[]", b"null", b'{"faults":[]}'):
        for key in values:
            values[key] = broken
        assert read([page], {}, Memory(values, b"program", {})) == read([page])


def test_a_name_that_is_no_text_is_only_read_each_time() -> None:
    page = RawFile("drift\udcff.txt", b"Drift is the slow flow of ice.", 0)
    assert read([page], {}, Memory(Values(), b"program", {})) == read([page])
