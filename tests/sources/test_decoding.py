"""Any bytes are read as UTF-8 or refused with a line, a fault and a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.model import Problem
from cards.sources.decoding import RawFile, decode
from cards.sources.read import read

TEXT = "Entropy is a measure of disorder.\nOrigin\nClausius named it.\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"])
def test_other_unicode_encodings_are_named(encoding: str) -> None:
    problem = decode(RawFile("a.txt", TEXT.encode(encoding), 0))
    assert isinstance(problem, Problem)
    assert encoding[:6].upper() in problem.message
    assert "UTF-8" in problem.remedy


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"one\ntwo \xe9\n", 2, "0xe9"),
        (b"\xef\xbb\xbfone\r\ntwo\r\n\xff", 3, "0xff"),
        (b"one\rtwo\rthree \x80", 3, "0x80"),
        (b"one\n\ntwo\0three, which is long enough to be mostly text", 3, "NUL"),
        (b"", 1, "empty"),
        (b" \n\t\n\xef\xbb\xbf", 1, "empty"),
        (b"\x89PNG\r\n\x1a\n", 1, "PNG"),
        (b"%PDF-1.7 text", 1, "PDF"),
        (b"PK\x03\x04", 1, "zip"),
    ],
)
def test_what_is_no_text_is_refused_where_it_goes_wrong(data: bytes, line: int, words: str) -> None:
    problem = decode(RawFile("a.txt", data, 0))
    if words == "empty" and isinstance(problem, str):
        problem = read([RawFile("a.txt", data, 0)]).problems[0]
        words = "no text"
    assert isinstance(problem, Problem)
    assert problem.source is not None
    assert (problem.source.path, problem.source.line) == ("a.txt", line)
    assert words in problem.message
    assert problem.remedy


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.yaml", "a.json", "a.jsonl", "a.csv", "a.tsv", "-"])
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise_and_nothing_is_lost_silently(name: str, data: bytes) -> None:
    reading = read([RawFile(name, data, 0)])
    assert reading.entries or reading.problems


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "yaml", "json", "jsonl", "csv"])
def test_one_endless_line_is_refused(suffix: str) -> None:
    text = "a" * 2_000_000
    wrapped = {"json": f'{{"definition": "{text}"}}', "csv": f"term,definition\na,{text}"}
    data = wrapped.get(suffix, f'{{"definition": "{text}"}}' if suffix == "jsonl" else text)
    reading = read([RawFile(f"a.{suffix}", data.encode(), 0)])
    assert not reading.entries
    assert "100,000 characters" in reading.problems[0].message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_are_those_of_an_editor(end: str) -> None:
    text = TEXT.replace("disorder", "dis\u2028order\x0c").replace("\n", end)
    entry = read([RawFile("a.txt", text.encode(), 0)]).entries[0]
    assert [section.source.line for section in entry.sections] == [1, 2]
    assert entry.sections[0].passages[0].text == "Entropy is a measure of dis order ."
    assert entry.sections[1].passages[0].source.line == 3
