"""The statements in a sentence: who does what, with which arguments; none where the parse is not to be trusted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.language.clauses import Clause, clauses
from cards.language.parse import Parse, Span
from cards.language.parser import Parser


def read(text: str, parser: Parser) -> tuple[Parse, list[Clause]]:
    (parse,) = parser.whole([text])
    return parse, list(clauses(parse))


def said(text: str, parser: Parser) -> list[tuple[str, str, str]]:
    """Return the kind, the subject and the verb with its auxiliaries of each statement."""
    parse, found = read(text, parser)
    return [
        (
            clause.kind,
            parse.words(clause.subject),
            " ".join(parse.tokens[i].text for i in (*clause.auxiliaries, clause.verb)),
        )
        for clause in found
    ]


def roles(text: str, parser: Parser) -> dict[str, str]:
    """Return the arguments of the first statement by their roles."""
    parse, found = read(text, parser)
    return {argument.role: parse.words(argument.span) for argument in found[0].arguments}


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        ("A lathe cuts wood.", [("main", "A lathe", "cuts")]),
        ("Physics is a science.", [("main", "Physics", "is")]),
        ("In 1911 Mary Keller built a loom.", [("main", "Mary Keller", "built")]),
        ("Lead has been banned in Lyon.", [("main", "Lead", "has been banned")]),
        (
            "The kiln heats clay; the wheel shapes it.",
            [("main", "the wheel", "shapes"), ("joined", "The kiln", "heats")],
        ),
        (
            "The tannery soaks hides, scrapes off hair, and stretches leather.",
            [
                ("main", "The tannery", "soaks"),
                ("shared", "The tannery", "scrapes"),
                ("shared", "The tannery", "stretches"),
            ],
        ),
        (
            "The clay is dug by farmers and dried in the sun.",
            [("main", "The clay", "is dug"), ("shared", "The clay", "is dried")],
        ),
        (
            "The canal, which links two rivers, carries grain.",
            [("main", "The canal, which links two rivers", "carries"), ("relative", "The canal", "links")],
        ),
    ],
)
def test_each_statement_has_its_subject_and_its_verb(
    sentence: str, statements: list[tuple[str, str, str]], parser: Parser
) -> None:
    assert said(sentence, parser) == statements


@pytest.mark.parametrize(
    "sentence",
    [
        "Moss.",
        "Growing moss on walls.",
        "The levers lifts the gate.",
        "Which levers lift the gate?",
        "This is a loom.",
    ],
)
def test_what_states_nothing_that_can_be_trusted_gives_nothing(sentence: str, parser: Parser) -> None:
    assert said(sentence, parser) == []


@pytest.mark.parametrize(
    ("sentence", "role", "words"),
    [
        ("A lathe cuts wood by turning it against a blade.", "means", "by turning it against a blade"),
        ("Ferns spread through spores.", "means", "through spores"),
        ("The bridge was opened by lifting a gate.", "means", "by lifting a gate"),
        ("The valve opens when pressure rises.", "condition", "when pressure rises"),
        ("Lead was banned because it harms children.", "cause", "because it harms children"),
        ("Unlike wood, brass carries heat due to its free electrons.", "cause", "due to its free electrons"),
        ("Unlike wood, brass carries heat due to its free electrons.", "contrast", "Unlike wood"),
        ("The pump moves water so that fields stay green.", "result", "so that fields stay green"),
        ("Salt is used for preserving fish.", "purpose", "for preserving fish"),
        ("Tea was brought to Lyon by Anna Keller.", "agent", "by Anna Keller"),
        ("In 1911 Mary Keller built a loom in Paris.", "time", "In 1911"),
        ("In 1911 Mary Keller built a loom in Paris.", "place", "in Paris"),
        ("In 1911 Mary Keller built a loom in Paris.", "object", "a loom"),
        ("Physics is a science.", "attribute", "a science"),
    ],
)
def test_an_argument_has_the_role_that_its_first_words_show(
    sentence: str, role: str, words: str, parser: Parser
) -> None:
    assert roles(sentence, parser)[role] == words


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The roof was built by masons.", "means"),
        ("The firm sells salt for a small fee.", "purpose"),
        ("The guild meets at night.", "place"),
        ("The guild meets in a barn.", "time"),
    ],
)
def test_a_preposition_alone_does_not_make_a_role(sentence: str, role: str, parser: Parser) -> None:
    assert role not in roles(sentence, parser)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vessel was launched in 1912 and sank in the harbor.",
        "The firm was founded in 1900 and grew quickly.",
        "The tower was built by monks and collapsed at night.",
        "The rule was passed in 1911 and came into force in 1912.",
    ],
)
def test_what_nobody_can_do_to_a_thing_is_no_passive(sentence: str, parser: Parser) -> None:
    _, found = read(sentence, parser)
    assert found[0].is_passive
    assert (found[1].is_passive, found[1].auxiliaries) == (False, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "Wax does not dissolve salt or carry heat.",
        "Brass never rusts or loses its shine.",
        "The rope no longer holds the ship or guides the crew.",
    ],
)
def test_a_denial_of_two_things_states_neither(sentence: str, parser: Parser) -> None:
    assert [kind for kind, _, _ in said(sentence, parser)] == ["main"]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Wax was not melted but pressed.", "was pressed"),
        ("The engine does not burn wood and runs on steam.", "runs"),
    ],
)
def test_a_denial_of_the_first_thing_leaves_the_second(sentence: str, verb: str, parser: Parser) -> None:
    assert said(sentence, parser)[-1][0::2] == ("shared", verb)


def test_a_date_belongs_to_the_verb_that_has_no_other(parser: Parser) -> None:
    parse, found = read("In 1911 Keller built a loom and in 1912 sold the loom.", parser)
    assert parse.words(found[0].before) == "In 1911"
    assert found[1].before.first == found[1].before.last
    parse, found = read("In Lyon the firm opened a shop and sold cheap wool.", parser)
    assert parse.words(found[1].before) == "In Lyon"
    assert found[1].before == found[0].before


_SUBJECTS = ("The guild", "Brass", "Mary Keller", "Old pumps", "The canal, which links two rivers,", "It")
_PREDICATES = (
    "carries heat",
    "was sold in 1911",
    "does not rust",
    "melts, cools, and hardens",
    "move water by turning a wheel",
    "is a metal (of a kind)",
    "sank",
)
_JOINTS = (" and ", ", but ", "; ", ", whereas ", " because ", ", which ", ": ")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Sentences put together of pieces that fit and pieces that do not."""
    text = draw(st.sampled_from(["", "In 1900, ", "However, ", "Unlike wood, "]))
    text += f"{draw(st.sampled_from(_SUBJECTS))} {draw(st.sampled_from(_PREDICATES))}"
    for _ in range(draw(st.integers(0, 2))):
        subject = draw(st.sampled_from(["", *_SUBJECTS]))
        text += f"{draw(st.sampled_from(_JOINTS))}{subject} {draw(st.sampled_from(_PREDICATES))}".replace("  ", " ")
    return text + draw(st.sampled_from([".", "?", "", ";"]))


