"""Typed answers: what a kind teacher lets pass, what not, and where the difference is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.quiz.typed import Verdict, compare
from cards.review.states import Rating


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("OSMOSIS", "osmosis"),
        ("  osmosis. ", "osmosis"),
        ("Muller", "Müller"),
        ("the HPA axis", "HPA axis"),
        ("HPA axis", "The HPA axis"),
        ("aquaporin", "aquaporins"),
        ("therapies", "therapy"),
        ("mitochondria", "mitochondrion"),
        ("synapsis", "synapses"),
        ("recieve", "receive"),
        ("occured", "occurred"),
        ("sea water", "seawater"),
        ("gut brain axis", "gut-brain axis"),
        ("push", "push (Greek)"),
        ("27,000", "27000"),
        ("H2O", "H₂O"),
        (
            "kidney dialysis, food preservation & water purification",
            "food preservation, water purification, and kidney dialysis",
        ),
        ("CRH/GnRH", "GnRH and CRH"),
        ("don't know", "don’t know"),
        ("...", "..."),
    ],
)
def test_right(typed, expected):
    assert compare(typed, expected).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ilium", "ileum"),
        ("afferent", "efferent"),
        ("cortisel", "cortisol"),
        ("aquapurin", "aquaporins"),
        ("osmoss", "osmosis"),
    ],
)
def test_nearly_right_is_said_to_be_nearly_right(typed, expected):
    compared = compare(typed, expected)
    assert compared.verdict is Verdict.NEARLY
    assert compared.suggested is Rating.HARD


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1826", "1827"),
        ("27", "27 bar"),
        ("-5", "5"),
        ("< 7", "> 7"),
        ("ATP", "ADP"),
        ("mRNA", "tRNA"),
        ("vitamin", "vitamin A"),
        ("hypotension", "hypertension"),
        ("increase", "decrease"),
        ("food preservation", "food preservation and dialysis"),
        ("not safe", "safe"),
        ("!!!", "..."),
        ("axis HPA", "HPA axis"),
    ],
)
def test_wrong(typed, expected):
    compared = compare(typed, expected)
    assert compared.verdict is Verdict.WRONG
    assert compared.suggested is Rating.AGAIN


def test_nothing_typed():
    assert compare(" ", "osmosis").verdict is Verdict.EMPTY


def test_the_difference_in_segments():
    compared = compare("aquapurin", "aquaporins")
    assert [(one.text, one.kind) for one in compared.typed] == [("aquap", "same"), ("u", "extra"), ("rin", "same")]
    assert [(one.text, one.kind) for one in compared.expected] == [
        ("aquap", "same"),
        ("o", "missing"),
        ("rin", "same"),
        ("s", "missing"),
    ]


@given(st.text(max_size=30), st.text(max_size=30))
def test_segments_say_all_that_was_typed_and_expected(typed, expected):
    compared = compare(typed, expected)
    assert "".join(one.text for one in compared.typed) == " ".join(typed.split())
    assert "".join(one.text for one in compared.expected) == " ".join(expected.split())


@given(st.text(max_size=30))
def test_the_answer_itself_is_always_right(answer):
    assert compare(answer, answer).verdict is (Verdict.RIGHT if answer.split() else Verdict.EMPTY)
