"""How card files are read: golden examples of notes, of files of other tools, and of what is wrong with its line."""

import pytest

from cards.decks.card_file.reader import read_body, read_card_file
from cards.errors import BadInput
from cards.model import Cloze, Deletion, Question

EXAMPLE = """\
# Hypothalamic function restoration

## Mechanism

Q: What does the normalisation of GnRH and CRH release cascade down to regulate? ^k7f3q2
A: The HPA and HPG axes

C: Restoration draws on {{c1::neuropeptides}} and {{c2::nutritional cofactors::hint}}. ^p2m9xb
T: exam week-3, #hard
"""


def problems(text: str) -> list[tuple[str, int, str]]:
    found = read_card_file(text, "a.md")[1]
    return [(one.severity, one.source.line if one.source else 0, one.message) for one in found]


def bodies(text: str) -> list[Question | Cloze]:
    file, found = read_card_file(text, "a.md")
    assert found == []
    return [note.body for note in file.notes]


def gaps(text: str) -> list[str]:
    (body,) = bodies(text)
    assert isinstance(body, Cloze)
    return [f"{part.ordinal} {part.answer}" for part in body.parts if isinstance(part, Deletion)]


def test_the_example():
    file, found = read_card_file(EXAMPLE, "a.md")
    assert found == []
    question, cloze = file.notes
    assert (question.id, question.section, question.line, question.tags) == ("k7f3q2", "Mechanism", 5, ())
    assert question.body == Question(
        "What does the normalisation of GnRH and CRH release cascade down to regulate?", "The HPA and HPG axes"
    )
    assert (cloze.id, cloze.line, cloze.tags) == ("p2m9xb", 8, ("exam", "week-3", "hard"))
    assert cloze.body == Cloze(
        (
            "Restoration draws on ",
            Deletion(1, "neuropeptides"),
            " and ",
            Deletion(2, "nutritional cofactors", "hint"),
            ".",
        )
    )
    assert [block.kind for block in file.blocks] == [
        *["heading", "blank", "heading", "blank", "note", "blank", "note"],
    ]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Q: q\nA: one\ntwo", "one\ntwo"),
        ("Q: q\nA: one\n   two\n     three", "one\ntwo\n  three"),
        ("Q: q\nA: one\n\n  two\n\n\n  three\n", "one\n\ntwo\n\n\nthree"),
        ("Q: q\nA:\n\n- one\n- two\n", "- one\n- two"),
        ("Q: q\nA: ```\na\n\n# b\nQ: c\n```\nrest\n", "```\na\n\n# b\nQ: c\n```\nrest"),
        ("Q: q\nA: code\n~~~py\n  a\n\n  b\n~~~ \n", "code\n~~~py\n  a\n\n  b\n~~~"),
        ("Q: q\nA: see\n$$\nx\n\ny\n$$\n", "see\n$$\nx\n\ny\n$$"),
        ("Q: q\nA: \\[ x\n\ny \\] end\n", "\\[ x\n\ny \\] end"),
        ("Q: q\nA: a \\\\[2pt] b\n", "a \\\\[2pt] b"),
        ("Q: q\nA: one ^k7f3q2\n  two", "one\ntwo"),
        ("Q: q\nA: &#58;&#58; &#38;#58; &amp; &#65;", ":: &#58; &amp; &#65;"),
        ("Q: q\nA: a\u2028b\x0cc\x85d", "a\u2028b\x0cc\x85d"),
        ("\ufeffQ: q\r\nA: one\r\n  two\r\n", "one\ntwo"),
    ],
)
def test_answers(text: str, answer: str):
    assert bodies(text) == [Question("q", answer)]


@pytest.mark.parametrize("end", ["# H\n", "#\n", "---\n", "Q: b\nA: c\n", "<!--\nA: no\n-->\n", "\nprose\n"])
def test_where_a_note_ends(end: str):
    file, _ = read_card_file(f"## S\nQ: q\nA: a\n{end}", "a.md")
    assert file.notes[0].body == Question("q", "a")


