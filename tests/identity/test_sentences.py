"""The oracle's own measure, by examples that a person would agree with."""

import pytest

from .sentences import recognisable, same_answer, surely_gone

SENTENCE = "Restoration commonly relieves long-lasting stressors, improves sleep, and supplies selected neuropeptides."


@pytest.mark.parametrize(
    "edited",
    [
        SENTENCE,
        SENTENCE.replace("sleep", "slepe"),
        SENTENCE.replace("commonly", "usually"),
        SENTENCE.replace("improves sleep, and ", ""),
        "As a rule, r" + SENTENCE[1:],
    ],
)
def test_an_edited_sentence_is_recognisable(edited: str) -> None:
    assert recognisable(SENTENCE, ["Something else stands here.", edited])
    assert not surely_gone(SENTENCE, [edited])


def test_another_sentence_is_gone() -> None:
    others = ["The pituitary gland lies below the hypothalamus.", "It supplies energy."]
    assert not recognisable(SENTENCE, others)
    assert surely_gone(SENTENCE, others)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("the pituitary gland", "The pituitry gland"),
        ("the pancreas, gonads, and thyroid", "the pancreas and thyroid"),
        ("saliva, urine, or blood", "saliva, urine, melatonin, or blood"),
        ("stress", "chronic stress"),
        ("centruy", "century"),
    ],
)
def test_an_edited_answer_is_the_same(before: str, now: str) -> None:
    assert same_answer(before, now)


@pytest.mark.parametrize(("before", "now"), [("stress", "sleep"), ("the thalamus", "the gonads"), ("GnRH", "CRH axis")])
def test_another_answer_is_another(before: str, now: str) -> None:
    assert not same_answer(before, now)
