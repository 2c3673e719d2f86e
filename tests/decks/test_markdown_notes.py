"""Which notes are Markdown: those that a hand wrote or edited; and what of them makes Anki take an update."""

from dataclasses import replace

import pytest
from building import Folder, qa

from cards.decks.content import digest_of
from cards.decks.wishes import Illustrated
from cards.model import Cloze, Deletion, Media, Note, Problem, Question, Source
from deck_building import note

WATER = qa("What moves?", "*Water* moves", "Water moves.")


def markups(folder: Folder) -> dict[str, str]:
    assert folder.merged is not None
    found: dict[str, str] = {}
    for one in folder.merged.notes:
        assert isinstance(one.note.body, Question)
        found[one.note.body.question] = one.note.markup
    return found


def test_what_is_generated_stays_plain_until_a_hand_edits_it():
    first = Folder().build(WATER)
    assert markups(first) == {"What moves?": "plain"}
    tagged = replace(first, files={"osmosis": first.files["osmosis"].replace("moves\n", "moves\nT: mine\n")})
    assert markups(tagged.build(WATER)) == {"What moves?": "plain"}
    edited = first.edited("osmosis", "A: *Water* moves", "A: **Water** moves").build(WATER)
    assert markups(edited) == {"What moves?": "markdown"}
    assert markups(edited.build(WATER)) == {"What moves?": "markdown"}
    back = edited.edited("osmosis", "A: **Water** moves", "A: *Water* moves").build(WATER)
    assert markups(back) == {"What moves?": "plain"}
    assert len({*first.said(), *edited.said(), *back.said()}) == 1


def test_what_a_hand_wrote_is_markdown():
    folder = Folder({"mine": "Q: What *is* it?\nA: This\n"}).build(WATER)
    assert markups(folder) == {"What moves?": "plain", "What *is* it?": "markdown"}
    assert markups(folder.build(WATER)) == {"What moves?": "plain", "What *is* it?": "markdown"}


def test_a_note_that_stays_as_it_was_is_plain_and_markdown_if_it_was_edited():
    reworded = qa("What flows slowly?", "Water does flow", "Water flows slowly.")
    entries = Folder().build(reworded)
    assert markups(entries) == {"What flows slowly?": "plain"}
    first = Folder().build(WATER)
    edited = first.edited("osmosis", "A: *Water* moves", "A: Water, *mostly*").build(WATER)
    gone = edited.build(reworded)
    assert markups(gone)["What moves?"] == "markdown"


def test_the_digests_of_plain_notes_are_those_of_before_there_was_markdown():
    assert digest_of(note(Question("Q *a*", "A")), ("x", "y")) == "b7b81f8e03f6bfbabc275596"
    assert digest_of(note(Cloze(("a ", Deletion(1, "b", "c")))), ()) == "061add9d81b1fcf0ee01bc2b"


@pytest.mark.parametrize("body", [Question("Q ![a](a.png)", "A"), Cloze(("a ", Deletion(1, "![b](a.png)")))])
def test_a_digest_knows_the_markup_and_the_bytes_of_pictures(body: Question | Cloze):
    plain = note(body)
    markdown = replace(plain, markup="markdown")
    one = replace(markdown, media=(Media("a.png", "cards-1.png"),))
    other = replace(markdown, media=(Media("a.png", "cards-2.png"),))
    digests = [digest_of(each, ("t",)) for each in (plain, markdown, one, other)]
    assert len(set(digests)) == 4
    assert digest_of(replace(one, source=Source("x", 99)), ("t",)) == digests[2]


def test_a_note_is_illustrated_where_it_stands_and_what_is_wrong_is_told():
    asked: list[tuple[str, str]] = []

    def illustrate(made: Note, where: Source) -> Illustrated:
        assert isinstance(made.body, Question)
        asked.append((made.body.question, str(where)))
        problem = Problem("error", "wrong", "mend it", where)
        return Illustrated((Media("a.png", "cards-1.png"),), (problem,) if "![" in made.body.question else ())

    text = "# Mine\n\nQ: One?\nA: 1\n\n## Two\n\nQ: Two ![a](a.png)?\nA: 2\n"
    folder = Folder({"mine": text}).build(WATER, illustrate=illustrate)
    assert asked == [("One?", "cards/mine.md:3"), ("Two ![a](a.png)?", "cards/mine.md:8")]
    assert folder.merged is not None
    assert [str(problem.source) for problem in folder.merged.problems] == ["cards/mine.md:8"]
    shown = {one.note.markup: one.note.media for one in folder.merged.notes}
    assert shown == {"plain": (), "markdown": (Media("a.png", "cards-1.png"),)}


def test_another_picture_is_an_update_of_the_notes_that_show_it_and_of_no_other():
    def showing(name: str):
        def illustrate(made: Note, _: Source) -> Illustrated:
            assert isinstance(made.body, Question)
            return Illustrated((Media("a.png", name),) if "a.png" in made.body.question else ())

        return illustrate

    before = Folder({"mine": "Q: ![a](a.png)?\nA: 1\n\nQ: *Two*?\nA: 2\n"}).build(illustrate=showing("cards-1.png"))
    same = before.build(illustrate=showing("cards-1.png"))
    assert (same.changes(), same.ledger) == ({}, before.ledger)
    after = before.build(illustrate=showing("cards-2.png"))
    assert after.changes() == {"updated": 1}
    moved = {name for name, record in after.records.items() if record.modified > before.records[name].modified}
    assert len(moved) == 1
    assert after.said() == before.said()
