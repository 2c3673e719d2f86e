"""The parser's word lists tell which finite forms a word may be."""

import pytest

from cards.language.parser import Parser


@pytest.mark.parametrize(
    ("word", "tags"),
    [
        ("exchange", {"VBP"}),
        ("runs", {"VBZ"}),
        ("carries", {"VBZ"}),
        ("catches", {"VBZ"}),
        ("limited", {"VBD"}),
        ("carried", {"VBD"}),
        ("mobbed", {"VBD"}),
        ("fell", {"VBD", "VBP"}),
        ("set", {"VBP"}),  # a past form like the base form would fit any subject
        ("pass", {"VBP"}),
        ("running", set()),
        ("Runs", set()),
        ("synapse", set()),
        ("3:2", set()),
        ("", set()),
    ],
)
def test_a_word_has_the_tags_of_its_finite_forms(word: str, tags: set[str], parser: Parser) -> None:
    assert parser.word_forms.finite_tags(word) == tags


@pytest.mark.parametrize(("word", "only"), [("denotes", True), ("restore", True), ("runs", False), ("lower", False)])
def test_some_words_are_verbs_and_nothing_else(word: str, only: bool, parser: Parser) -> None:
    assert parser.word_forms.is_verb_only(word) is only