@pytest.mark.parametrize(
    "text",
    ["```\nQ: a\nA: b\n```\n", "---\nname = 'x'\n# c\n---\n", "<!--\nQ: a ^k7f3q2\n\nA: b\n-->\n", " Q: a\n A: b\n"],
)
def test_what_is_no_note(text: str):
    assert bodies(f"{text}\n# T\n") == []


def test_a_mark_that_is_never_closed_takes_nothing_away():
    for mark in ("```", "~~~~ x", "<!--", "$$", "\\["):
        assert len(bodies(f"{mark}\n\n# T\n\nQ: a\nA: b {mark}\n\nQ: c\nA: d\n\nC: [e]\n")) == 3


def test_the_section_is_the_heading_above():
    file, _ = read_card_file("C: [a]\n## B ##\nC: [b]\n### C#\nC: [c]\n#no\n# T\nC: [d]\n", "a.md")
    assert [note.section for note in file.notes] == ["", "B", "C#", ""]


def test_files_of_hashcards():
    deck = """---
name = "Geology"
---

Q: List the PGM minerals.
A:

- ruthenium
- rhodium

Q: What does this diagram show?

![diagram](images/diagram.png)

A: The structure of a neuron.
C: The [order] of a group is [the cardinality of its underlying set].
C: Foo [bar] ![](image.jpg) [quux].
---
C:
Better is the sight, — [Ecclesiastes] [6]:[9]
"""
    file, found = read_card_file(deck, "a.md")
    assert found == []
    first, second, *clozes = (note.body for note in file.notes)
    assert first == Question("List the PGM minerals.", "- ruthenium\n- rhodium")
    assert second == Question(
        "What does this diagram show?\n\n![diagram](images/diagram.png)", "The structure of a neuron."
    )
    hidden = [
        [part.answer for part in one.parts if isinstance(part, Deletion)] for one in clozes if isinstance(one, Cloze)
    ]
    assert hidden == [
        ["order", "the cardinality of its underlying set"],
        ["bar", "quux"],
        ["Ecclesiastes", "6", "9"],
    ]
    assert [note.numbered for note in file.notes] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("cloze", "hidden"),
    [
        ("[a] b [c]", ["1 a", "2 c"]),
        ("[a](u) [![x](y)](z) [b]", ["1 b"]),
        ("[a] (u) [b](open", ["1 a", "2 b"]),
        (r"\[no\] [`\[`] and [$n!$]", [r"1 `\[`", "2 $n!$"]),
        (r"\[ a[1] \] [b]", ["1 b"]),
        ("[a] open [b", ["1 a"]),
        ("{{c2::a}} [b] {{c2::c}}", ["2 a", "2 c"]),
        (r"{{c1::\frac{a}{b}}} {{c2::x_{\text{y}}}}", [r"1 \frac{a}{b}", r"2 x_{\text{y}}"]),
        ("${{{c1::a}}}$", ["1 a"]),
        ("{{c1::a\n  b}}", ["1 a\nb"]),
        ("{{c1::a&#58;&#58;b::c::d}}", ["1 a::b"]),
        ("{{c500::a}} {{c1}} {{c}}", ["500 a"]),
    ],
)
def test_clozes(cloze: str, hidden: list[str]):
    assert gaps(f"C: {cloze}") == hidden


def test_a_second_paragraph_without_indentation_is_not_lost_in_silence():
    text = "Q: a\nA: b\n\nmore\n\nand more\n"
    assert problems(text) == [("warning", 4, "this text belongs to no note")]
    assert problems("# T\n" + text) == []


