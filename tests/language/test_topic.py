"""The topic's name within a sentence: its capitals and its article as the page writes them."""

import pytest

from cards.language.topic import topic_of
from golden_pages import entry_of


@pytest.mark.parametrize(
    ("page", "phrase"),
    [
        ("Osmosis\n\nOsmosis is a flow.", "osmosis"),
        ("Buffer solution\n\nA buffer solution is a mixture.", "a buffer solution"),
        ("Bloom filter\n\nA Bloom filter is a structure.", "a Bloom filter"),
        ("CRISPR-Cas9\n\nCRISPR-Cas9 is a tool.", "CRISPR-Cas9"),
        (
            "Hanseatic League\n\nThe Hanseatic League was a confederation. Cities left the Hanseatic League.",
            "the Hanseatic League",
        ),
        ("Herd Immunity\n\nHerd immunity protects a herd.", "herd immunity"),
        ("roche limit\n\nThe distance that Édouard Roche calculated.", "the Roche limit"),
        ("doppler effect\n\nThe change of pitch that Christian Doppler predicted.", "the Doppler effect"),
    ],
)
def test_a_name_is_written_as_the_page_writes_it(page: str, phrase: str) -> None:
    assert topic_of(entry_of(page)).phrase == phrase


@pytest.mark.parametrize("text", ["Bloom filters are small.", "A bloom-filter is small.", "small bloom filter"])
def test_a_mention_is_recognised_in_the_plural_and_with_a_hyphen(text: str) -> None:
    assert topic_of(entry_of("Bloom filter\n\nA Bloom filter is a structure.")).is_named_in(text)


@pytest.mark.parametrize("text", ["Blooms filter light.", "rebloom filtering", ""])
def test_other_words_are_no_mention(text: str) -> None:
    assert not topic_of(entry_of("Bloom filter\n\nA Bloom filter is a structure.")).is_named_in(text)
