"""The term is what somebody wrote; what is only inferred or described is reported as such."""

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import Reading, read
from cards.sources.terms.definition import named_in
from cards.sources.terms.description import noun_phrase
from cards.sources.terms.file_name import words_of
from cards.sources.terms.origin import quoted_name
from cards.sources.titles import title_term


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Entropy refers to disorder in a system.", "Entropy"),
        ("A Bloom filter is a data structure.", "Bloom filter"),
        ("The Doppler effect is the change of a wave's frequency.", "Doppler effect"),
        ("Inflation, also known as price rise, is an increase in prices.", "Inflation"),
        ("The term “gerrymander” describes the drawing of districts for gain.", "gerrymander"),
        ("Beta decay (β-decay) is defined as the decay of a nucleus.", "Beta decay"),
        ("In linguistics, a phoneme is a unit of sound.", "phoneme"),
        ("Enzymes are proteins that speed up reactions.", "Enzymes"),
        ("Conservation of energy is the principle that energy is constant.", "Conservation of energy"),
    ],
)
def test_definition_names_its_subject(sentence: str, name: str) -> None:
    found = named_in(sentence)
    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    "sentence",
    [
        "This describes the gradual loss of hearing.",
        "The process by which plants make sugar is a wonder.",
        "It is the smallest unit of life.",
        "The state of optimal balance is the aim of treatment.",
        "When prices rise, money is a poor store of value.",
        "Plants often need light.",
        "The smallest unit of life.",
        "There is a force between all masses.",
    ],
)
def test_definition_without_a_name_gives_none(sentence: str) -> None:
    assert named_in(sentence) is None


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What Is CRISPR-Cas9?", "CRISPR-Cas9"),
        ("What is a Bloom filter?", "Bloom filter"),
        ("Definition of Moral Hazard", "Moral Hazard"),
        ("Buffer solution - Wikipedia", "Buffer solution"),
        ("Osmosis | Biology Online", "Osmosis"),
        ("Fugue: an overview", "Fugue"),
        ("Glossary: Entropy", "Entropy"),
        ("Allostatic Load (AL)", "Allostatic Load"),
        ("Mark-and-sweep", "Mark-and-sweep"),
        ("What Does Osmosis Mean?", "Osmosis"),
        ("Regression Toward the Mean", "Regression Toward the Mean"),
        ("Geometric mean", "Geometric mean"),
    ],
)
def test_title_loses_its_ornaments(title: str, name: str) -> None:
    assert title_term(title)[0] == name


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("18_diplomatic_immunity", "diplomatic immunity"), ("000_19ad66aa461188d4", ""), ("2024-03-11", ""),
        ("page1", ""),
        ("index", ""), ("untitled", ""), ("AdverseSelection", "Adverse Selection"), ("DNA", "DNA"), ("term_000", ""),
        ("deadbeef", "deadbeef"), ("x", ""), ("crispr-cas9", "crispr cas9"), ("20240311_8f3a", ""),
    ],
)  # fmt: skip
def test_file_name_counts_only_if_it_reads_like_words(stem: str, words: str) -> None:
    assert words_of(stem) == words


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        (
            "This describes the clinical strategy of adjusting hormone function.",
            "the clinical strategy of adjusting hormone function",
        ),
        ("The gradual loss of hearing that comes with age.", "the gradual loss of hearing"),
        ("The principle of law under which envoys are exempt.", "the principle of law"),
        ("Plants often need light.", ""),
    ],
)  # fmt: skip
def test_description_reads_after_of(sentence: str, phrase: str) -> None:
    assert noun_phrase(sentence) == phrase


def test_origin_gives_quoted_parts_but_no_glosses() -> None:
    assert quoted_name("The term joins “Slow” with “Food,” as its founders did.") == "Slow Food"
    assert quoted_name("The word comes from the Greek phyton (“plant”).") == ""
    assert quoted_name("The word comes from the Latin “fibra.”") == ""
    assert quoted_name("Smith wrote “The Wealth of Nations” in 1776.") == ""


def reading_of(**pages: str) -> Reading:
    return read([RawFile(f"{name}.txt", text.encode(), 0) for name, text in pages.items()])


def test_inferred_and_described_terms_are_reported_with_the_way_to_name_them() -> None:
    reading = reading_of(
        slow_light="The light that is delayed by a medium.", a1b2c3d4e5="The loss of hearing with age."
    )
    assert [entry.term.certainty for entry in reading.entries] == ["inferred", "described"]
    assert all(p.severity == "warning" and "[terms]" in p.remedy for p in reading.problems)
    assert '"a1b2c3d4e5" = ' in reading.problems[1].remedy


def test_deck_names_win() -> None:
    reading = read([RawFile("x1.txt", b"Hearing loss is a loss.", 0)], {"x1": "presbycusis"})
    term = reading.entries[0].term
    assert (term.name, term.certainty, term.reason) == ("presbycusis", "stated", "named in deck.toml")
    assert not reading.problems


def test_one_term_twice_is_an_error_that_names_both_places() -> None:
    reading = reading_of(a1="Neuro-endocrine balance is a state.", a2="Neuroendocrine balance is one state.")
    (problem,) = reading.problems
    assert problem.severity == "error"
    assert "a1.txt:1" in str(problem)
    assert "a2.txt:1" in str(problem)
    assert "[terms]" in problem.remedy


def test_one_id_twice_is_an_error() -> None:
    reading = read([RawFile("x/a.txt", b"Fog is a cloud.", 0), RawFile("y/a.md", b"Dew is a liquid.", 0)])
    assert "x/a.txt:1" in reading.problems[0].message
