"""A statement becomes a question: the verb is turned, its tense, its particle and its negation stay, the answer goes."""

import pytest

from cards.language.clauses import Clause, clauses
from cards.language.parse import Parse, Span
from cards.language.parser import Parser
from cards.language.topic import topic_of
from cards.writing.wording import asked, asked_of_agent, asked_of_subject, tidy, within
from golden_pages import entry_of

TOPIC = topic_of(entry_of("cooling tower\n\nA cooling tower removes heat from water."))

ASKED = [
    pytest.param(
        "A dam regulates the flow of a river.",
        "the flow of a river",
        "What",
        "What does a dam regulate?",
        id="does for a verb in the present",
    ),
    pytest.param(
        "Plants absorb carbon dioxide through small pores.",
        "carbon dioxide",
        "What",
        "What do plants absorb through small pores?",
        id="do for a plural",
    ),
    pytest.param(
        "Alexander Fleming discovered penicillin in 1928.",
        "in 1928",
        "In which year",
        "In which year did Alexander Fleming discover penicillin?",
        id="did for the past; a name keeps its capital",
    ),
    pytest.param(
        "The drug reached hospitals in the 1940s.",
        "in the 1940s",
        "In which decade",
        "In which decade did the drug reach hospitals?",
        id="the article of the first word becomes small",
    ),
    pytest.param(
        "Kidneys can excrete excess salt slowly.",
        "excess salt",
        "What",
        "What can kidneys excrete slowly?",
        id="an auxiliary moves before the subject",
    ),
    pytest.param(
        "The committee may have rejected the proposal.",
        "the proposal",
        "What",
        "What may the committee have rejected?",
        id="of two auxiliaries the first moves",
    ),
    pytest.param(
        "Tides are higher at new moon because the Sun and the Moon pull in the same direction.",
        "because the Sun and the Moon pull in the same direction",
        "Why",
        "Why are tides higher at new moon?",
        id="a form of be needs no do",
    ),
    pytest.param(
        "The steam engine was improved by James Watt in 1769.",
        "in 1769",
        "In which year",
        "In which year was the steam engine improved by James Watt?",
        id="a passive",
    ),
    pytest.param(
        "The vaccine does not contain living viruses.",
        "living viruses",
        "What",
        "What does the vaccine not contain?",
        id="a negation stays behind the subject",
    ),
    pytest.param(
        "The enzymes break down starch in the mouth.",
        "starch",
        "What",
        "What do the enzymes break down in the mouth?",
        id="a particle stays with its verb",
    ),
    pytest.param(
        "In cold water, the valve regulates the pressure of the gas.",
        "the pressure of the gas",
        "What",
        "In cold water, what does the valve regulate?",
        id="words before the subject stay in front",
    ),
    pytest.param(
        "In 1945 the price of sugar fell sharply.",
        "In 1945",
        "In which year",
        "In which year did the price of sugar fall sharply?",
        id="words before the subject that answer go",
    ),
    pytest.param(
        "Therefore the valve regulates the pressure of the gas.",
        "the pressure of the gas",
        "What",
        "What does the valve regulate?",
        id="a tie to the sentence before goes",
    ),
    pytest.param(
        "The epicardium, the outermost layer of the heart, carries the coronary vessels.",
        "the coronary vessels",
        "What",
        "What does the epicardium, the outermost layer of the heart, carry?",
        id="the commas of a remark in the subject stay",
    ),
    pytest.param(
        "A cooling tower cools the water of the condenser.",
        "the water of the condenser",
        "What",
        "What does a cooling tower cool?",
        id="the topic is written as within a sentence",
    ),
]


@pytest.mark.parametrize(("sentence", "answer", "asking", "question"), ASKED)
def test_an_answer_is_asked_for(sentence: str, answer: str, asking: str, question: str, parser: Parser) -> None:
    parse, clause = main_clause(sentence, parser)
    assert asked(parse, clause, asking, TOPIC, [span_of(parse, answer)]) == question


def test_a_verb_that_shares_its_auxiliary_takes_it_along(parser: Parser) -> None:
    parse = parsed("The ore is crushed by steel rollers and washed with dilute acid.", parser)
    shared = next(clause for clause in clauses(parse) if clause.kind == "shared")
    question = asked(parse, shared, "How", TOPIC, [span_of(parse, "with dilute acid")])
    assert question == "How is the ore washed?"


def test_several_spans_may_be_left_out(parser: Parser) -> None:
    parse, clause = main_clause("Alexander Fleming discovered penicillin in London in 1928.", parser)
    without = [span_of(parse, "in London"), span_of(parse, "in 1928")]
    assert asked(parse, clause, "Where", TOPIC, without) == "Where did Alexander Fleming discover penicillin?"


