"""Edits of card files change what they say and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from card_file_texts import clean_bodies, files, ids, read
from cards.decks.card_file.edits import Edit, Insert, Remove, SetBody, SetId, SetTitle, edited
from cards.decks.card_file.file import CardFile, FileNote
from cards.decks.card_file.printer import new_card_file
from cards.model import Cloze, Deletion, Question


def with_id(file: CardFile, note: FileNote, note_id: str) -> CardFile:
    return edited(file, [SetId(note, note_id)])


def with_body(file: CardFile, note: FileNote, body: Question | Cloze) -> CardFile:
    return edited(file, [SetBody(note, body)])


def without(file: CardFile, note: FileNote) -> CardFile:
    return edited(file, [Remove(note)])


def with_note(
    file: CardFile, body: Question | Cloze, note_id: str, section: str, after: FileNote | str | None = None
) -> CardFile:
    return edited(file, [Insert(body, note_id, section, after)])


def with_title(file: CardFile, old: str, new: str) -> CardFile:
    return edited(file, [SetTitle(old, new)])


QA = Question("New?", "Yes")
PRINTED = "Q: New? ^k7f3q2\nA: Yes\n"


def said(note: FileNote) -> tuple[object, ...]:
    return (note.body, note.id, note.tags, note.section, note.numbered)


def noted(file: CardFile) -> list[tuple[object, ...]]:
    return [said(note) for note in file.notes]


@given(files, ids, st.data())
def test_an_id_changes_only_its_own_note(text: str, note_id: str, data: st.DataObject):
    file = read(text)
    if not file.notes:
        return
    note = data.draw(st.sampled_from(file.notes))
    made = with_id(file, note, note_id)
    assert noted(read(made.text)) == noted(made)
    changed = [one for one in made.notes if one.line == note.line]
    assert said(changed[0]) == (note.body, note_id, *said(note)[2:])
    if note.id is None:
        assert made.text.replace(f" ^{note_id}", "", 1) == text or text.count(f" ^{note_id}")
        assert with_id(made, note, "222222").text == made.text.replace(f" ^{note_id}", " ^222222", 1)
    others = [block.text for block in file.blocks if block.note != note]
    assert [block.text for block in made.blocks if not block.note or block.note.line != note.line] == others


@given(files, clean_bodies, st.data())
def test_a_body_changes_only_its_own_note(text: str, body: Question | Cloze, data: st.DataObject):
    file = read(text)
    if not file.notes:
        return
    note = data.draw(st.sampled_from(file.notes))
    made = with_body(file, note, body)
    assert noted(read(made.text)) == noted(made)
    (changed,) = (one for one in made.notes if one.line == note.line)
    assert (changed.body, changed.id, changed.tags) == (body, note.id, note.tags)
    others = [block.text for block in file.blocks if block.note != note]
    assert [block.text for block in made.blocks if not block.note or block.note.line != note.line] == others
    assert with_body(file, note, note.body) == file


@given(files, st.data())
def test_a_removed_note_leaves_all_others(text: str, data: st.DataObject):
    file = read(text)
    if not file.notes:
        return
    note = data.draw(st.sampled_from(file.notes))
    made = without(file, note)
    left = [said(one) for one in file.notes if one != note]
    assert noted(made) == left
    found = noted(read(made.text))
    # a lonely Q: and a lonely A: may find each other
    if not any(block.kind == "prose" and block.text.startswith("Q:") for block in file.blocks):
        assert found == left


@given(files, clean_bodies, ids, st.sampled_from(["", "Part", "Deeper", "New #", "#"]), st.data())
def test_an_inserted_note_leaves_all_others(
    text: str, body: Question | Cloze, note_id: str, section: str, data: st.DataObject
):
    file = read(text)
    after = data.draw(st.sampled_from([None, *file.notes]))
    made = with_note(file, body, note_id, section, after)
    assert noted(read(made.text)) == noted(made)
    (new,) = (note for note in made.notes if note.line < 0)
    assert said(new) == (body, note_id, (), section, True)
    assert [note for note in made.notes if note != new] == list(file.notes)
    assert without(made, new).notes == file.notes
    if after and after.section == section:
        assert made.notes[made.notes.index(after) + 1] == new


def test_a_new_file_grows_in_order():
    file = edited(
        new_card_file("Sleep"),
        [
            Insert(QA, "k7f3q2", "Origin"),
            Insert(QA, "p2m9xb", "Use", after="k7f3q2"),
            Insert(QA, "bbbbbb", "Origin"),
            Insert(QA, "cccccc", "Origin", after="k7f3q2"),
            Insert(QA, "dddddd", "Middle", after="k7f3q2"),
            Insert(QA, "222222", ""),
            Insert(QA, "333333", "First"),
        ],
    )
    marks = [line.split("^")[-1] for line in file.text.split("\n") if line.startswith(("#", "Q"))]
    assert marks == [
        *["# Sleep", "222222", "## First", "333333", "## Origin", "bbbbbb", "k7f3q2", "cccccc"],
        *["## Middle", "dddddd", "## Use", "p2m9xb"],
    ]
    assert "\n\n\n" not in file.text
    assert file.text.endswith("A: Yes\n")


def test_an_edit_keeps_tags_line_ends_and_the_missing_last_one():
    file = read("# T\r\n\r\nC: old {{c1::a}} ^k7f3q2  \r\nT: x")
    made = with_body(file, file.notes[0], Cloze(("new ", Deletion(1, "a"), "\nline")))
    assert made.text == "# T\r\n\r\nC: new {{c1::a}}\r\n  line ^k7f3q2\r\nT: x".replace(
        "\r\n  line ^k7f3q2", " ^k7f3q2\r\n  line"
    )
    assert with_note(file, QA, "222222", "").text == file.text + "\r\n\r\nQ: New? ^222222\r\nA: Yes\r\n"


def test_the_last_note_of_a_section_takes_the_heading_along():
    text = f"# T\n\n## A\n\n{PRINTED}\n## B\n\nprose\n\nC: [x]\n"
    file = read(text)
    assert without(file, file.notes[0]).text == "# T\n\n## B\n\nprose\n\nC: [x]\n"
    assert without(file, file.notes[1]).text == text.replace("\nC: [x]\n", "")
    both = edited(file, [Remove(note) for note in file.notes])
    assert both.text == "# T\n\n## B\n\nprose\n"


def test_prose_does_not_become_part_of_the_note_above():
    file = read("C: [x]\nQ: q\nA: a\nT: t\nprose\n")
    assert read(without(file, file.notes[1]).text).notes == file.notes[:1]


def test_only_the_title_changes():
    file = read("# Old\n\n# Old\n\n## Old\n")
    assert with_title(file, "Old", "New C#").text == "# New C#\n\n# Old\n\n## Old\n"
    assert with_title(file, "Other", "New") == file


def test_a_note_of_another_file_is_refused():
    with pytest.raises(LookupError):
        without(new_card_file("A"), read(PRINTED).notes[0])


def test_three_thousand_edits_in_one_go():
    inserts: list[Edit] = [Insert(Question(f"Q{number}", "A"), "", f"S{number % 7}") for number in range(3000)]
    file = read(edited(new_card_file("Big"), inserts).text)
    assert len(file.notes) == 3000
    again = edited(file, [SetBody(note, QA) for note in file.notes])
    again = edited(again, [SetId(note, "k7f3q2") for note in file.notes])
    assert again.text.count(PRINTED) == 3000
    assert edited(again, [Remove(note) for note in file.notes]).text == "# Big\n"
