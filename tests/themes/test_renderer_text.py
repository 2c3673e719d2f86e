"""A rendered side as text: what a terminal shows of a card is what the card shows, without its markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.themes.load import classic
from cards.themes.rendering.as_text import as_answer, as_text
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import RenderedCard, render
from cards.themes.rendering.template import TemplateFile
from cards.themes.rendering.text_line import Line, text_of


def text(html: str) -> str:
    return text_of(as_text(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        ("  \n ", ""),
        ("one <b>two</b> <i>three</i>\n four", "one two three four"),
        ("a<br>b<div>c</div>d<p>e</p><p>f</p>", "a\nb\nc\nd\n\ne\n\nf"),
        ("a<br><br><br><br>b", "a\n\nb"),
        ("<ul><li>x</li><li>y<ol><li>p</li><li>q</li></ol></li></ul>z", "- x\n- y\n  1. p\n  2. q\nz"),
        ("<ul><li><p>x</p><p>y</p></li><li></li></ul>", "- x\n\n  y\n\n-"),
        ("<ol>" * 12 + "<li>a<li>b", "1. a\n2. b"),
        ("<ol start='9'><li>x</li><li>y<br>z</li></ol>", "9. x\n10. y\n    z"),
        ("<blockquote><p>x</p><p>y</p></blockquote>z", "  x\n\n  y\n\nz"),
        ("<pre>\ndef f():\n\treturn 1\n</pre>x", "def f():\n    return 1\n\nx"),
        ("<ul><li><pre>a\n b</pre></li></ul>", "- a\n   b"),
        ("1 &lt; 2 &amp; &quot;3&quot;", '1 < 2 & "3"'),
        ("10<sup>3</sup> H<sub>2</sub>O Ca<sup>2+</sup>", "10³ H₂O Ca²⁺"),
        ("x<sup>a</sup> v<sub>max</sub> e<sup>−<i>k</i>t</sup>", "x^a v_(max) e^(−kt)"),
        ("<ruby><rb>漢字</rb><rt>かんじ</rt></ruby>", "漢字 (かんじ)"),
        ("<style>p{}</style><script>x()</script><!-- c -->y<span style='display: none'>z</span>", "y"),
        ("[anki:play:q:0] a", "[sound] a"),
        ('<img src="dir/a.jpg"><img alt="A cell" src="b.png">', "[image: a.jpg][image: A cell]"),
        ('<img src="data:image/png;base64,AAAA">', "[image]"),
        (
            "<a href='https://x.org/a'>there</a> <a href='https://x.org'>https://x.org</a>",
            "there <https://x.org/a> https://x.org",
        ),
        ("<a href='javascript:x()'>there</a>", "there"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n  b"),
        ("\\(x^2\\)", "\\(x^2\\)"),
        ("\x1b[31mred &#27;]0;title&#7;\u202e", "�[31mred �]0;title��"),
    ],
)
def test_markup_becomes_lines_marks_and_words(html: str, expected: str):
    assert text(html) == expected


def test_a_table_has_its_columns_below_each_other():
    table = (
        "<table><tr><th>a</th><th>日本</th><th>c</th></tr>"
        "<tr><td>long </td><td><ul><li>x</li><li>y</li></ul></td><td> {}<br></td></tr></table>"
    )
    assert text(table.format("z")) == "a    | 日本    | c\n-----+---------+--\nlong | - x - y | z"
    assert text(table.format("z" * 80)) == f"a | 日本 | c\nlong | - x - y | {'z' * 80}"


def marked(html: str) -> list[tuple[str, str]]:
    """Return what is marked in a side, each with its marks."""
    return [(run.text, " ".join(sorted(run.marks))) for line in as_text(html) for run in line.runs if run.marks]


def test_what_markdown_gives_keeps_its_marks():
    html = "<p><strong>a</strong> <em>b <code>c</code></em> <del>d</del></p><footer><cite>e</cite></footer>"
    assert marked(html) == [
        *(("a", "strong"), ("b ", "emphasis"), ("c", "code emphasis"), ("d", "deleted"), ("e", "quiet")),
    ]
    assert marked(f"x {as_answer('<ul><li>y</li><li>z</li></ul>')} w") == [("y", "answer"), ("z", "answer")]
    assert marked("<table><tr><th>a</th></tr></table>") == [("a", "strong")]


def test_lines_know_what_stands_before_them_when_they_are_wrapped():
    assert as_text("<ol><li>a</li></ol>")[0].lead == "1. "
    assert as_text("<ol><li>a</li></ol>")[0].hang == "   "
    assert [line.kind for line in as_text("a<hr>b<pre>c</pre>") if not line.is_empty] == [
        "text",
        "rule",
        "text",
        "fixed",
    ]


def card(front: str, back: str, **fields: str) -> RenderedCard:
    content = CardContent(fields, 1, "cloze", "Type", "Card", "Deck")
    return render(TemplateFile("f", front), TemplateFile("b", back), content)


def test_a_gap_and_its_answer_are_marked_and_a_hint_stays_hidden():
    shown = card("{{cloze:Text}}{{hint:Extra}}", "{{cloze:Text}}", Text="A {{c1::b::h}} c {{c2::d}}", Extra="secret")
    assert text(shown.question) == "A [h] c d [hint: Extra]"
    assert marked(shown.question) == [("[h]", "gap")]
    assert text(shown.answer) == "A b c d"
    assert marked(shown.answer) == [("b", "answer")]
    assert "secret" not in text(shown.question)


def test_the_classic_theme_reads_well():
    template = classic().cloze.templates[0]
    names = dict.fromkeys((field.name for field in classic().cloze.fields), "")
    shown = card(
        template.front,
        template.back,
        **(
            names
            | {"Text": "A {{c1::b}} c", "Label": "x · y", "Term": "x", "Section": "y", "Extra": "E", "Source": "s"}
        ),
    )
    assert text(shown.question) == "x · y\n\nA [...] c"
    assert text(shown.answer) == "x · y\n\nA b c\n\n\n\n  E\ns"


@given(st.text())
def test_any_text_ends_as_text_that_no_terminal_obeys(html: str):
    for line in as_text(html):
        assert isinstance(line, Line)
        assert all(sign.isprintable() or sign in "\u200c\u200d" for sign in line.text)
