"""A rendered side as text: what a terminal shows of a card is what the card shows, without its markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.themes.load import classic
from cards.themes.rendering.as_text import as_text
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import RenderedCard, render
from cards.themes.rendering.template import TemplateFile


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("  \n ", ""),
        ("one <b>two</b> <i>three</i>\n four", "one two three four"),
        ("a<br>b<div>c</div>d<p>e</p><p>f</p>", "a\nb\nc\nd\ne\nf"),
        ("a<br><br><br><br>b", "a\n\nb"),
        ("a<hr id=answer>b", "a\n---\nb"),
        ("<ul><li>x</li><li>y<ol><li>p</li><li>q</li></ol></li></ul>z", "- x\n- y\n  1. p\n  2. q\nz"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a | b\nc | d"),
        ("<pre>def f():\n    return 1</pre>x", "def f():\n    return 1\nx"),
        ("1 &lt; 2 &amp; &quot;3&quot;", '1 < 2 & "3"'),
        ("10<sup>3</sup> H<sub>2</sub>O", "10^3 H2O"),
        ("<ruby><rb>漢字</rb><rt>かんじ</rt></ruby>", "漢字 (かんじ)"),
        ("<style>p{}</style><script>x()</script><!-- c -->y<span style='display: none'>z</span>", "y"),
        ("[anki:play:q:0] a [[type:nc:Front]]", "[sound] a [type your answer]"),
        ('<img src="dir/a.jpg"><img alt="A cell" src="b.png">', "[image: a.jpg][image: A cell]"),
        ("\\(x^2\\)", "\\(x^2\\)"),
        ("\x1b[31mred &#27;]0;title&#7;", "[31mred ]0;title"),
    ],
)
def test_markup_becomes_lines_marks_and_words(html: str, text: str):
    assert as_text(html) == text


def card(front: str, back: str, **fields: str) -> RenderedCard:
    content = CardContent(fields, 1, "cloze", "Type", "Card", "Deck")
    return render(TemplateFile("f", front), TemplateFile("b", back), content)


def test_a_gap_and_its_answer_are_marked_and_a_hint_stays_hidden():
    shown = card("{{cloze:Text}}{{hint:Extra}}", "{{cloze:Text}}", Text="A {{c1::b::h}} c {{c2::d}}", Extra="secret")
    assert as_text(shown.question) == "A [h] c d [hint: Extra]"
    assert as_text(shown.answer) == "A [b] c d"
    assert "secret" not in as_text(shown.question)


def test_the_classic_theme_reads_well():
    template = classic().cloze.templates[0]
    names = dict.fromkeys((field.name for field in classic().cloze.fields), "")
    shown = card(
        template.front,
        template.back,
        **(names | {"Text": "A {{c1::b}} c", "Label": "Term · Section", "Extra": "Context"}),
    )
    assert as_text(shown.question) == "Term · Section\nA [...] c"
    assert as_text(shown.answer) == "A [b] c\n---\nContext"


@given(st.text())
def test_any_text_ends_as_text_that_no_terminal_obeys(html: str):
    text = as_text(html)
    assert not any((character < " " and character != "\n") or "\x7f" <= character <= "\x9f" for character in text)
