"""YAML, JSON, JSON Lines, tables and front matter: everything stays text, and every fault has its line."""

import json

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import Reading, read
from cards.sources.schema import json_schema


def reading_of(name: str, text: str) -> Reading:
    return read([RawFile(name, text.encode(), 0)])


@pytest.mark.parametrize(
    ("name", "text", "line", "words"),
    [
        ("a.yaml", "term: a\ndefinition: [b\n", 3, "not YAML"),
        ("a.yaml", "term: a\nterm: b\n", 2, "second time"),
        ("a.yaml", "a: &x [b]\nc: *x\n", 1, "anchors"),
        ("a.yaml", "term: a\ndefinition: !!python/name:os.system b\n", 2, "tags"),
        ("a.yaml", "term: a\nx:\n" + "".join("  " * n + "- \n" for n in range(1, 30)), 22, "deep"),
        ("a.yaml", "term: a\norigin:\n  when: 1900\n", 3, '"origin" must be'),
        ("a.yaml", "just a text\n", 1, "no entry"),
        ("a.yaml", "term: a\nsections:\n  - heading: b\n", 3, '"sections" must be'),
        ("a.json", '{"term": "a",\n "definition": "b",\n}', 3, "column 1"),
        ("a.json", '{"term": "a",\n "definition": true}', 2, "true"),
        ("a.json", "[" * 100_000, 1, "deep"),
        ("a.json", '{"term": "a", "definition": "\\ud800"}', 1, "surrogate"),
        ("a.jsonl", '{"term": "a", "definition": "A is one."}\n\n{"term": }\n', 3, "not JSON"),
        ("a.csv", 'term,definition\na,"b\nc\n', 2, "never closed"),
        ("a.csv", "term,definition\na,b\nc,d,e\n", 3, "3 cells"),
        ("a.csv", "what,definition\na,b\n", 1, '"term"'),
        ("a.csv", "term,definition\n,b\n", 2, "names no term"),
        ("a.csv", "term,definition\n", 1, "no row"),
        ("a.md", "---\nterm: a\n\nText.\n", 1, "never closed"),
        ("a.md", "---\nterm: [a\n---\nText.\n", 3, "not YAML"),
    ],
)
def test_fault_is_named_with_its_line(name: str, text: str, line: int, words: str) -> None:
    problems = [problem for problem in reading_of(name, text).problems if problem.severity == "error"]
    assert words in problems[0].message
    assert problems[0].source is not None
    assert problems[0].source.line == line
    assert problems[0].remedy


def test_every_faulty_row_is_reported_and_the_good_ones_are_read() -> None:
    reading = reading_of("a.csv", "term,definition\na,b,c\nquark,A quark is a particle.\nd\n")
    assert [entry.term.name for entry in reading.entries] == ["quark"]
    assert len(reading.problems) == 2


@pytest.mark.parametrize("text", ["no", "0123", "2024-01-01", "1e3", "yes"])
def test_scalars_stay_text(text: str) -> None:
    entry = reading_of("a.yaml", f"term: {text}\ndefinition: {text}\n").entries[0]
    assert (entry.term.name, entry.sections[0].passages[0].text) == (text, text)


def test_json_numbers_stay_as_written() -> None:
    entry = reading_of("a.json", '{"term": 1.50, "definition":\n "A \\"number\\".", "use": ["x y",\n "z"]}').entries[0]
    assert entry.term.name == "1.50"
    assert [(p.text, p.source.line) for s in entry.sections for p in s.passages] == [
        ('A "number".', 2), ("x y", 2), ("z", 3),
    ]  # fmt: skip


def test_entry_takes_its_id_from_the_file_unless_it_shares_it() -> None:
    one = '{"term": "Quark Soup", "definition": "Quark soup is a state."}'
    assert reading_of("physics.json", one).entries[0].id == "physics"
    assert reading_of("physics.json", f'{{"entries": [{one}]}}').entries[0].id == "quark-soup"


def test_schema_names_the_fields_and_is_json() -> None:
    schema = json.dumps(json_schema())
    for field in ("term", "aliases", "definition", "sections", "tags", "url", "entries"):
        assert f'"{field}"' in schema