@settings(max_examples=40, deadline=None)
@given(text=sentences())
def test_all_of_a_statement_lies_within_the_sentence(text: str, parser: Parser) -> None:
    parse, found = read(text, parser)
    whole = Span(0, len(parse.tokens))
    assert sum(clause.kind == "main" for clause in found) <= 1
    for clause in found:
        assert clause.subject_head in clause.subject
        assert clause.verb in clause.predicate
        own = [clause.before, clause.subject, clause.predicate]
        for span in (*own, *(argument.span for argument in clause.arguments)):
            assert whole.first <= span.first <= span.last <= whole.last
        assert not clause.subject.overlaps(clause.predicate)
        for argument in clause.arguments:
            assert argument.head in argument.span
            assert all(any(i in span for span in own) for i in range(argument.span.first, argument.span.last))
        verbs = (*clause.auxiliaries, clause.verb)
        assert any(parse.tokens[i].tag in {"VBZ", "VBP", "VBD", "MD"} for i in verbs)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Stars above two solar masses ignite helium gently.", "ignite"),
        (
            "The macula densa, a plaque of cells, detects luminal sodium chloride through the cotransporter NKCC2.",
            "detects",
        ),
        ("A meta-analysis of 80 studies associated flatter slopes with poorer outcomes.", "associated"),
        ("Maintaining a steady pH is essential for enzymes.", "is"),
        ("Singers and string players, unlike pianists, often adjust intervals.", "adjust"),
        ("Exercise, adequate sleep, and social support are often recommended to lower the load.", "are recommended"),
        ("The whole staff are immune from civil suits.", "are"),
        ("Javadoc, for example, turns comments into web pages.", "turns"),
        ("Standard Estonian, although closely related to Finnish, has lost harmony.", "has lost"),
        ("The carbonyl group first reacts with an amino acid.", "reacts"),
        (
            "Four elements are usually distinguished: capacity, disclosure, understanding, and consent.",
            "are distinguished",
        ),
        ("Johann Dzierzon, a priest and beekeeper, reported in 1845 that drones come from eggs.", "reported"),
    ],
)
def test_a_statement_is_made_out_where_a_tag_or_a_remark_hid_its_verb(text: str, verb: str, parser: Parser) -> None:
    assert [said_verb for _, _, said_verb in said(text, parser)] == [verb]


@pytest.mark.parametrize("text", ["A letter, announced in 1914.", "What matters is time."])
def test_no_statement_is_made_up_of_a_participle_or_a_question_word(text: str, parser: Parser) -> None:
    assert said(text, parser) == []
