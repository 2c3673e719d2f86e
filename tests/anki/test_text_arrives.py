"""What people write is what people read: any text, through the real Anki and its HTML, character for character."""

import re
import unicodedata

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anki_collection import back, cards_in_order, front, import_package, seen
from cards.anki.escape import cloze_html, field_html
from cards.anki.package import package
from cards.model import Cloze, Deletion, Question
from cards.themes.load import classic
from deck_building import deck, deck_note, note

THEME = classic()

AWKWARD = [
    "<script>alert(1)</script>",
    "</div></article><style>*{}</style>",
    "<b>bold</b> &amp; &lt; &#123; &nbsp;",
    "AT&T; 5 < 6 <b then c>",
    "<!-- comment -->",
    "{{c1::answer}}",
    "{{c1::",
    "}}",
    "{{Question}} {{#Label}} {{cloze:Text}} {{FrontSide}}",
    "<%Question%>",
    "a::b ::: c::",
    r"\frac{{a}}{{b}}",
    r"\(x^{2} < y\) \[\frac{{a}}{{b}}\]",
    "costs $5 and $$x$$",
    "[sound:x.mp3] [SOUND:x.mp3]",
    "[anki:tts lang=en_US]text[/anki:tts] [anki:play:q:0]",
    "[latex]\\LaTeX[/latex] [$]x[/$] [$$]y[/$$]",
    "[[type:Question]] [1] [...]",
    "🧠👩‍⚕️ 10⁻⁹ µg/mL “quotes” ‘single’ \" '",
    "שלום עולם العربية",
    "\u202eoverride\u202c \u2067isolate\u2069 \u200fmark\u200e",
    "Cafe\u0301 and Caf\u00e9, \u1112\u1161\u11ab",
    "two  spaces,\ttab, no\u00a0break, \u2028line\u2029paragraph",
    "first line\nsecond line\n\nfourth",
    "C:\\path\\to & 100 % 'x' `y` ~z~ |pipe|",
    "supercalifragilisticexpialidocious" * 5,
]

PIECES = st.sampled_from(
    [*AWKWARD, "{", "}", ":", "[", "]", "<", ">", "&", "\\(", "\\)", "$", "c1", "sound:", "latex]", "\n", " "]
)
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXT = st.lists(st.one_of(PIECES, st.text(CHARACTERS, max_size=5)), max_size=6).map("".join)
NON_EMPTY = TEXT.map(lambda text: f"x{text}y")
CLOZE_PARTS = st.lists(
    st.one_of(TEXT, st.builds(Deletion, st.integers(1, 4), NON_EMPTY, st.one_of(st.just(""), NON_EMPTY))), max_size=5
)

without_deadline = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150
)


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def side(parts: tuple[str | Deletion, ...], hidden: int | None) -> str:
    """Return what a reader should see of a cloze when the deletions with the ordinal `hidden` are hidden."""
    return "".join(
        part if isinstance(part, str) else f"[{part.hint or '...'}]" if part.ordinal == hidden else part.answer
        for part in parts
    )


def in_mathjax_lines_are_joined(text: str) -> str:
    r"""Anki itself takes line breaks out of \( … \) and \[ … \] on cloze cards, where they mean nothing."""
    return re.sub(r"\\[(\[].*?\\[)\]]", lambda match: match[0].replace("\n", ""), text, flags=re.DOTALL)


def test_awkward_text_arrives_as_text_in_every_field(anki_collection: Collection):
    notes = [
        deck_note(number, note(Question(text, text), label=text, term=text, section=text, context=text))
        for number, text in enumerate(AWKWARD, start=1)
    ]
    assert len(import_package(anki_collection, package(deck(notes), THEME)).new) == len(AWKWARD)
    for text, card in zip(AWKWARD, cards_in_order(anki_collection), strict=True):
        expected = normal(text)
        assert front(card).texts == {"label": expected, "front": expected}
        shown = back(card).texts
        assert {shown[name] for name in ("front", "answer", "term", "section", "context")} == {expected}
        assert not card.question_av_tags() + card.answer_av_tags()


def test_awkward_text_arrives_as_text_in_clozes(anki_collection: Collection):
    notes = [
        deck_note(number, note(Cloze((text, Deletion(1, text), text, Deletion(2, "b", text), text))))
        for number, text in enumerate(AWKWARD, start=1)
    ]
    import_package(anki_collection, package(deck(notes), THEME))
    shown = cards_in_order(anki_collection)
    assert len(shown) == 2 * len(AWKWARD)
    for index, text in enumerate(normal(text) for text in AWKWARD):
        first, second = shown[2 * index : 2 * index + 2]
        assert front(first).texts["front"] == f"{text}[...]{text}b{text}"
        assert front(second).texts["front"] == f"{text}{text}{text}[{text}]{text}"
        assert back(first).texts["front"] == back(second).texts["front"] == f"{text}{text}{text}b{text}"


@without_deadline
@given(question=NON_EMPTY, answer=NON_EMPTY)
def test_any_question_is_read_as_written(real_renderer: Collection, question: str, answer: str):
    made = real_renderer.new_note(real_renderer.models.by_name("Cards Q&A"))
    made["Question"], made["Answer"] = field_html(question), field_html(answer)
    card = made.ephemeral_card()
    assert seen(card.question()).texts["front"] == question
    assert seen(card.answer()).texts["answer"] == answer
    assert not card.question_av_tags() + card.answer_av_tags()


@without_deadline
@given(parts=CLOZE_PARTS)
def test_any_cloze_is_read_as_written(real_renderer: Collection, parts: list[str | Deletion]):
    body = Cloze(("start ", *parts, Deletion(5, "last")))
    made = real_renderer.new_note(real_renderer.models.by_name("Cards Cloze"))
    made["Text"] = cloze_html(body)
    ordinals = {part.ordinal for part in body.parts if isinstance(part, Deletion)}
    assert set(real_renderer._backend.cloze_numbers_in_note(made._to_backend_note())) == ordinals
    for ordinal in ordinals:
        card = made.ephemeral_card(ordinal - 1)
        for html, hidden in ((card.question(), ordinal), (card.answer(), None)):
            read = seen(html).texts["front"]
            assert in_mathjax_lines_are_joined(read) == in_mathjax_lines_are_joined(side(body.parts, hidden))


@pytest.fixture
def real_renderer(anki_collection: Collection) -> Collection:
    """Give a collection with our note types."""
    import_package(anki_collection, package(deck([]), THEME))
    import_package(
        anki_collection,
        package(deck([deck_note(1, note(Question("Q", "A"))), deck_note(2, note(Cloze((Deletion(1, "A"),))))]), THEME),
    )
    return anki_collection


@pytest.mark.parametrize(
    ("text", "html"), [("a\x1fb\x00c\x0cd\ud800", "a\ufffdb\ufffdc\ufffdd\ufffd"), ("a\r\nb\rc", "a<br>b<br>c")]
)
def test_what_no_field_can_hold_is_shown_as_lost(text: str, html: str):
    assert field_html(text) == html
    assert cloze_html(Cloze((text,))) == html


def test_mathjax_and_single_marks_stay_findable():
    text = r"\(\frac{a}{b}\) costs $5 [1] 'quoted' “so”: a::b"
    assert field_html(text) == text