@pytest.mark.parametrize(
    "sentence",
    [
        "It drives the coolant through the core.",
        "This pump drives the coolant through the core.",
        "Their pumps drive the coolant through the core.",
        "She drives the coolant through the core.",
    ],
)
def test_no_question_holds_a_word_that_points_outside_it(sentence: str, parser: Parser) -> None:
    parse = parsed(sentence, parser)
    for clause in clauses(parse):
        assert asked(parse, clause, "What", TOPIC, [span_of(parse, "the coolant")]) is None


@pytest.mark.parametrize(
    ("sentence", "asking", "question"),
    [
        ("A dam regulates the flow of a river.", "What", "What regulates the flow of a river?"),
        ("Kidneys can excrete excess salt slowly.", "What", "What can excrete excess salt slowly?"),
        ("Alexander Fleming discovered penicillin in 1928.", "Who", "Who discovered penicillin in 1928?"),
        ("The vaccine does not contain living viruses.", "What", "What does not contain living viruses?"),
        (
            "In cold water, the valve regulates the pressure of the gas.",
            "What",
            "In cold water, what regulates the pressure of the gas?",
        ),
        ("A dam lowers its banks in spring.", "What", "What lowers its banks in spring?"),
    ],
)
def test_a_subject_is_asked_for_with_the_verb_as_it_stands(
    sentence: str, asking: str, question: str, parser: Parser
) -> None:
    parse, clause = main_clause(sentence, parser)
    assert asked_of_subject(parse, clause, asking) == question


def test_what_asks_for_several_as_if_they_were_one(parser: Parser) -> None:
    parse, clause = main_clause("Plants absorb carbon dioxide through small pores.", parser)
    assert asked_of_subject(parse, clause, "What") == "What absorbs carbon dioxide through small pores?"
    assert asked_of_subject(parse, clause, "Which things") == "Which things absorb carbon dioxide through small pores?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ice blocks leave kettle holes when they melt.",
        "Workers weave cloth and sell bowls.",
        "Early symptoms include pain and blurred vision.",
    ],
)
def test_what_asks_for_no_plural_that_the_rest_goes_on_about(sentence: str, parser: Parser) -> None:
    parse, clause = main_clause(sentence, parser)
    assert asked_of_subject(parse, clause, "What") is None


@pytest.mark.parametrize(
    ("sentence", "agent", "asking", "question"),
    [
        pytest.param(
            "The steam engine was improved by James Watt in 1769.",
            "by James Watt",
            "Who",
            "Who improved the steam engine in 1769?",
            id="past",
        ),
        pytest.param(
            "The pressure of the gas is raised by the turbine.",
            "by the turbine",
            "What",
            "What raises the pressure of the gas?",
            id="present",
        ),
        pytest.param(
            "The first report was written by Marie Curie.",
            "by Marie Curie",
            "Who",
            "Who wrote the first report?",
            id="irregular verb",
        ),
        pytest.param(
            "Rome was burned down by the Vandals.", "by the Vandals", "Who", "Who burned down Rome?", id="particle"
        ),
    ],
)
def test_a_passive_is_turned_round_to_ask_for_its_agent(
    sentence: str, agent: str, asking: str, question: str, parser: Parser
) -> None:
    parse, clause = main_clause(sentence, parser)
    assert asked_of_agent(parse, clause, asking, TOPIC, [span_of(parse, agent)]) == question


@pytest.mark.parametrize(
    "sentence",
    [
        "The wall of the church has been repaired by masons.",
        "The fee for the paper was not paid by the tenant.",
        "These walls are repaired by masons.",
    ],
)
def test_a_passive_that_cannot_be_turned_round_is_not_asked(sentence: str, parser: Parser) -> None:
    parse, clause = main_clause(sentence, parser)
    agent = next(argument for argument in clause.arguments if argument.role == "agent")
    assert asked_of_agent(parse, clause, "Who", TOPIC, [agent.span]) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What  does it , in water ,  do", "What does it, in water, do"),
        ("What drives ,, the pump", "What drives, the pump"),
        (", the pump ;", "the pump"),
    ],
)
def test_spaces_and_commas_are_made_good(text: str, expected: str) -> None:
    assert tidy(text) == expected


def test_a_nationality_keeps_its_capital_within_a_sentence(parser: Parser) -> None:
    parse = parsed("French engineers built the canal.", parser)
    assert within(parse, span_of(parse, "French engineers"), TOPIC) == "French engineers"


def parsed(sentence: str, parser: Parser) -> Parse:
    (parse,) = parser.whole([sentence])
    return parse


def main_clause(sentence: str, parser: Parser) -> tuple[Parse, Clause]:
    parse = parsed(sentence, parser)
    return parse, next(clauses(parse))


def span_of(parse: Parse, words: str) -> Span:
    start = parse.text.index(words)
    inside = [i for i, token in enumerate(parse.tokens) if start <= token.start < start + len(words)]
    return Span(inside[0], inside[-1] + 1)
