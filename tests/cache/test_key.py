"""The key of an entry changes with everything that is in it and with the program, and not with where its lines stand."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cards.cache.key import keyed
from cards.model import Dropped, Entry, Passage, Section, Source, Term

ENTRIES = st.from_type(Entry)
FULL = Entry(
    id="osmosis",
    term=Term("osmosis", "stated", "the title line", Source("a.txt", 1)),
    sections=(
        Section("Definition", "definition", (Passage("Water moves.", Source("a.txt", 3)),), Source("a.txt", 3)),
        Section(
            "Uses",
            "application",
            (Passage("Food.", Source("a.txt", 6), "item"), Passage("Dialysis.", Source("a.txt", 7), "item")),
            Source("a.txt", 5),
        ),
    ),
    source=Source("a.txt", 1),
    aliases=("osmotic flow",),
    tags=("biology",),
    dropped=(Dropped("Share", "share links", Source("a.txt", 9)),),
    url="https://example.org/osmosis",
)


def changed(value: Any) -> Iterator[Any]:
    """Yield the value with each one of its texts changed, each of its parts left out or doubled; sources as they are."""
    if isinstance(value, str):
        yield value + "x"
        yield "x" + value
    elif value is None:
        yield ""  # what may be left out is a text, or a source, which does not count
    elif isinstance(value, tuple):
        for i, part in enumerate(value):
            yield value[:i] + value[i + 1 :]
            yield (*value[:i], part, *value[i:])
            yield from ((*value[:i], other, *value[i + 1 :]) for other in changed(part))
    elif is_dataclass(value) and not isinstance(value, Source):
        for field in fields(value):
            if "source" not in field.name:
                yield from (replace(value, **{field.name: other}) for other in changed(getattr(value, field.name)))


def moved(value: Any, path: str, lines: int) -> Any:
    """Return the value with all its sources in another file and further down."""
    if isinstance(value, Source):
        return Source(path + value.path, value.line + lines)
    if isinstance(value, tuple):
        return tuple(moved(part, path, lines) for part in value)
    if is_dataclass(value):
        return replace(value, **{field.name: moved(getattr(value, field.name), path, lines) for field in fields(value)})
    return value


def test_each_field_of_a_full_entry_changes_the_key() -> None:
    others = set(changed(FULL)) - {FULL}
    assert {
        field.name for field in fields(Entry) for one in others if getattr(one, field.name) != getattr(FULL, field.name)
    } == {field.name for field in fields(Entry) if field.name != "source"}
    assert len({keyed(one, b"").key for one in (FULL, *others)}) == 1 + len(others)


@settings(max_examples=30, deadline=None)
@given(ENTRIES)
def test_whatever_is_changed_the_key_is_another(entry: Entry) -> None:
    assert keyed(entry, b"").key not in {keyed(other, b"").key for other in changed(entry) if other != entry}


@settings(max_examples=30, deadline=None)
@given(ENTRIES, st.text(max_size=5), st.integers(0, 99))
def test_moved_lines_keep_the_key_and_the_order_of_sources(entry: Entry, path: str, lines: int) -> None:
    before, after = keyed(entry, b""), keyed(moved(entry, path, lines), b"")
    assert after.key == before.key
    assert after.sources == moved(before.sources, path, lines)


def test_two_places_that_became_one_are_another_key() -> None:
    (definition, uses) = FULL.sections
    (first, second) = uses.passages
    together = replace(uses, passages=(first, replace(second, source=first.source)))
    assert keyed(replace(FULL, sections=(definition, together)), b"").key != keyed(FULL, b"").key


def test_another_program_is_another_key() -> None:
    assert keyed(FULL, b"one").key != keyed(FULL, b"two").key
