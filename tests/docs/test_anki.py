"""docs/anki.md says what the real Anki does, and lists the fields and keys that there are."""

from dataclasses import replace

from anki.collection import Collection

from anki_collection import import_package
from cards.anki.package import package
from cards.decks.ledger import Record
from cards.model import Cloze, DeckNote, Deletion, Question
from cards.themes.load import classic
from deck_building import deck, deck_note, edited, note, questions

from .documents import ROOT, first_column, section

DOCUMENT = ROOT / "docs" / "anki.md"
THEME = classic()


def brought(collection: Collection, *notes: DeckNote) -> None:
    import_package(collection, package(deck(notes), THEME))


def test_all_fields_of_the_note_types_are_listed() -> None:
    text = section(DOCUMENT, "Note types")
    fields = {field.name for field in THEME.question.fields}
    assert first_column(text) == fields
    assert {field.name for field in THEME.cloze.fields} == fields - {"Question", "Answer"} | {"Text", "Extra"}
    assert f"`{THEME.question.name}`" in text
    assert f"`{THEME.cloze.name}`" in text


def test_all_keys_of_the_ledger_are_listed() -> None:
    assert first_column(section(DOCUMENT, "Identities")) == set(Record.model_fields)


def test_a_changed_note_keeps_its_schedule_and_flag_and_gets_our_tags(anki_collection: Collection) -> None:
    first = questions(1).notes[0]
    brought(anki_collection, first)
    (number,) = anki_collection.find_cards("")
    anki_collection.tags.bulk_add(anki_collection.find_notes(""), "mine")
    anki_collection.set_user_flag_for_cards(1, [number])
    anki_collection.sched.set_due_date([number], "9")
    anki_collection.sched.suspend_cards([number])
    card = anki_collection.get_card(number)
    before = (card.due, card.ivl, card.queue, card.flags)

    brought(anki_collection, edited(first, Question("Question 1?", "Better"), 10_000_000_000 - 1_700_000_001))

    card = anki_collection.get_card(number)
    assert (card.due, card.ivl, card.queue, card.flags) == before
    assert card.note()["Answer"] == "Better"
    assert set(card.note().tags) == set(first.tags)


def test_a_later_edit_in_anki_stays(anki_collection: Collection) -> None:
    first = questions(1).notes[0]
    brought(anki_collection, first)
    mine = anki_collection.get_note(anki_collection.find_notes("")[0])
    mine["Answer"] = "Mine"
    anki_collection.update_note(mine)
    brought(anki_collection, edited(first, Question("Question 1?", "Ours")))
    assert anki_collection.get_note(mine.id)["Answer"] == "Mine"


def test_a_missing_note_stays_and_a_deleted_one_comes_back(anki_collection: Collection) -> None:
    made = questions(2)
    brought(anki_collection, *made.notes)
    brought(anki_collection, made.notes[0])
    assert anki_collection.note_count() == 2
    anki_collection.remove_notes([made.notes[0].identity.note_number])
    brought(anki_collection, *made.notes)
    assert anki_collection.note_count() == 2


def test_a_card_stays_in_its_deck(anki_collection: Collection) -> None:
    first = deck_note(1, note(Question("Question?", "Answer")), "Top::Old")
    brought(anki_collection, first)
    brought(anki_collection, replace(edited(first, Question("Question?", "Better")), deck="Top::New"))
    (number,) = anki_collection.find_cards("")
    assert anki_collection.decks.name(anki_collection.get_card(number).did) == "Top::Old"
    assert anki_collection.decks.id_for_name("Top::New")


def test_a_note_is_found_by_its_id(anki_collection: Collection) -> None:
    made = questions(3)
    brought(anki_collection, *made.notes)
    second = made.notes[1].identity
    assert list(anki_collection.find_notes(f"Id:{second.id}")) == [second.note_number]


def test_the_two_options_give_reading_order(anki_collection: Collection) -> None:
    two_gaps = Cloze((Deletion(1, "Stress"), " raises ", Deletion(2, "cortisol"), " quickly."))
    brought(
        anki_collection,
        deck_note(1, note(two_gaps), "Top::Z"),
        deck_note(2, note(Question("Question?", "Answer")), "Top::A"),
    )
    assert new_cards(anki_collection, gather=0, sort=0) == [(2, 0), (1, 0), (1, 1)]
    assert new_cards(anki_collection, gather=1, sort=1) == [(1, 0), (1, 1), (2, 0)]


def new_cards(collection: Collection, gather: int, sort: int) -> list[tuple[int, int]]:
    """Return position and ordinal of the new cards as they are shown; 1 is "Ascending position" and "Order gathered"."""
    top = collection.decks.id_for_name("Top")
    collection.decks.set_current(top)
    options = collection.decks.config_dict_for_deck_id(top)
    options |= {"newGatherPriority": gather, "newSortOrder": sort}
    collection.decks.update_config(options)
    queued = collection.sched.get_queued_cards(fetch_limit=10).cards
    return [(collection.get_card(one.card.id).due, one.card.template_idx) for one in queued]
