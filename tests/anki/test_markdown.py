"""Notes that people wrote are Markdown: what Anki gets of it, case by case, and what it can never get."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allowed_html import strays
from cards.anki.markup.body import LONGEST, fields
from cards.decks.card_file.cloze import ClozeFault, read_cloze
from cards.model import Cloze, Deletion, Media, Question

TEXT = (Path(__file__).parent / "markdown.txt").read_text(encoding="utf-8")
CASES = re.findall(r"^## ([^\n]+)\n(.*?)\n>>> (.*?)\n(?=\n## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
MEDIA = (
    Media("axon.png", "cards-a.png"),
    Media("media/wave%20form.svg", "cards-w.svg"),
    Media("chat.mp3", "cards-c.mp3", is_sound=True),
)
PAYLOADS = (Path(__file__).parents[1] / "themes" / "hostile_payloads.txt").read_text(encoding="utf-8").splitlines()
PIECES = st.sampled_from(
    """* ** _ __ ~~ ` ``` ~~~ # > - + 1. | |-|-| --- [ ] ( ) ![ ](axon.png) ](chat.mp3) ](https://x.y/ ](javascript:a) "
    < > <b> </p> <script> <!-- <https://x.y> <a@b.c> &amp; &#123; { } {{ }} {{c1:: :: : \\ \\( \\) \\[ \\] $ $$ $x$
    [sound: [latex] onerror=a x a b 7 é \ufdd0\ufdd1\ufddf \ufde0\ufdd1\ufddf [a]: ' = ~""".split()
) | st.sampled_from(["\n", "\n\n", " ", "    ", "\n- ", "\n> ", "\n| a | b |\n|---|---|\n| ", "\t"])
SOURCE = st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=25).map("".join)
NON_BLANK = SOURCE.map(lambda text: f"x{text}")
PARTS = st.lists(st.one_of(SOURCE, st.builds(Deletion, st.integers(1, 4), NON_BLANK, SOURCE)), max_size=6)


PLACES = ["```{}\n{}\n```", "| a |\n|---|\n| {} |", "{}", "a *{}* b", "[{}](https://x.y)", "[a]({})", "[a](<{}>)",
          '[a](https://x.y "{}")', "![{}](axon.png)", "![a]({})", '![a](axon.png "{}")', "`{}`", "${}$",
          "> - {}", "<{}>"]  # fmt: skip


def field_of(name: str, markdown: str) -> str:
    if not name.startswith("cloze: "):
        return fields(Question(markdown, "x"), MEDIA).sides[0]
    cloze = read_cloze(markdown)
    assert not isinstance(cloze, ClozeFault)
    return fields(cloze, MEDIA).sides[0]


@pytest.mark.parametrize(("name", "markdown", "html"), CASES, ids=[name for name, _, _ in CASES])
def test_a_note_in_markdown_is_this_html(name: str, markdown: str, html: str):
    assert field_of(name, markdown) == html
    assert not strays(html)


def test_all_cases_were_found():
    assert len(CASES) == TEXT.count("\n## ") > 30


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_payload_is_text_wherever_it_stands(payload: str):
    for place in PLACES:
        text = place.replace("{}", payload)
        for field in (
            *fields(Question(text, payload), MEDIA).sides,
            *fields(Cloze((text, Deletion(1, text, text))), MEDIA).sides,
        ):
            assert not strays(field), field


@settings(max_examples=500)
@given(SOURCE, SOURCE)
def test_any_text_gives_only_what_is_allowed(question: str, answer: str):
    for field in fields(Question(question, answer), MEDIA).sides:
        assert not strays(field), field
        assert "{{" not in field
        assert "}}" not in field
        assert not re.search(r"\[(?!sound:cards-c\.mp3\])(sound|anki|latex)", field)


@settings(max_examples=500)
@given(PARTS)
def test_any_cloze_has_its_gaps_once_each_with_their_numbers(parts: list[str | Deletion]):
    body = Cloze((*parts, Deletion(5, "last")))
    (field,) = fields(body, MEDIA).sides
    gaps = [part for part in body.parts if isinstance(part, Deletion)]
    assert re.findall(r"\{\{c(\d+)::", field) == [str(gap.ordinal) for gap in gaps]
    assert field.count("{{") == field.count("}}") == len(gaps)
    assert field.replace("{{", "").replace("}}", "").count("{") == 0
    for inside, gap in zip(re.findall(r"\{\{c\d+::(.*?)\}\}", field, re.DOTALL), gaps, strict=True):
        assert inside.count("::") == bool(gap.hint)
        for part in inside.split("::"):
            assert not strays(part.replace("&#58;", ":")), "no element reaches out of a gap"
    assert not strays(re.sub(r"\{\{c\d+::|\}\}", "", field).replace("&#58;", ":"))


@given(
    st.lists(st.text("abc é.,;?!'\"%/€→", min_size=1, max_size=12).map(str.strip).filter(bool), min_size=1, max_size=4)
)
def test_text_without_marks_is_what_it_was_as_plain_text(lines: list[str]):
    text = "\n".join(lines)
    assert fields(Question(text, "x")).sides[0] == text.replace("\n", "<br>")


@pytest.mark.parametrize(
    "mark", ["[", "![", "*a ", "\\[\n", "\\(", "> ", "- ", "`", "$a ", "| a\n|-|\n", "[![", "\n  - "]
)
def test_what_is_too_long_or_too_deep_is_plain_text_and_says_so(mark: str):
    found = fields(Question(mark * (LONGEST // len(mark) + 1), "*x*"))
    assert found.fault == f"it has more than {LONGEST:,} characters"
    assert found.sides[1] == "*x*"
    fields(Question(mark * (LONGEST // len(mark)), "x"))  # takes its time, but not for ever
    assert "too deep" in fields(Question("> " * 100 + "x", "x")).fault


def test_the_references_of_a_note_are_found_in_the_order_in_which_they_are_read():
    text = "![a](one.png) {{c1::![b](media/two.png) `![no](three.png)`}} ![c](one.png) ![](../four.png)"
    cloze = read_cloze(text)
    assert isinstance(cloze, Cloze)
    assert fields(cloze).references == ("one.png", "media/two.png", "../four.png")
