"""A deck that Anki would silently mangle is refused, and every fault is named."""

from dataclasses import replace

import pytest

from cards.anki.package import package
from cards.errors import CardsError
from cards.model import Cloze, DeckNote, Deletion, Question
from cards.themes.load import classic
from deck_building import deck, deck_note, note, questions, sample

GOOD = deck_note(1, note(Question("Q?", "A")))


def with_identity(number: int, **changes: object) -> DeckNote:
    made = deck_note(number, note(Question("Q?", "A")))
    return replace(made, identity=replace(made.identity, **changes))


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (deck_note(2, note(Cloze(("Nothing hidden.",)))), "note n0002: the cloze hides nothing"),
        (deck_note(2, note(Cloze((Deletion(1, " "),)))), "note n0002: its cloze 1 has an empty answer"),
        (deck_note(2, note(Cloze((Deletion(0, "a"),)))), "note n0002: its cloze number 0 is not between 1 and 500"),
        (deck_note(2, note(Cloze((Deletion(501, "a"),)))), "note n0002: its cloze number 501 is not between 1 and 500"),
        (deck_note(2, note(Question("", "A"))), "note n0002: the question is empty"),
        (deck_note(2, note(Question("Q?", " \n"))), "note n0002: the answer is empty"),
        (with_identity(2, guid=GOOD.identity.guid), "GUID guid-0001 is used 2 times"),
        (with_identity(2, guid=""), "note n0002: it has no GUID"),
        (with_identity(2, note_number=GOOD.identity.note_number), "note number 1600000001000 is used 2 times"),
        (with_identity(2, card_numbers=GOOD.identity.card_numbers), "card number 1600000001001 is used 2 times"),
        (with_identity(2, card_numbers=()), "note n0002: its card 1 has no number"),
        (replace(with_identity(2), tags=("two words",)), "note n0002: its tag 'two words' is empty or holds a space"),
        (replace(with_identity(2), deck="Topmost"), "note n0002: its deck 'Topmost' is not in 'Top'"),
    ],
)
def test_a_fault_is_refused_by_name(bad: DeckNote, message: str):
    with pytest.raises(CardsError) as caught:
        package(deck([GOOD, bad]), classic())
    assert message in str(caught.value)
    assert "deck 'Top' cannot be exported" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_all_faults_are_named_up_to_ten():
    empty = [deck_note(number, note(Question("Q?", ""))) for number in range(1, 13)]
    with pytest.raises(CardsError) as caught:
        package(deck(empty), classic())
    assert str(caught.value).count("the answer is empty") == 10
    assert "and 2 more" in str(caught.value)


def test_numbers_of_cards_that_are_gone_are_holes_and_no_fault():
    made = deck_note(1, note(Cloze((Deletion(3, "a"), " b"))))
    numbers = ((1, 17), (2, 18), *made.identity.card_numbers)
    assert package(deck([replace(made, identity=replace(made.identity, card_numbers=numbers))]), classic())


def test_good_decks_are_not_refused():
    assert package(sample(), classic())
    assert package(questions(3), classic())
