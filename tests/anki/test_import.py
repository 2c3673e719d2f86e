"""What a person meets who imports a package into the real Anki, for the first time and again."""

import itertools
from dataclasses import replace

import pytest
from anki.collection import Collection
from anki.consts import CARD_TYPE_NEW

from anki_collection import back, cards_in_order, front, import_package
from cards.anki.package import package
from cards.model import Cloze, Deletion, Question, cards
from cards.themes.load import classic
from deck_building import deck, deck_note, edited, note, questions, sample

THEME = classic()
OUR_NOTE_TYPES = {"Cards Q&A", "Cards Cloze"}


def rows(collection: Collection, table: str) -> list[list[object]]:
    """Return a table without `usn`, which only counts synchronisations."""
    names = [row[1] for row in collection.db.all(f"pragma table_info({table})")]
    wanted = ", ".join(name for name in names if name != "usn")
    return collection.db.all(f"select {wanted} from {table} order by id")


def study(collection: Collection, name: str = "Top") -> None:
    collection.decks.set_current(collection.decks.id_for_name(name))


def note_types(collection: Collection) -> dict[str, int]:
    return {found.name: found.id for found in collection.models.all_names_and_ids()}


def test_all_notes_are_new_and_none_conflicting(anki_collection: Collection):
    log = import_package(anki_collection, package(sample(), THEME))
    assert (len(log.new), log.found_notes) == (5, 5)
    assert not [*log.conflicting, *log.duplicate, *log.updated, *log.missing_deck, *log.missing_notetype]


def test_there_are_as_many_cards_as_we_say_with_the_numbers_that_we_say(anki_collection: Collection):
    made = sample()
    import_package(anki_collection, package(made, THEME))
    ours = sum(len(cards(deck_note.note)) for deck_note in made.notes)
    assert anki_collection.card_count() == ours
    numbers = {number for deck_note in made.notes for _, number in deck_note.identity.card_numbers}
    assert set(anki_collection.find_cards("")) == numbers
    assert set(anki_collection.find_notes("")) == {deck_note.identity.note_number for deck_note in made.notes}


