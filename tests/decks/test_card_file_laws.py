"""The laws of card files: nothing is lost in reading, and what is printed is read as it was."""

from hypothesis import given
from hypothesis import strategies as st

from card_file_texts import any_bodies, any_texts, clean_bodies, files, ids, read
from cards.decks.card_file.file import FileNote
from cards.decks.card_file.printer import normal, print_body, print_note
from cards.decks.card_file.reader import read_body, read_card_file
from cards.model import Cloze, Question

tags = st.lists(st.text("abc&;^:{}k7f3q2#94", min_size=1, max_size=8), max_size=3, unique=True).map(
    lambda found: tuple(tag for tag in found if not tag.startswith("#"))
)


@given(files)
def test_the_blocks_are_the_file_byte_for_byte(text: str):
    file, problems = read_card_file(text, "a.md")
    assert file.text == text
    assert all(problem.source and problem.source.line >= 1 for problem in problems)
    assert [note.line for note in file.notes] == sorted({note.line for note in file.notes})


@given(clean_bodies, st.one_of(st.none(), ids), tags)
def test_a_printed_note_is_read_as_it_was(body: Question | Cloze, note_id: str | None, tags: tuple[str, ...]):
    file, problems = read_card_file(print_note(body, note_id, tags) + "\n", "a.md")
    assert file.notes == (FileNote(body, note_id, tags, "", 1),)
    assert problems == []


@given(clean_bodies, ids, files)
def test_a_printed_note_is_the_same_whatever_stands_around_it(body: Question | Cloze, note_id: str, text: str):
    alone = read(text)
    around = read(f"{text}\n\n# End\n\n{print_note(body, note_id)}\n\n# New\n\n{text}")
    found = [note for note in around.notes if note.id == note_id and note.body == body]
    # a note is plain text in a fence, a comment or a conflict that somebody opened above it
    if found or all(mark not in text for mark in ("```", "~~~", "<!--")):
        assert found
        bodies = [note.body for note in around.notes]
        assert len(bodies) >= len(alone.notes)


@given(any_bodies)
def test_any_body_comes_back_in_its_normal_form(body: Question | Cloze):
    found = normal(body)
    assert normal(found) == found
    assert read_body(print_body(found)) == found
    assert read(print_body(body)).notes[0].body == found


@given(any_texts, any_texts)
def test_the_normal_form_only_touches_white_space_at_the_ends_of_lines(question: str, answer: str):
    found = normal(Question(question, answer))
    for before, after in ((question, found.question), (answer, found.answer)):
        unified = before.replace("\r\n", "\n").replace("\r", "\n").strip()
        assert after == "\n".join(line.rstrip() for line in unified.split("\n"))


@given(clean_bodies, clean_bodies)
def test_the_notes_of_two_branches_stand_side_by_side(mine: Question | Cloze, theirs: Question | Cloze):
    text = f"# T\n\n## S\n\n{print_note(mine, 'k7f3q2')}\n{print_note(theirs, 'p2m9xb')}\n"
    assert [(note.body, note.id) for note in read(text).notes] == [(mine, "k7f3q2"), (theirs, "p2m9xb")]
