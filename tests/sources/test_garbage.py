"""A megabyte of any garbage ends: as an entry or as a problem, without a traceback, a hang or a deep recursion."""

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import read

SIZE = 200_000
SEEDS = [
    "a",
    "a ",
    "(",
    "*a ",
    "`a``b```",
    "> ",
    "- ",
    "| ",
    "[a](",
    "![a",
    "$a ",
    "<a ",
    "<b>",
    "&",
    "home > ",
    "we use our site ",
]


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "yaml", "json", "csv"])
@pytest.mark.parametrize("seed", SEEDS)
def test_repeated_garbage_is_survived(seed: str, suffix: str) -> None:
    text = seed * (SIZE // len(seed))
    lines = "\n".join(text[i : i + 90] for i in range(0, len(text) // 4, 90))
    for data in (text, lines):
        reading = read([RawFile(f"a.{suffix}", data.encode(), 0)])
        assert reading.entries or reading.problems


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "header", "blockquote"])
def test_thousands_of_nested_tags_are_survived(tag: str) -> None:
    page = f"<{tag}>" * 5_000 + "<p>Fog is a cloud.</p>"
    reading = read([RawFile("a.html", page.encode(), 0)])
    assert reading.entries or reading.problems
