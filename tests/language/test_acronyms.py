"""Acronyms: found where the letters agree with the words, and nowhere else."""

import pytest

from cards.language.acronyms import Acronym, acronyms, shortened
from cards.model import Sentence, Source


def found(text: str) -> list[tuple[str, str]]:
    return [(acronym.short, acronym.expansion) for acronym in acronyms(Sentence(text, Source("page.txt", 1)))]


@pytest.mark.parametrize(
    ("text", "short", "expansion"),
    [
        ("a new magnetic resonance imaging (MRI) scanner", "MRI", "magnetic resonance imaging"),
        ("the cash conversion cycle (CCC) of a firm", "CCC", "cash conversion cycle"),
        ("a strand of messenger RNA (mRNA)", "mRNA", "messenger RNA"),
        ("viruses hold deoxyribonucleic acid (DNA) or not", "DNA", "deoxyribonucleic acid"),
        ("the Convention on the Law of the Sea (CLS)", "CLS", "Convention on the Law of the Sea"),
        ("plants store ATP (adenosine triphosphate)", "ATP", "adenosine triphosphate"),
        ("two randomised controlled trials (RCTs)", "RCTs", "randomised controlled trials"),
        (
            "LASER stands for light amplification by stimulated emission of radiation",
            "LASER",
            "light amplification by stimulated emission of radiation",
        ),
    ],
)
def test_an_introduced_acronym_is_found_with_its_whole_expansion(text: str, short: str, expansion: str) -> None:
    assert (short, expansion) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "the theory (Smith) was new",
        "an international standard (ISO 16)",
        "glycated hemoglobin (HbA1c) rises",
        "as the minister said (see below)",
        "the river Thames (London)",
        "a twelve-tone temperament (12-TET)",
        "the drug was approved (FDA)",
    ],
)
def test_brackets_that_hold_no_acronym_of_the_words_before_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_acronyms_of_one_sentence_are_told_apart() -> None:
    text = "repair by non-homologous end joining (NHEJ) or homology-directed repair (HDR)"
    assert found(text) == [("NHEJ", "non-homologous end joining"), ("HDR", "homology-directed repair")]


def test_a_text_is_shortened_only_where_expansion_and_acronym_stand_together() -> None:
    known = [Acronym("MRI", "magnetic resonance imaging", Sentence("", Source("page.txt", 1)))]
    assert (
        shortened("magnetic resonance imaging (MRI) uses magnetic resonance imaging", known)
        == "MRI uses magnetic resonance imaging"
    )
