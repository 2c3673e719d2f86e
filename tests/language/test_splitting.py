"""A sentence that states two things is cut in two where each half stands alone, and left whole where it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.language.parser import Parser
from cards.language.read import read_entries
from cards.language.splitting import halves
from golden_pages import entry_of

LONG_FIRST = (
    "The old mill by the gate ground the rye of every farm in the valley and all the wheat of the town for years."
)


def split(text: str, parser: Parser, rewritten: str | None = None) -> tuple[str, ...]:
    (parse,) = parser.whole([text])
    return halves(parse, text if rewritten is None else rewritten)


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        (
            "The kiln heats the clay; the wheel shapes the bowl.",
            "The kiln heats the clay.",
            "The wheel shapes the bowl.",
        ),
        (
            "The old pump was slow; however, the new pump moves water at night.",
            "The old pump was slow.",
            "The new pump moves water at night.",
        ),
        (
            "The guild banned the loom, but the king allowed the loom.",
            "The guild banned the loom.",
            "The king allowed the loom.",
        ),
        (
            "The northern canal carries grain, yet the southern canal carries coal.",
            "The northern canal carries grain.",
            "The southern canal carries coal.",
        ),
        (
            LONG_FIRST[:-1] + ": farmers of the valley paid the miller with a tenth of the flour.",
            LONG_FIRST,
            "Farmers of the valley paid the miller with a tenth of the flour.",
        ),
        (
            "Firms sell wool in the U.S.; European farms buy wool in spring.",
            "Firms sell wool in the U.S.",
            "European farms buy wool in spring.",
        ),
    ],
)
def test_two_statements_become_two(sentence: str, first: str, second: str, parser: Parser) -> None:
    assert split(sentence, parser) == (first, second)


@pytest.mark.parametrize(
    "sentence",
    [
        "The kiln heats the clay.",
        "The kiln heats the clay; it shapes nothing.",  # points back
        "The kiln heats the clay; the other shapes the bowl.",
        "Some clays are red; others are white.",
        "The kiln heats the clay, and the wheel shapes the bowl.",  # "and" often adds what makes no sense alone
        "The kiln is hot; the wheel turns.",  # too short to say anything
        "The guild banned the loom but not the wheel.",
        "The guild banned three tools: the loom of wood; the wheel of iron; the saw of steel.",
        "Whereas the northern canal carries grain, the southern canal carries coal.",
        "The kiln (the potter heats the clay; the wheel shapes the bowl) stands in the yard.",
        "The potter said “the kiln heats the clay; the wheel shapes the bowl” to the king.",
        "The king, while the guild banned the loom, allowed the wheel.",
    ],
)
def test_what_hangs_together_stays_whole(sentence: str, parser: Parser) -> None:
    assert split(sentence, parser) == (sentence,)


def test_the_head_may_have_been_rewritten(parser: Parser) -> None:
    written = "It heats the clay in the yard; the wheel shapes the bowl."
    text = written.replace("It", "The kiln")
    assert split(written, parser, text) == ("The kiln heats the clay in the yard.", "The wheel shapes the bowl.")


def test_a_second_half_that_was_rewritten_stays_where_it_is(parser: Parser) -> None:
    written = "The kiln heats the clay; the wheel shapes the bowl."
    text = "The kiln heats the clay; the old wheel shapes the bowl."
    assert split(written, parser, text) == (text,)


def test_the_statements_of_a_sentence_are_counted(parser: Parser) -> None:
    page = "kiln\n\nA kiln is an oven.\n\n## Use\n\nThe kiln heats the clay; the wheel shapes the bowl. Farmers sell bowls."
    (entry,) = read_entries([entry_of(page)], parser)
    found = [statement for section in entry.sections for statement in section.statements]
    assert [(statement.parse.text, statement.part) for statement in found] == [
        ("A kiln is an oven.", 0),
        ("The kiln heats the clay.", 0),
        ("The wheel shapes the bowl.", 1),
        ("Farmers sell bowls.", 0),
    ]
    assert found[1].sentence == found[2].sentence


_HALVES = (
    "the kiln heats the clay",
    "workers sell the bowl at night",
    "the canal (a ditch) carries grain",
    "it shapes the old bowl",
    "if prices rise, farmers sell grain",
    "the guild of Lyon",
    "Mary Keller built a loom in the U.S.",
)
_MARKS = ("; ", ", but ", ", while ", ", whereas ", ", yet ", ", and ", "; however, ", "; therefore, ")
_LOST = {"but", "while", "whereas", "yet", "however", "therefore"}


def _words(text: str) -> list[str]:
    return [word for word in (word.strip(".,;()") for word in text.lower().split()) if word]


@settings(max_examples=60, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(_HALVES), min_size=1, max_size=3),
    marks=st.lists(st.sampled_from(_MARKS), min_size=2, max_size=2),
)
def test_the_halves_give_back_the_words(pieces: list[str], marks: list[str], parser: Parser) -> None:
    text = pieces[0]
    for mark, piece in zip(marks, pieces[1:], strict=False):
        text += mark + piece
    text = f"{text[0].upper()}{text[1:].rstrip('.')}."
    found = split(text, parser)
    if len(found) == 1:
        assert found == (text,)
        return
    first, second = found
    words = _words(text)
    kept = [*_words(first), *_words(second)]
    assert kept in (words, words[: len(_words(first))] + words[len(_words(first)) + 1 :])
    assert set(words) - set(kept) <= _LOST
    assert text.startswith(first[:-1])
    assert first.endswith(".")
    assert not first.endswith("..")
    assert second[0] == second[0].upper()
