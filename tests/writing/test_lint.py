"""Each lint rule refuses the card that it is there for, and lets its good neighbour pass."""

import pytest

from cards.writing.lint import LINT, Draft, objection


def cloze(front: str, answer: str, construction: str = "name", label: str = "Topic · Section") -> Draft:
    return Draft("cloze", front, answer, label, front.replace("[...]", answer), construction)


REFUSED = [
    ("broken-syntax", cloze("Water (or [...] is a liquid that many plants need.", "ice)")),
    ("broken-syntax", cloze("Many plants need [...] in the summer months.", "water,")),
    ("dangling-reference", cloze("These plants need [...] in the summer months.", "shade")),
    ("answer-given-away", cloze("The Peabody jury gave the show [...] in autumn.", "the Peabody Award")),
    ("answer-given-away", cloze("Regulated markets need [...] every year.", "regulation", label="")),
    ("answer-given-away", cloze("Lungs and kidneys, that is [...], keep blood clean.", "kidneys and skin", "list")),
    ("answer-given-away", cloze("Of 440 Hz and others, [...] is the pitch of A.", "440 Hz", "number")),
    ("too-long", cloze("Plants need [...].", " ".join(["water"] * 16), "list")),
    ("too-long", cloze(f"Plants {' '.join(['slowly'] * 40)} need [...].", "shade")),
    ("filler", cloze("Understanding plants is vital for [...] and others.", "Rotterdam")),
    ("filler", cloze("Sleep plays a role in the life of [...] and others.", "Rotterdam")),
    ("narrative", cloze("Suppose that a lorry carries [...] to the north.", "300 boxes", "number")),
    ("general-word", cloze("Many plants need a [...] in the summer months.", "certain way")),
    ("thin-front", cloze("It is [...].".replace("It is", "Usually,"), "shade", label="")),
]
KEPT = [
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
