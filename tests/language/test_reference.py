"""What a pronoun or "these gases" stands for is spelt out where only one thing can be meant, and left where two can."""

import pytest

from cards.language.parser import Parser
from cards.language.read import Statement, read_entries
from golden_pages import entry_of

PAGE = "osmosis\n\nOsmosis is the movement of water through a membrane.\n\n## Uses\n\n"


def last(text: str, parser: Parser, page: str = PAGE) -> Statement:
    (entry,) = read_entries([entry_of(page + text)], parser)
    return [statement for section in entry.sections for statement in section.statements][-1]


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        ("Henri Dutrochet built a pump in Paris.", "He sold pumps.", "Henri Dutrochet sold pumps."),
        ("Henri Dutrochet built a pump in Paris.", "His pump was cheap.", "Henri Dutrochet’s pump was cheap."),
        (
            "Success had to wait for Anna Keller, who found a better film.",
            "She used thin cellulose.",
            "Anna Keller used thin cellulose.",
        ),
        (
            "The film was made by Anna Keller and Peter Brandt in 1911.",
            "They described three salts.",
            "Anna Keller and Peter Brandt described three salts.",
        ),
        ("Most large plants are noisy.", "They use strong pumps.", "Most large plants use strong pumps."),
        ("Desert farmers drink treated water.", "Their wells are dry.", "Desert farmers’ wells are dry."),
        (
            "Salt rejection is the share of salt that a film keeps back.",
            "It falls with heat.",
            "Salt rejection falls with heat.",
        ),
        (
            "The cells release a few hormones, such as insulin, leptin, and ghrelin.",
            "These hormones reach the brain.",
            "Insulin, leptin, and ghrelin reach the brain.",
        ),
        (
            "The plant gives off methane, ammonia, and neon.",
            "These gases escape.",
            "Methane, ammonia, and neon escape.",
        ),
        ("The plant uses ceramic filters.", "Salt clogs these filters.", "Salt clogs ceramic filters."),
    ],
)
def test_the_only_thing_that_can_be_meant_is_spelt_out(before: str, sentence: str, alone: str, parser: Parser) -> None:
    found = last(f"{before} {sentence}", parser)
    assert found.parse.text == alone


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Henri Dutrochet met Anna Keller in Paris.", "He built a pump."),
        ("Henri Dutrochet’s teacher was Peter Brandt.", "He built a pump."),
        ("A doctor treated Henri Dutrochet.", "He was paid well."),
        ("Anna Keller and Peter Brandt sold pumps to farmers.", "They dried out in summer."),
        ("Farmers bought pumps.", "They were heavy."),
        ("Two engineers built pumps.", "They were cheap."),
        ("Blood is cleaned by a filter.", "Its pores are narrow."),
        ("A pump stands on top of the tank.", "It leaks."),
        ("The pump broke because a license expired.", "It cost much."),
        ("A suffix has two forms.", "It is a long assimilation."),
        ("The first step is the removal of salt.", "It takes hours."),
        ("Heat harms birds, insects, and mammals.", "These effects are severe."),
        ("The plant uses ceramic filters and paper filters.", "Salt clogs these filters."),
        ("The plant uses ceramic filters.", "Salt clogs this pump."),
        ("The pump drives the film.", "This makes water cheap."),
        ("The cells swell.", "The resulting price increase hurts farmers."),
        ("The accepted theory was published by Anna Keller in 1911.", "It holds that pores are narrow."),
        ("The main cause is the loss of a gene.", "It sits on a chromosome."),
        ("Albrecht Keller painted his mother.", "She was ill."),
        ("The kidneys clear urea, creatinine, and drugs.", "These two organs filter blood."),
        ("Reverse osmosis pushes water back.", "It needs pressure."),
        ("Some engineers disagree.", "They fear leaks."),
    ],
)
def test_what_could_mean_two_things_is_left(before: str, sentence: str, parser: Parser) -> None:
    found = last(f"{before} {sentence}", parser)
    assert found.parse.text == sentence
    assert found.problem != ""


def test_a_list_between_two_sentences_hides_the_first(parser: Parser) -> None:
    found = last("Most large plants are noisy:\n\n- pumps\n- fans\n\nThey use strong motors.", parser)
    assert found.parse.text == "They use strong motors."


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("People try to reduce it at night.", "People try to reduce water hammer at night."),
        ("Engineers worry about this hammer.", "Engineers worry about water hammer."),
        ("Its sound is loud.", "Water hammer’s sound is loud."),
        ("Strictly speaking it is a wave.", "Strictly speaking water hammer is a wave."),
        ("Engineers call this way of working slow.", "Engineers call this way of working slow."),
    ],
)
def test_the_topic_is_found_after_its_definition(sentence: str, alone: str, parser: Parser) -> None:
    page = "water hammer\n\nWater hammer is a surge of pressure in a pipe. "
    assert last(sentence, parser, page).parse.text == alone


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("The disease spares children.", "Rope lung spares children."),
        ("The infection spares children.", "The infection spares children."),
        ("Doctors fear this disease.", "Doctors fear rope lung."),
    ],
)
def test_the_noun_of_the_definition_means_the_topic(sentence: str, alone: str, parser: Parser) -> None:
    page = "rope lung\n\nRope lung is a rare disease of sailors.\n\n## Spread\n\nDust harms the bronchi. "
    assert last(sentence, parser, page).parse.text == alone


