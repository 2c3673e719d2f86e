"""Each lint rule refuses the card that it is there for, and lets its good neighbour pass."""

import pytest

from cards.writing.lint import LINT, Draft, objection


def cloze(front: str, answer: str, construction: str = "name", label: str = "Topic · Section") -> Draft:
    return Draft("cloze", front, answer, label, front.replace("[...]", answer), construction)


def question(front: str, answer: str, construction: str = "object", label: str = "Topic · Section") -> Draft:
    return Draft("qa", front, answer, label, front, construction)


REFUSED = [
    ("broken-syntax", cloze("Water (or [...] is a liquid that many plants need.", "ice)")),
    ("broken-syntax", cloze("Many plants need [...] in the summer months.", "water,")),
    ("broken-syntax", cloze("The tank (of steel holds [...] and rain.", "water")),
    ("broken-syntax", cloze("The tank {of steel holds [...] and rain.", "water")),
    ("broken-syntax", question("What does the tank hold and the?", "fresh water")),
    ("broken-syntax", question("What does the tank of the mill hold?", "fresh water and")),
    ("broken-syntax", question("What is larger than?", "the copper tank")),
    ("broken-syntax", cloze("Bacon called the tank “a [...] of steel” in his letter.", "bottle")),
    ("broken-syntax", cloze("Many plants need [...] the summer months.", "shade (")),
    ("broken-syntax", question("Which gas does the yeast of bread give off?", "")),
    ("dangling-reference", cloze("These plants need [...] in the summer months.", "shade")),
    ("dangling-reference", question("They measure what in a dark room?", "brightness")),
    ("dangling-reference", cloze("“This lamp,” he wrote, “burns [...] in winter.”", "whale oil")),
    ("dangling-reference", cloze("In Norway the former needs [...] in winter.", "whale oil")),
    ("dangling-reference", cloze("In Norway the experiment confirmed [...] in winter.", "refraction")),
    ("dangling-reference", cloze("In Norway the same lamp burns [...] in winter.", "whale oil")),
    ("dangling-reference", question("What do lamps of brass burn in winter?", "the oil of these whales")),
    ("dangling-reference", question("What do lamps of brass burn in winter?", "their oil")),
    ("no-topic", question("What raises the pressure of the gas?", "turbine pump", label="")),
    ("no-topic", cloze("Pumps of brass raise [...] in winter.", "salt water", label="")),
    ("answer-given-away", cloze("The Peabody jury gave the show [...] in autumn.", "the Peabody Award")),
    ("answer-given-away", cloze("Regulated markets need [...] every year.", "regulation")),
    ("answer-given-away", cloze("Lungs and kidneys, that is [...], keep blood clean.", "kidneys and skin", "list")),
    ("answer-given-away", cloze("Of 440 Hz and others, [...] is the pitch of A.", "440 Hz", "number")),
    ("answer-given-away", question("What do thyroid hormones of mammals steer?", "the thyroid hormone")),
    ("answer-given-away", question("Which gland stores the thyroid hormone of mammals?", "thyroid gland")),
    ("answer-given-away", question("What is the term for a bloom that filters light?", "Bloom filter", "definition")),
    ("answer-given-away", cloze("The best sign is dim light melatonin onset ([...]), which is late.", "DLMO")),
    ("broken-syntax", question("What bends light in water — the ray of a lamp?", "refraction")),
    ("too-long", cloze("Plants need [...].", " ".join(["water"] * 16), "list")),
    ("too-long", cloze(f"Plants {' '.join(['slowly'] * 40)} need [...].", "shade")),
    ("filler", cloze("Understanding plants is vital for [...] and others.", "Rotterdam")),
    ("filler", cloze("Sleep plays a role in the life of [...] and others.", "Rotterdam")),
    ("narrative", cloze("Suppose that a lorry carries [...] to the north.", "300 boxes", "number")),
    ("general-word", cloze("Many plants need a [...] in the summer months.", "certain way")),
    ("general-word", question("What do the roots of the oak need in winter?", "a certain condition")),
    ("empty-answer", question("What does the miller of the valley repair in winter?", "the engine")),
    ("empty-answer", question("What does the theory of the tides predict in winter?", "no eclipses")),
    ("empty-answer", question("What does the theory of the tides predict in winter?", "eclipses and others")),
    ("empty-answer", question("What predicts the tides of the North Sea?", "The computer program", "subject")),
    ("general-word", question("What does the theory of the tides predict in winter?", "earlier eclipses")),
    ("empty-answer", question("What forgets the lamps of the tower in winter?", "signalmen", "subject")),
    ("empty-answer", question("What travels along the nerve of the ear?", "signals", "subject")),
    ("empty-answer", question("What means little return in music of Naples?", "the Italian word", "subject")),
    ("empty-answer", question("What does the refusal of a lodger bring to the guild?", "risks of its own")),
    (
        "no-topic",
        question("What does the abbreviation PIP stand for?", "priority inheritance protocol", "acronym", label=""),
    ),
    ("general-word", question("What changes the spin of loose bodies in orbit?", "a related torque", "subject")),
    ("dangling-reference", cloze("The phrase itself came from [...] in 1942.", "Douglas")),
    ("one-example", cloze("Shady plants such as [...] need rain in summer.", "ferns", "phrase")),
    ("thin-front", question("What do pumps raise?", "salt water")),
    ("thin-front", cloze("Usually, [...].", "shade")),
]
KEPT = [
    question("Which hormone does the gland below the larynx secrete?", "thyroid hormone"),
    question("Which hormone stimulates the division of cartilage cells?", "growth hormone", "subject"),
    question("What do hormones of the thyroid gland steer?", "growth hormones"),
    question("What does the abbreviation TNF stand for?", "tumour necrosis factor", "acronym"),
    question("What is the term for a filter that tests membership of a set?", "Bloom filter", "definition", label=""),
    question("What does the theory of the tides predict in winter?", "eclipses"),
    question("What does the theory of the tides predict in winter?", "the eclipses of Jupiter’s moons"),
    question("What splits the proteins of milk in the stomach?", "pepsin", "attribute", label=""),
    question("What does the tank of the mill hold?", "water (fresh)"),
    cloze("In Norway the effect of cold on lamps is called [...] in winter.", "gelling"),
    cloze("Plants such as [...] need shade in summer.", "ferns and mosses", "list"),
    cloze("Bacon called the tank [...] in his letter.", "“a bottle of steel”"),
    question("Which court heard the case of Ybarra in 1944?", "the Supreme Court of California", "subject"),
    question("What is fixed by the ylide and the ketone?", "the position of the old double bond"),
    question("What does the state of a flux quantum depend on, the descent itself apart?", "eclipses"),
    question("Who recognised that concrete creeps and patented his method in 1928?", "Eugène Freyssinet", "subject"),
    question(
        "Why did the mason use steel of high strength?", "because mild steel would have lost all its tension", "cause"
    ),
    question(
        "What is the term for the sense of the body's own state: breath, hunger, heat?",
        "interoception",
        "definition",
        label="",
    ),
    question("In the mill – the oldest – grain is ground by what?", "two stones", "in-place"),
    question("The kiln cools; the vents let the smoke out through which pipe?", "a copper pipe", "in-place"),
    Draft("qa", "What raises the pressure of a turbine?", "steam", "", "", "object", names_topic=True),
    cloze("Plants of the desert need [...] in summer.", "the Nile"),
    cloze("Bread of two kilos costs [...] in Lyon.", "3 kilos", "number"),
    cloze("Key hormones such as [...] reach the brain.", "thyroid hormones and cortisol", "list"),
    Draft("qa", "What is the term for the peptide that makes bones longer?", "growth hormone", "", "", "definition"),
]


@pytest.mark.parametrize(("rule", "draft"), REFUSED)
def test_a_bad_card_is_refused_by_its_rule(rule: str, draft: Draft) -> None:
    found = objection(draft)
    assert found is not None
    assert found[0] == rule
    assert found[1]


@pytest.mark.parametrize("draft", KEPT)
def test_a_good_card_passes(draft: Draft) -> None:
    assert objection(draft) is None


def test_every_rule_has_a_card_that_it_refuses() -> None:
    assert {rule.id for rule in LINT} == {rule for rule, _ in REFUSED}
