"""The laws of identity: who keeps it, who gets a new one, and that no two notes ever share one."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from cards.decks.card_file.printer import normal
from cards.decks.content import digest_of
from cards.decks.ledger import Record, print_ledger, read_ledger
from cards.decks.merge import Before, Merged, merge
from cards.decks.slot import slot_of
from cards.decks.wishes import Wishes
from cards.model import Cloze, Deletion, Note, Question
from deck_building import note

BORN, LATER = 1_700_000_000, 1_700_000_600

texts = st.text(st.characters(codec="utf-8"), max_size=8)
words = st.text("abc: {}é|\n", min_size=1, max_size=6).filter(str.strip)


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """A cloze; answers may repeat, and several spans may share an ordinal."""
    parts: list[str | Deletion] = []
    for ordinal in draw(st.lists(st.integers(1, 4), min_size=1, max_size=5)):
        parts += [draw(words), Deletion(ordinal, draw(st.sampled_from(["water", "salt", "a; b", "a", "b"])))]
    return Cloze(tuple(parts))


bodies = st.one_of(st.builds(Question, words, words), clozes()).map(normal)
notes = st.builds(
    lambda body, entry, context: note(body, entry=entry, context=context), bodies, st.sampled_from(["a", "b"]), words
)
several = st.lists(notes, max_size=8)


def build(
    made: Sequence[Note], known: Sequence[Record] = (), second: int = BORN, tag: str = "", deck: str = "Deck"
) -> Merged:
    """Build without pages and card files: what is not made is gone."""
    wishes = Wishes(deck, lambda _, by_hand: (*by_hand, tag), lambda _: second, lambda _: True)
    return merge(made, (), Before(known), wishes)


def changed(merged: Merged) -> set[str]:
    return {change.id for change in merged.changes.notes}


def answers(found: Merged) -> dict[str, dict[int, str]]:
    return {record.id: record.answers for record in found.records}


@given(several)
def test_the_same_notes_have_the_same_identities(made: list[Note]):
    assert build(made) == build(made)


@given(several, several)
def test_nothing_is_shared(first: list[Note], second: list[Note]):
    records = build(second, build(first).records, LATER).records
    for values in (
        [record.id for record in records],
        [record.guid for record in records],
        [record.slot for record in records],
        [record.note for record in records],
        [number for record in records for number in record.cards.values()],
    ):
        assert len(values) == len(set(values))


@given(several)
def test_a_second_build_changes_nothing(made: list[Note]):
    first = build(made)
    second = build(made, first.records, LATER)
    assert second.records == first.records
    assert second.notes == first.notes
    assert not changed(second)


@given(several)
def test_every_card_has_a_number(made: list[Note]):
    for one in build(made).notes:
        body, identity = one.note.body, one.identity
        ordinals = {1} if isinstance(body, Question) else {p.ordinal for p in body.parts if isinstance(p, Deletion)}
        assert {ordinal for ordinal, _ in identity.card_numbers} == ordinals


@given(several, st.randoms(use_true_random=False))
def test_the_order_of_notes_changes_no_known_one(made: list[Note], chance: random.Random):
    unique = list({slot_of(one): one for one in made}.values())
    first = build(unique)
    shuffled = chance.sample(unique, len(unique))
    second = build(shuffled, first.records, LATER)
    assert {(one.note, one.identity) for one in second.notes} == {(one.note, one.identity) for one in first.notes}
    assert sorted(second.records, key=lambda record: record.id) == sorted(first.records, key=lambda record: record.id)


@given(words, words, words, words)
def test_an_answer_and_a_context_may_change(question: str, before: str, after: str, context: str):
    first = build([note(Question(question, before))])
    second = build([note(Question(question, after), context=context)], first.records, BORN)
    was, now = first.notes[0].identity, second.notes[0].identity
    assert (now.id, now.guid, now.note_number, now.card_numbers) == (
        was.id,
        was.guid,
        was.note_number,
        was.card_numbers,
    )
    same = before.strip() == after.strip() and context == note(Question(question, before)).context
    assert now.modified == was.modified if same else now.modified > was.modified


def test_time_that_goes_back_does_not_hide_a_change():
    first = build([note(Question("Q", "A"))], second=LATER)
    second = build([note(Question("Q", "B"))], first.records, BORN)
    assert second.notes[0].identity.modified == LATER + 1


def test_a_new_tag_is_a_change_and_a_new_line_number_is_none():
    made = note(Question("Q", "A"), line=1)
    first = build([made])
    assert not changed(build([replace(made, source=replace(made.source, line=9))], first.records, LATER))
    assert changed(build([made], first.records, LATER, tag="new")) == {first.records[0].id}


TEXT = ("water", "salt", "sugar", "acid")


def hiding(*hidden: str) -> Note:
    """Return a note on the sentence "water salt sugar acid" that hides some of it, numbered as a writer would."""
    ordinals = {word: number for number, word in enumerate(hidden, 1)}
    parts = (Deletion(ordinals[word], word) if word in ordinals else f" {word} " for word in TEXT)
    return note(Cloze(tuple(part if isinstance(part, Deletion) else part.strip() for part in parts)))


@given(st.lists(st.lists(st.sampled_from(TEXT), min_size=1, unique=True), min_size=1, max_size=6))
def test_an_ordinal_keeps_its_answer_whatever_comes_and_goes(history: list[list[str]]):
    records: tuple[Record, ...] = ()
    remembered: dict[int, str] = {}
    for hidden in history:
        found = build([hiding(*hidden)], records)
        body = found.notes[0].note.body
        assert isinstance(body, Cloze)
        now = {part.ordinal: part.answer for part in body.parts if isinstance(part, Deletion)}
        assert sorted(now.values()) == sorted(hidden)
        assert all(remembered.get(ordinal, answer) == answer for ordinal, answer in now.items())
        remembered |= now
        assert len(set(remembered.values())) == len(remembered), "an answer got a second ordinal"
        records = found.records
    assert len(records) == 1
    assert records[0].answers == remembered


@given(several, st.randoms(use_true_random=False))
def test_what_goes_is_retired_and_what_comes_back_is_the_same(made: list[Note], chance: random.Random):
    made = list({slot_of(one): one for one in made}.values())
    first = build(made)
    staying = [one for one in made if chance.random() < 0.5]
    between = build(staying, first.records, LATER)
    kept = {slot_of(one) for one in staying}
    assert changed(between) == {record.id for record in first.records if record.slot not in kept}
    again = build(made, between.records, LATER + 600)
    identities = {(one.identity.id, one.identity.guid) for one in first.notes}
    assert {(one.identity.id, one.identity.guid) for one in again.notes} == identities


@given(several)
def test_the_ledger_remembers_all(made: list[Note]):
    records = build(made).records
    read, problems = read_ledger(print_ledger(records), "cards.lock")
    assert not problems
    assert set(map(repr, read)) == set(map(repr, records))
    assert print_ledger(read) == print_ledger(records)


@given(texts, texts, texts, texts)
def test_no_two_questions_share_a_slot(entry: str, question: str, other_entry: str, other_question: str):
    assume(question.strip() and other_question.strip())
    question, other_question = (normal(Question(one, "A")).question for one in (question, other_question))
    one, other = note(Question(question, "A"), entry=entry), note(Question(other_question, "A"), entry=other_entry)
    same = (entry, question) == (other_entry, other_question)
    assert (slot_of(one) == slot_of(other)) == same
    if not same:
        first, second = build([one, other]).records
        assert first.guid != second.guid


@given(bodies, bodies)
def test_no_two_bodies_share_a_digest(one: Question | Cloze, other: Question | Cloze):
    same = digest_of(note(one), ()) == digest_of(note(other), ())
    assert same == (one == other)


def test_separator_tricks():
    pairs = [("a", "b__c"), ("a__b", "c"), ("a\0b", "c"), ("a", "\0bc"), ("a\x1fb", "c"), ("a", "b\x1fc"), ("", "abc")]
    made = [note(Question(question, "A"), entry=entry) for entry, question in pairs]
    records = build(made).records
    assert len({record.guid for record in records}) == len({record.slot for record in records}) == len(pairs)


def test_two_decks_of_one_second_share_no_guid_and_no_number():
    made = [note(Question(f"Question {number}", "A")) for number in range(200)]
    one, other = (build(made, deck=name) for name in ("One", "Two"))
    assert not {record.guid for record in one.records} & {record.guid for record in other.records}
    assert not {record.note for record in one.records} & {record.note for record in other.records}