def test_another_thing_of_the_kind_keeps_its_noun(parser: Parser) -> None:
    page = "rope lung\n\nRope lung is a rare disease of sailors.\n\n## Spread\n\nBlack damp is a disease of miners. "
    assert last("The disease spares children.", parser, page).parse.text == "The disease spares children."


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("Farmers may instead build wells.", "Farmers may build wells."),
        ("Pumps help too, since they move water.", "Pumps help, since they move water."),
        ("The water then enters the tank.", "The water enters the tank."),
        ("Cheap pumps also leak.", "Cheap pumps leak."),
        ("The resulting Lyon Rules bind all firms.", "The Lyon Rules bind all firms."),
        ("Farmers use pumps instead of wells.", "Farmers use pumps instead of wells."),
        ("Pumps not only leak but also rust.", "Pumps not only leak but also rust."),
        ("If salt enters, the film then breaks.", "If salt enters, the film then breaks."),
        ("Encrypt-then-sign protocols fail.", "Encrypt-then-sign protocols fail."),
    ],
)
def test_what_only_ties_a_sentence_to_the_one_before_goes(sentence: str, alone: str, parser: Parser) -> None:
    found = last(f"Water is scarce in Lyon. {sentence}", parser)
    assert found.parse.text == alone
    assert found.problem == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Type I pumps are rare.",
        "The vowel i is short.",
        "At its height the Hanseatic League owned ships.",
        "The soldiers carried a flag and then burned it.",
        "Among ten pumps, two must leak.",
        "Both of the pumps leak.",
        "A wife could live with her husband.",
        "Because the mother keeps sperm in her body, the eggs can wait.",
        "Henri Dutrochet argued in 1826 that pressure is needed.",
        "Critics replied that pumps are loud, that films tear, and that water is cheap.",
        "All pipes meet at the top, and this saves steel.",
        "Large pumps need steel, because these run hot.",
        "Some pumps are mended, others are sold.",
        "The water stands in tanks, and some fish live there.",
        "Otters eat urchins, which would otherwise graze the kelp.",
        "As we breathe in, the pulse quickens.",
        "Salt harms our cells.",
    ],
)
def test_what_only_looks_as_if_it_pointed_outside_is_no_fault(sentence: str, parser: Parser) -> None:
    assert last(sentence, parser).problem == ""


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Henri Dutrochet described it in 1826.", "Henri Dutrochet described osmosis in 1826."),
        ("The pump drives a film. Henri Dutrochet described it in 1826.", "Henri Dutrochet described it in 1826."),
        ("A tank holds it.", "A tank holds it."),
        ("Osmosis fascinated him. Henri Dutrochet described it.", "Henri Dutrochet described osmosis."),
        ("Anna Keller filled a book with its laws.", "Anna Keller filled a book with its laws."),
        ("In its purest form the process needs no heat.", "In osmosis’ purest form the process needs no heat."),
        ("Anna Keller made the phenomenon popular.", "Anna Keller made osmosis popular."),
        ("Tides are a phenomenon. Anna Keller saw the phenomenon.", "Anna Keller saw the phenomenon."),
        ("Anna Keller coined the word in 1885.", "Anna Keller coined the word “osmosis” in 1885."),
        ("Some call it “seep”. Anna Keller coined the word.", "Anna Keller coined the word."),
        ("Anna Keller coined the word “seep”.", "Anna Keller coined the word “seep”."),
    ],
)
def test_what_somebody_described_at_a_section_s_head_is_the_topic(text: str, alone: str, parser: Parser) -> None:
    assert last(text, parser).parse.text == alone


@pytest.mark.parametrize(
    "sentence",
    [
        "The flow changes, and pumps need this.",
        "Farmers watch, and these leak.",
        "Engineers argued against that plan.",
        "Pumps are loud there.",
        "Farmers need pumps, and others sell.",
        "We use pumps.",
        "You may use pumps.",
    ],
)
def test_what_its_own_sentence_does_not_tell_points_outside(sentence: str, parser: Parser) -> None:
    assert last(f"Henri Dutrochet met Anna Keller. {sentence}", parser).problem != ""


