"""A sentence is rewritten to stand alone where that is safe, and marked where it points outside itself."""

import pytest

from cards.language.parser import Parser
from cards.language.read import Statement, read_entries
from golden_pages import entry_of


def statements(page: str, parser: Parser) -> list[Statement]:
    (entry,) = read_entries([entry_of(page)], parser)
    return [statement for section in entry.sections for statement in section.statements]


def last(page: str, parser: Parser) -> Statement:
    return statements(page, parser)[-1]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("It keeps cells firm.", "Osmosis keeps cells firm."),
        ("This process keeps cells firm.", "Osmosis keeps cells firm."),
        ("The term was coined by a chemist.", "The term “osmosis” was coined by a chemist."),
        ("Its speed depends on heat.", "Osmosis’s speed depends on heat."),
        ("In plants it keeps cells firm.", "In plants osmosis keeps cells firm."),
        ("However, it is slow.", "Osmosis is slow."),
        ("This movement, in turn, keeps cells firm.", "Osmosis keeps cells firm."),
    ],
)
def test_what_stands_for_the_topic_is_spelt_out(sentence: str, alone: str, parser: Parser) -> None:
    found = last(f"osmosis\n\nOsmosis is the movement of water through a membrane. {sentence}", parser)
    assert found.parse.text in (alone, alone.replace("Osmosis’s", "Osmosis’"))
    assert found.problem == ""


def test_an_article_goes_with_the_term(parser: Parser) -> None:
    found = last(
        "buffer solution\n\nA buffer solution is a mixture of an acid and its salt. It resists changes.", parser
    )
    assert found.parse.text == "A buffer solution resists changes."


def test_a_noun_made_from_the_verb_before_takes_its_object(parser: Parser) -> None:
    page = (
        "osmosis\n\nOsmosis moves water.\n\n## Mechanism\n\n"
        "The flow of two salts, such as sodium chloride (NaCl) and others, can be reversed. This reversal needs pressure."
    )
    assert (
        last(page, parser).parse.text
        == "The reversal of the flow of two salts such as sodium chloride (NaCl) and others needs pressure."
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "They were sold in shops.",
        "These two membranes tear.",
        "This threshold is low.",
        "Part of it is lost.",
        "The former is cheap.",
        "Heat speeds this process.",
        "He wrote a book.",
        "As described above, salt dissolves.",
        "We measure salt.",
        "This makes salt cheap.",
    ],
)
def test_what_points_outside_the_sentence_is_marked(sentence: str, parser: Parser) -> None:
    page = f"osmosis\n\nOsmosis moves water.\n\n## Uses\n\nTwo engineers in Lyon built pumps. {sentence}"
    assert last(page, parser).problem


@pytest.mark.parametrize(
    "sentence",
    [
        "Pumps lose their grip.",
        "When a pump is cold, it stops.",
        "Henri Dutrochet wrote his book.",
        "Pumps such as those of Lyon are heavy.",
        "The motor that drives the pump was described by a smith.",
    ],
)
def test_a_pronoun_with_its_noun_in_the_same_sentence_is_no_fault(sentence: str, parser: Parser) -> None:
    assert last(f"osmosis\n\nOsmosis moves water.\n\n## Uses\n\n{sentence}", parser).problem == ""


def test_a_definition_without_a_verb_becomes_a_sentence(parser: Parser) -> None:
    page = "tidal power\n\nThe use of the tides to drive turbines."
    assert last(page, parser).parse.text == "Tidal power is the use of the tides to drive turbines."


@pytest.mark.parametrize(
    ("passage", "count"),
    [
        ("Dr. Smith met e.g. two men. They left at 5 p.m. and slept.", 2),
        ("The value is 3.5 mg. It rises.", 2),
        ("He asked “Why? Because.” and left.", 1),
        ("Bats (cf. above. See p. 3) fly.", 1),
        ("E. coli is a bacterium. S. aureus is another.", 2),
    ],
)
def test_passages_are_cut_into_sentences(passage: str, count: int, parser: Parser) -> None:
    found = statements(f"topic\n\n{passage}", parser)
    assert " ".join(statement.sentence.text for statement in found) == passage
    assert len(found) == count


def test_reading_a_stream_of_entries_keeps_their_order(parser: Parser) -> None:
    pages = [entry_of(f"topic {number}\n\nTopic {number} is the number {number}.") for number in range(70)]
    names = [read.topic.name for read in read_entries(pages, parser)]
    assert names == [f"topic {number}" for number in range(70)]


def test_what_is_spelt_out_is_no_part_of_the_verb_behind_it(parser: Parser) -> None:
    page = (
        "karst\n\nKarst is a landscape of soluble rock. Its drainage runs mainly underground, through caves and joints.\n\n"
        "## Use\n\nSwitches exchange short messages. They carry a number."
    )
    spelt_out, mended, after = (statement.parse for statement in statements(page, parser)[1:])
    assert spelt_out.text.startswith("Karst’s drainage runs mainly")
    assert spelt_out.tokens[spelt_out.root()].text == "runs"
    assert mended.tokens[mended.root()].text == "exchange"
    assert mended.words(mended.subtree(mended.subject() or 0)) == "Switches"
    assert after.has_main_verb()