def test_every_card_renders_both_sides_with_an_answer(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    for card in cards_in_order(anki_collection):
        assert front(card).texts["front"].strip()
        assert back(card).text.strip() != front(card).text.strip()
        assert "Front template has a problem" not in front(card).html
        assert "Back template has a problem" not in back(card).html


def test_a_question_stays_and_its_answer_follows_the_rule(anki_collection: Collection):
    import_package(anki_collection, package(questions(1), THEME))
    (card,) = cards_in_order(anki_collection)
    assert front(card).texts == {"front": "Question 1?"}
    assert back(card).texts == {
        "term": "Allostatic load",
        "section": "Mechanism",
        "front": "Question 1?",
        "answer": "Answer 1",
        "context": "Repeated stress raises allostatic load.",
        "source": "entries/allostatic-load.md:1",
    }
    html = back(card).html
    assert html.index("Question 1?") < html.index('<hr id="answer">') < html.index("Answer 1") < html.index("Repeated")


def test_each_cloze_hides_its_own_words(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    first, third = [card for card in cards_in_order(anki_collection) if card.due == 2]
    assert (first.ord, third.ord) == (0, 2)
    assert front(first).texts["front"] == "Stress acts on the [...] and the gut."
    assert front(third).texts["front"] == "Stress acts on the HPA axis and the [organ]."
    assert back(first).texts["front"] == back(third).texts["front"] == "Stress acts on the HPA axis and the gut."


def test_the_front_shows_the_label_and_nothing_else_of_where_it_comes_from(anki_collection: Collection):
    cloze = Cloze(("It raises ", Deletion(1, "cortisol"), "."))
    made = deck([deck_note(1, note(cloze, label="Stress · Effects")), deck_note(2, note(cloze))])
    import_package(anki_collection, package(made, THEME))
    labelled, bare = cards_in_order(anki_collection)
    assert front(labelled).texts == {"label": "Stress · Effects", "front": "It raises [...]."}
    assert front(bare).texts == {"front": "It raises [...]."}
    assert 'class="label"' not in front(bare).html


def test_a_cloze_repeats_its_source_sentence_only_if_that_says_more(anki_collection: Collection):
    cloze = Cloze(("Stress raises ", Deletion(1, "cortisol"), "."))
    made = deck(
        [
            deck_note(1, note(cloze, context="Stress raises cortisol.")),
            deck_note(2, note(cloze, context="It raises cortisol.")),
        ]
    )
    import_package(anki_collection, package(made, THEME))
    same, other = cards_in_order(anki_collection)
    assert "context" not in back(same).texts
    assert back(other).texts["context"] == "It raises cortisol."
    assert same.note()["Context"] == "Stress raises cortisol."


def test_importing_the_same_file_again_changes_nothing(anki_collection: Collection):
    data = package(sample(), THEME)
    import_package(anki_collection, data)
    before = {table: rows(anki_collection, table) for table in ("notes", "cards")}, note_types(anki_collection)
    log = import_package(anki_collection, data)
    assert len(log.duplicate) == 5
    assert not [*log.new, *log.updated, *log.conflicting]
    assert (
        {table: rows(anki_collection, table) for table in ("notes", "cards")},
        note_types(anki_collection),
    ) == before


def test_an_edited_note_is_updated_and_keeps_its_schedule_and_the_others_stay(anki_collection: Collection):
    made = questions(4)
    import_package(anki_collection, package(made, THEME))
    study(anki_collection)
    for rating in (3, 4):  # Good, then Easy
        card = anki_collection.sched.getCard()
        anki_collection.sched.answerCard(card, rating)
    before_cards, before_notes = rows(anki_collection, "cards"), rows(anki_collection, "notes")
    assert sum(card.type != CARD_TYPE_NEW for card in cards_in_order(anki_collection)) == 2

    changed = edited(made.notes[0], Question("Question 1, better?", "Answer 1"))
    log = import_package(anki_collection, package(replace(made, notes=(changed, *made.notes[1:])), THEME))

    assert [entry.id.nid for entry in log.updated] == [changed.identity.note_number]
    assert (len(log.duplicate), len(log.new), len(log.conflicting)) == (3, 0, 0)
    assert rows(anki_collection, "cards") == before_cards
    assert rows(anki_collection, "notes")[1:] == before_notes[1:]
    assert anki_collection.get_note(changed.identity.note_number)["Question"] == "Question 1, better?"


def test_a_later_cloze_adds_a_card_and_leaves_the_others_to_their_answers(anki_collection: Collection):
    first = deck_note(1, note(Cloze(("Stress raises ", Deletion(1, "cortisol"), " quickly."))))
    import_package(anki_collection, package(deck([first]), THEME))
    study(anki_collection)
    anki_collection.sched.answerCard(anki_collection.sched.getCard(), 4)
    schedule = rows(anki_collection, "cards")
    body = Cloze((Deletion(2, "Stress"), " raises ", Deletion(1, "cortisol"), " quickly."))
    later = edited(first, body)
    numbers = (*first.identity.card_numbers, (2, 1_600_000_009_999))
    later = replace(later, identity=replace(later.identity, card_numbers=numbers))
    import_package(anki_collection, package(deck([later]), THEME))
    assert rows(anki_collection, "cards")[:1] == schedule
    assert [card.ord for card in cards_in_order(anki_collection)].count(1) == 1
    assert anki_collection.get_card(first.identity.card_numbers[0][1]).ord == 0


def test_new_cards_come_in_reading_order(anki_collection: Collection):
    import_package(anki_collection, package(questions(12), THEME))
    study(anki_collection)
    met = []
    while card := anki_collection.sched.getCard():
        met.append(front(card).texts["front"])
        anki_collection.sched.answerCard(card, 4)
    assert met == [f"Question {number}?" for number in range(1, 13)]


def test_positions_count_from_one_over_all_subdecks(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    positions = {card.nid: card.due for card in cards_in_order(anki_collection)}
    assert list(positions.values()) == [1, 2, 3, 4, 5]
    assert list(positions) == [made.identity.note_number for made in sample().notes]


def test_subdecks_and_the_description_arrive(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    names = {found.name for found in anki_collection.decks.all_names_and_ids(skip_empty_default=True)}
    assert names == {"Top", "Top::One", "Top::One::Leaf", "Top::Two"}
    where = [anki_collection.decks.name(card.did) for card in cards_in_order(anki_collection)]
    assert [name for name, _ in itertools.groupby(where)] == ["Top::One::Leaf", "Top::One", "Top", "Top::Two", "Top"]
    assert anki_collection.decks.by_name("Top")["desc"] == "Made from &lt;glossary&gt; pages &amp; more."
    assert anki_collection.decks.by_name("Top::One")["desc"] == ""


def test_an_empty_deck_and_one_called_default_are_no_trouble(anki_collection: Collection):
    assert import_package(anki_collection, package(deck([]), THEME)).found_notes == 0
    made = deck([deck_note(1, note(Question("Q?", "A")), "Default")], name="Default")
    assert len(import_package(anki_collection, package(made, THEME)).new) == 1
    assert anki_collection.find_cards("deck:Default") == [1_600_000_001_001]


@pytest.mark.parametrize(
    "names",
    [
        ("Top::::x", "Top::blank::X"),
        ("Top::origin", "Top::Origin"),
        ("Top::\u00c9t\u00e9", "Top::E\u0301te\u0301"),
        ("Top:: A ", "Top::a"),
    ],
)
def test_subdecks_that_anki_cannot_tell_apart_become_one(anki_collection: Collection, names: tuple[str, str]):
    made = deck(deck_note(number, note(Question("Q?", "A")), name) for number, name in enumerate(names, start=1))
    assert len(import_package(anki_collection, package(made, THEME)).new) == 2
    assert len({card.did for card in cards_in_order(anki_collection)}) == 1


def test_tags_arrive_as_they_are(anki_collection: Collection):
    made = sample()
    import_package(anki_collection, package(made, THEME))
    for deck_note_ in made.notes:
        assert sorted(anki_collection.get_note(deck_note_.identity.note_number).tags) == sorted(deck_note_.tags)
    assert len(anki_collection.find_notes("tag:cards::kind::cloze")) == 2
    assert len(anki_collection.find_notes("tag:cards::section::überblick")) == 1
    assert len(anki_collection.find_notes("Id:n0004")) == 1


def test_a_changed_style_arrives_and_makes_no_second_note_type(anki_collection: Collection):
    made = sample()
    import_package(anki_collection, package(made, THEME))
    ids = note_types(anki_collection)
    question = replace(THEME.question, css="/* new */", modified=THEME.question.modified + 1)
    log = import_package(anki_collection, package(made, replace(THEME, question=question)))
    assert note_types(anki_collection) == ids
    assert anki_collection.models.get(THEME.question.number)["css"] == "/* new */"
    assert anki_collection.models.get(THEME.cloze.number)["css"] == THEME.cloze.css
    assert (len(log.duplicate), len(log.conflicting)) == (5, 0)


def test_a_style_that_a_reader_changed_is_kept_until_the_theme_changes(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    own = anki_collection.models.get(THEME.question.number)
    own["css"] = "/* mine */"
    anki_collection.models.update_dict(own)
    import_package(anki_collection, package(sample(), THEME))
    assert anki_collection.models.get(THEME.question.number)["css"] == "/* mine */"


def test_note_types_keep_their_ids_and_a_renamed_field_is_the_same_field(anki_collection: Collection):
    made = sample()
    import_package(anki_collection, package(made, THEME))
    ids = note_types(anki_collection)
    assert {name: ids[name] for name in OUR_NOTE_TYPES} == {"Cards Q&A": 1700000000101, "Cards Cloze": 1700000000202}
    fields = tuple(replace(each, name="Picture") if each.name == "Spare 1" else each for each in THEME.question.fields)
    later = replace(THEME.question, fields=fields, modified=THEME.question.modified + 1)
    log = import_package(anki_collection, package(made, replace(THEME, question=later)))
    assert (len(log.conflicting), note_types(anki_collection)) == (0, ids)
    assert "Picture" in anki_collection.models.field_names(anki_collection.models.get(THEME.question.number))


def test_two_decks_with_note_type_names_of_their_own_live_side_by_side(anki_collection: Collection):
    other = deck([deck_note(99, note(Question("Q?", "A")), "Other")], name="Other")
    import_package(anki_collection, package(questions(1), THEME))
    log = import_package(anki_collection, package(other, classic("Biology")))
    assert len(log.new) == 1
    assert {"Cards Q&A", "Biology Q&A"} <= set(note_types(anki_collection))


def test_anki_finds_nothing_to_repair_and_no_empty_cards(anki_collection: Collection):
    import_package(anki_collection, package(sample(), THEME))
    before = {table: rows(anki_collection, table) for table in ("notes", "cards")}
    report, fine = anki_collection.fix_integrity()
    assert fine, report
    assert report.strip() == "Database rebuilt and optimized."
    assert not anki_collection.get_empty_cards().notes
    assert {table: rows(anki_collection, table) for table in ("notes", "cards")} == before


def test_five_thousand_notes(anki_collection: Collection):
    made = deck(
        deck_note(number, note(Question(f"Question {number}?", f"Answer {number}")), f"Top::Entry {number // 10}")
        for number in range(1, 5001)
    )
    log = import_package(anki_collection, package(made, THEME))
    assert (len(log.new), anki_collection.card_count()) == (5000, 5000)
