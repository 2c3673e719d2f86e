"""Three or four things that something does are a list; two, five, or what the commas do not part are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.language.parser import Parser
from cards.writing.predicates import FEWEST, MOST, MOST_WORDS, predicate_lists


def listed(text: str, parser: Parser) -> list[list[str]]:
    (parse,) = parser.whole([text])
    return [[parse.words(item) for item in found.items] for found in predicate_lists(parse)]


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "The tannery soaks hides, scrapes off hair, and stretches leather.",
            ["soaks hides", "scrapes off hair", "stretches leather"],
        ),
        (
            "The tannery soaks hides, scrapes off hair, dries the skins, and stretches leather.",
            ["soaks hides", "scrapes off hair", "dries the skins", "stretches leather"],
        ),
        (
            "By mending the mill, the guild aims to restore the dam, reduce the noise, and support the town.",
            ["restore the dam", "reduce the noise", "support the town"],
        ),
        (
            "In 1911 the guild built a school, raised wages, and banned cheap cloth.",
            ["built a school", "raised wages", "banned cheap cloth"],
        ),
        (
            "The tannery soaks hides, scrapes off hair, and stretches leather, which takes weeks.",
            ["soaks hides", "scrapes off hair", "stretches leather"],
        ),
    ],
)
def test_what_something_does_is_listed(sentence: str, items: list[str], parser: Parser) -> None:
    assert listed(sentence, parser) == [items]


@pytest.mark.parametrize(
    "sentence",
    [
        "The tannery soaks hides.",
        "The tannery soaks hides and stretches leather.",
        "The tannery soaks hides, workers scrape off hair, and dyers stretch leather.",
        "The tannery soaks hides and scrapes off hair and stretches leather.",
        "The tannery soaks hides, scrapes off their hair, and stretches them.",
        "The tannery soaks hides, skins, and pelts.",
        "The tannery soaks hides, scraped off hair, and will stretch leather.",
        "The tannery soaks the heavy hides of old cows from the north of Spain, scrapes off hair, and stretches leather.",
        "The tannery soaks hides, scrapes off hair, dries skins, rubs in oil, and stretches leather.",
        "Tanneries.",
    ],
)
def test_other_verbs_are_no_list(sentence: str, parser: Parser) -> None:
    assert listed(sentence, parser) == []


_DOINGS = (
    "soaks hides",
    "scrapes off hair",
    "dries the skins in the sun",
    "was founded in 1911",
    "will stretch leather",
    "sells what it makes",
    "hardens",
    "sells salt, oil, and wool",
)


@settings(max_examples=60, deadline=None)
@given(
    doings=st.lists(st.sampled_from(_DOINGS), min_size=1, max_size=6),
    last=st.sampled_from([", and ", " and ", ", or ", ", "]),
)
def test_items_follow_one_another_within_the_sentence(doings: list[str], last: str, parser: Parser) -> None:
    text = "The tannery " + ", ".join(doings[:-1]) + (last if len(doings) > 1 else "") + doings[-1] + "."
    (parse,) = parser.whole([text])
    for found in predicate_lists(parse):
        assert FEWEST <= len(found.items) <= MOST
        assert (found.span.first, found.span.last) == (found.items[0].first, found.items[-1].last)
        assert found.span.last <= len(parse.tokens)
        for item, following in zip(found.items, found.items[1:], strict=False):
            assert item.last < following.first
        for item in found.items:
            assert 0 < item.last - item.first <= MOST_WORDS
            assert parse.words(item) in doings  # whole, whatever the tagger takes its verb for
