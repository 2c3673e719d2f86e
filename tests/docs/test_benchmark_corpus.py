"""The corpus of `make bench` is what it claims: the same every time, understood in every layout, without furniture."""

from benchmarks.corpus import made_up_entries
from benchmarks.layouts import laid_out

from cards.sources.decoding import RawFile
from cards.sources.read import read


def test_the_corpus_is_the_same_every_time() -> None:
    assert laid_out(made_up_entries(20)) == laid_out(made_up_entries(20))
    assert laid_out(made_up_entries(5)).items() <= laid_out(made_up_entries(20)).items()


def test_every_page_is_understood() -> None:
    made = made_up_entries(80)
    reading = read([RawFile(name, text.encode(), 0) for name, text in laid_out(made).items()])
    assert not [problem for problem in reading.problems if problem.severity == "error"]
    assert {entry.term.name.casefold() for entry in reading.entries} == {entry.term for entry in made}
    texts = {
        entry.id: [passage.text for section in entry.sections for passage in section.passages]
        for entry in reading.entries
    }
    for entry in made:
        expected = [paragraph for _, paragraphs in entry.sections for paragraph in paragraphs]
        assert texts[entry.term.replace(" ", "-")] == expected
