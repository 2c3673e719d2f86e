"""While a sentence is parsed a pronoun stands in for the topic at its head; afterwards the words are back in their place."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.language.clauses import clauses
from cards.language.parser import Parser
from cards.language.standing_in import disguised, restored
from cards.language.topic import Topic


def topic(name: str, article: str = "", *, described: bool = False) -> Topic:
    mention = re.compile(rf"(?<![\w-]){re.escape(name)}(?:e?s)?(?!\w)", re.IGNORECASE)
    return Topic(name, article, mention, described)


HAMMER = topic("water hammer")


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        ("Water hammer bursts pipes.", "water hammer", "It bursts pipes."),
        ("A water hammer bursts pipes.", "water hammer", "It bursts pipes."),
        ("The water hammer in the cellar bursts pipes.", "water hammer", None),
        ("Water hammers burst pipes.", "water hammer", "They burst pipes."),
        ("Water hammers are loud.", "water hammer", "They are loud."),
        ("Osmosis is slow.", "osmosis", "It is slow."),
        ("Osmosis pumps water.", "osmosis", "It pumps water."),
        ("Abacus frames the market.", "abacus", "It frames the market."),
        ("Looms were sold in Lyon.", "loom", "They were sold in Lyon."),
        ("Looms changed Lyon.", "loom", None),
    ],
)
def test_the_topic_at_the_head_becomes_a_pronoun_in_its_number(
    text: str, name: str, shown: str | None, parser: Parser
) -> None:
    # A past form shows no number: either pronoun will do.
    expected = {shown} if shown else {text, re.sub(r"^\S+", "It", text), re.sub(r"^\S+", "They", text)}
    assert disguised(text, topic(name)) in expected


@pytest.mark.parametrize(
    "text",
    [
        "Pipes burst from water hammer.",
        "Loud water hammer bursts pipes.",
        "Water hammer of this kind bursts pipes.",
        "Water hammer and rust burst pipes.",
        "Water hammer, a surge, bursts pipes.",
        "Water hammer’s force bursts pipes.",
        "Water hammer (a surge) bursts pipes.",
        "Water hammer Inc. sells pipes.",
        "Water hammer",
        "Water-hammering bursts pipes.",
        "",
    ],
)
def test_where_more_than_the_topic_may_be_meant_the_text_stays(text: str, parser: Parser) -> None:
    assert disguised(text, HAMMER) == text


def test_a_topic_that_is_only_described_has_no_name_to_stand_in_for() -> None:
    text = "Surge of pressure bursts pipes."
    assert disguised(text, topic("surge of pressure", "a", described=True)) == text


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("Water hammer pumps oil.", "water hammer", "pumps"),
        ("Water hammer frames the debate.", "water hammer", "frames"),
        ("Osmosis plants ideas.", "osmosis", "plants"),
        ("The night watch guards the town.", "night watch", "guards"),
    ],
)
def test_the_verb_after_the_topic_is_no_noun(text: str, name: str, verb: str, parser: Parser) -> None:
    (parse,) = parser.whole([disguised(text, topic(name))])
    found = restored(parse, text)
    (clause,) = clauses(found)
    assert found.tokens[clause.verb].text == verb
    assert found.words(clause.subject).lower().removeprefix("the ") == name


def test_the_topic_is_a_noun_again_and_has_its_noun_chunk(parser: Parser) -> None:
    text = "Water hammers burst old pipes in Lyon."
    (parse,) = parser.whole([disguised(text, HAMMER)])
    found = restored(parse, text)
    assert (found.tokens[0].text, found.tokens[0].tag, found.tokens[0].part) == ("Water hammers", "NNS", "NOUN")
    assert [found.words(chunk) for chunk in found.noun_chunks] == ["Water hammers", "old pipes", "Lyon"]
    assert [found.words(entity) for entity in found.entities] == ["Lyon"]


_NAMES = ("water hammer", "osmosis", "Gini index", "loom", "x", "CRISPR-Cas9", "it", "thermodynamics")
_RESTS = (
    "is slow.",
    "are slow and cheap.",
    "pumps water, e.g. in Lyon.",
    "of Lyon sells pipes.",
    "and rust burst pipes.",
    "was named by Mary Keller (in 1911).",
    "’s force bursts pipes.",
    ", a surge, bursts pipes.",
    "bursts  pipes; pipes don't last.",
    "",
)


@settings(max_examples=60, deadline=None)
@given(
    name=st.sampled_from(_NAMES),
    article=st.sampled_from(["", "A ", "The ", "Every ", "In Lyon "]),
    plural=st.sampled_from(["", "s"]),
    rest=st.sampled_from(_RESTS),
)
def test_whatever_was_disguised_is_given_back(name: str, article: str, plural: str, rest: str, parser: Parser) -> None:
    head = f"{article}{name}{plural}"
    text = f"{head[0].upper()}{head[1:]}{'' if rest[:1] in {'’', ','} else ' '}{rest}".strip()
    (parse,) = parser.whole([disguised(text, topic(name))])
    found = restored(parse, text)
    assert found.text == text
    assert len(found.tokens) == len(parse.tokens)
    for token in found.tokens:
        assert text[token.start : token.end] == token.text
    assert "".join(token.text for token in found.tokens).replace(" ", "") == text.replace(" ", "")
    assert all(0 <= chunk.first < chunk.last <= len(found.tokens) for chunk in found.noun_chunks)
    assert [chunk.first for chunk in found.noun_chunks] == sorted(chunk.first for chunk in found.noun_chunks)
