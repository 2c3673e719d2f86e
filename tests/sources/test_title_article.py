"""A title's "The" is grammar where the text shows it to be, and part of the name where the text shows that."""

import pytest

from cards.sources.decoding import RawFile
from cards.sources.read import read


@pytest.mark.parametrize(
    ("title", "text", "term"),
    [
        ("The spinning mule", "Crompton built the spinning mule in 1779. It spins fine yarn.", "spinning mule"),
        ("The Bessemer Process", "Steel was dear before the Bessemer Process was found.", "Bessemer Process"),
        ("The spinning mule", "The spinning mule is a machine that draws and twists yarn.", "spinning mule"),
        ("The Hague", "The Hague is a city. Courts of law sit in The Hague and nowhere else.", "The Hague"),
        ("The Hague", "The Hague is a city. States met there to sign the Hague Conventions.", "The Hague"),
        ("The Waste Land", "The Waste Land is a poem of 1922 in five parts.", "The Waste Land"),
    ],
)
def test_article_of_a_title(title: str, text: str, term: str) -> None:
    (entry,) = read([RawFile("x.md", f"# {title}\n\n{text}\n".encode(), 0)]).entries
    assert entry.term.name == term