ERRORS = [
    ("\nQ: a\n\nprose", [2], "this question (Q:) has no answer"),
    ("Q: a\nQ: b\nA: c", [1], "this question (Q:) has no answer"),
    ("Q: a\n# H\nA: c", [1, 3], "this question (Q:) has no answer"),
    ("prose\nA: b", [2], "an answer (A:) without a question"),
    ("C: [a]\n\nA: b", [3], "an answer (A:) without a question"),
    ("Q: a\nA: b\nA: c", [3], "a second answer (A:) to one question"),
    ("C: [a]\nA: c", [2], "an answer (A:) belongs to a cloze (C:)"),
    ("Q: a\nT: t\nA: c", [3], "tags (T:) stand before the answer"),
    ("Q: a\nA: b\nT: c\n\n  text", [5], "text stands below the tags (T:) of a note"),
    ("Q: a\nA: b\n\nT: c", [4], "tags (T:) that belong to no note"),
    ("Q:\nA: b", [1], "this question (Q:) is empty"),
    ("Q: a\nA: ^k7f3q2", [2], "this answer (A:) is empty"),
    ("C:\n\n# H", [1], "this cloze (C:) is empty"),
    ("C: a", [1], "this cloze hides nothing"),
    ("C: a {{c1:: }}", [1], "this cloze hides nothing"),
    ("C: a\n [b] []", [2], "this cloze hides nothing"),
    ("C:\n\n  a\n  {{c1::b", [4], "the cloze {{c1:: is not closed"),
    ("C: {{c1::a {{c2::b}}", [1], "the cloze {{c1:: is not closed"),
    ("C: {{c1::a\n{{c2::b}} c}}", [2], "a cloze stands inside a cloze"),
    ("C: {{c1,2::a}}", [1], "one cloze has several numbers"),
    ("C: {{c1:a}}", [1], "{{c1: begins no cloze"),
    ("C: {{c::a}}", [1], "{{c:: begins no cloze"),
    ("C: {{c0::a}}", [1], "the number of a cloze is not one of 1 to 500"),
    ("C: {{c501::a}}", [1], "the number of a cloze is not one of 1 to 500"),
    (f"C: {{{{c{'9' * 5000}::a}}}}", [1], "the number of a cloze is not one of 1 to 500"),
    ("C: [a [b] c]", [1], "a bracket stands inside a bracket"),
    ("Q: a ^k7f3q2\nA: b ^222222", [2], "a second id, 222222, on one note"),
    ("Q: a ^k7f3q2 ^222222\nA: b", [1], "a second id, 222222, on one note"),
    ("<<<<<<< a\nC: [a]\n=======\nC: [b]\n>>>>>>> b\n", [1], "a merge conflict was left in the file"),
]


@pytest.mark.parametrize(("text", "where", "message"), ERRORS)
def test_what_is_wrong_is_said_with_its_line(text: str, where: list[int], message: str):
    found = problems(text)
    assert [line for _, line, _ in found] == where
    assert found[0] == ("error", where[0], message)
    assert all(problem.remedy for problem in read_card_file(text, "a.md")[1])


def test_a_wrong_note_hides_no_other():
    file, found = read_card_file("Q: a\n\nC: b\n\nQ: c ^k7f3q2\nA: d\n", "a.md")
    assert len(found) == 2
    assert [note.id for note in file.notes] == ["k7f3q2"]
    assert [block.kind for block in file.blocks] == ["prose", "blank", "prose", "blank", "note"]


@pytest.mark.parametrize(
    ("text", "line"), [("# T\n\nprose ^k7f3q2\n", 3), ("# T ^k7f3q2\n", 1), ("# T\n\nQ: a ^p0m9xa\nA: b\n", 3)]
)
def test_ids_that_mean_nothing_are_warned_of(text: str, line: int):
    ((severity, where, message),) = problems(text)
    assert (severity, where) == ("warning", line)
    assert "id" in message


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "{{c1::",
            "[",
            "[a](",
            "![",
            "\\[",
            "$$\n\n",
            "```\n",
            "<!--\n",
            "~~~~~\n",
            "Q: a\n\n",
            "{",
            "}",
            "A:\n",
            "# ",
        ],
        *["Q: $$\n\nx\n\n", "\n", " \n", "&#", "{{c1:", "C: [a]\n\n  b\n\n", "T: a\n\n  ", "---\n", ":"],
    ],
)
def test_any_amount_of_anything_is_read(piece: str):
    for start in ("", "C: "):
        text = start + piece * 5_000
        assert read_card_file(text, "a.md")[0].text == text


def test_the_text_of_a_ledger_that_is_no_body_is_refused():
    for text in ("", "prose", "Q: a", "Q: a\nA: b ^k7f3q2", "Q: a\nA: b\nT: c", "Q: a\nA: b\n\nQ: c\nA: d", "C: a"):
        with pytest.raises(BadInput):
            read_body(text)