def test_a_definition_has_nothing_before_it_that_it_could_point_to(parser: Parser) -> None:
    page = "rope lung\n\n"
    text = "Rope lung is a disease in which one twin gives blood to another and the flow of that blood is slow."
    assert last(text, parser, page).problem == ""
    assert last("It is a disease of sailors.", parser, page).problem == "It"


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("When it is cold, many pumps stop.", "When water hammer is cold, many pumps stop."),
        ("If it is cold, the pump stops.", "If it is cold, the pump stops."),
        ("When it rains, many pumps stop.", "When it rains, many pumps stop."),
        ("Often described as a wave, it moves fast.", "Often described as a wave, water hammer moves fast."),
        (
            "It is common in towns; in Venice it is called the bang.",
            "Water hammer is common in towns; in Venice it is called the bang.",
        ),
        ("It is the modern name.", "It is the modern name."),
        (
            "It is an exception: the rule is that a pipe is quiet.",
            "Water hammer is an exception: the rule is that a pipe is quiet.",
        ),
        ("It is most rapid where the pipe is cold.", "Water hammer is most rapid where the pipe is cold."),
        (
            "The term “water hammer” is old. It was given another sense in Spain.",
            "Water hammer was given another sense in Spain.",
        ),
        ("Geologists use it for wells.", "Geologists use water hammer for wells."),
        ("Some writers add that it harms pipes.", "Some writers add that water hammer harms pipes."),
        (
            "The name, from Greek hydor (“water”), was coined in 1898.",
            "The name “water hammer”, from Greek hydor (“water”), was coined in 1898.",
        ),
        ("The word “valve” is older.", "The word “valve” is older."),
    ],
)
def test_the_topic_is_found_at_the_head_of_other_sentences(sentence: str, alone: str, parser: Parser) -> None:
    page = "water hammer\n\nWater hammer is a surge of pressure in a pipe. "
    assert last(sentence, parser, page).parse.text == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The alliance ended in 404 BC.", "The Rope League ended in 404 BC."),
        ("Another alliance failed. The alliance ended in 404 BC.", "The alliance ended in 404 BC."),
        ("The name was coined by Anna Keller.", "The name “Rope League” was coined by Anna Keller."),
        (
            "Sailors fought in the north. The name was coined by Anna Keller.",
            "The name “Rope League” was coined by Anna Keller.",
        ),
        ("A rope is a part of a ship. The word goes back to Greek.", "The word goes back to Greek."),
        ("Anna Keller attached the name in 1858.", "Anna Keller attached the name “Rope League” in 1858."),
        ("Anna Keller discussed the idea in 1858.", "Anna Keller discussed the Rope League in 1858."),
    ],
)
def test_its_kind_and_its_name_mean_the_topic_where_nothing_else_is_told_of(
    text: str, alone: str, parser: Parser
) -> None:
    page = "Rope League\n\nThe Rope League was an alliance of towns.\n\n## Past\n\n"
    assert last(text, parser, page).parse.text == alone


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("The first was built in Lyon in 1849.", "The first water clock was built in Lyon in 1849."),
        ("Pumps are older. The first was built in Lyon in 1849.", "The first was built in Lyon in 1849."),
    ],
)
def test_the_first_is_the_first_of_what_the_page_is_about(text: str, alone: str, parser: Parser) -> None:
    page = "water clock\n\nA water clock is a tank with a hole.\n\n## Past\n\n"
    assert last(text, parser, page).parse.text == alone


def test_an_item_that_is_a_sentence_begins_with_the_topic(parser: Parser) -> None:
    items = "- It keeps leaves firm.\n- It needs no pump.\n"
    (entry,) = read_entries([entry_of(PAGE + items)], parser)
    found = [statement.parse.text for statement in entry.sections[1].statements]
    assert found == ["Osmosis keeps leaves firm.", "Osmosis needs no pump."]


def test_things_that_might_be_the_topic_are_left(parser: Parser) -> None:
    page = "valve\n\nA valve is a lid in a pipe.\n\n## Uses\n\nSteam engines grew in size. "
    assert last("They needed grease.", parser, page).problem == "They"


def test_a_name_of_a_person_is_no_thing(parser: Parser) -> None:
    assert last("The pump was cheap. King Henri Dutrochet bought it.", parser).problem == "it"


@pytest.mark.parametrize(
    ("before", "sentence", "alone"),
    [
        (
            "The glands send signals.",
            "This constant exchange tires the heart.",
            "The constant exchange tires the heart.",
        ),
        ("The glands send signals.", "Drugs disturb this constant exchange.", "Drugs disturb the constant exchange."),
        ("Heat harms birds, insects, and mammals.", "These membranes tear.", "The membranes tear."),
    ],
)
def test_a_noun_that_says_enough_under_its_term_takes_the(
    before: str, sentence: str, alone: str, parser: Parser
) -> None:
    found = last(f"{before} {sentence}", parser)
    assert found.parse.text == alone
    assert found.problem == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "This exchange tires the heart.",
        "These changes tire the heart.",
        "Drugs disturb these glands.",
        "These three glands tire the heart.",
        "This strange result harms the heart.",
        "This tires the heart.",
    ],
)
def test_a_noun_that_says_too_little_keeps_what_points_back(sentence: str, parser: Parser) -> None:
    found = last(f"Henri Dutrochet met Anna Keller. {sentence}", parser)
    assert found.parse.text == sentence
    assert found.problem != ""
