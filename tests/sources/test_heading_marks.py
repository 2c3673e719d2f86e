"""Marks around a heading belong to the layout: "== X ==" in plain text, the link sign that site generators put behind it."""

from cards.sources.decoding import RawFile
from cards.sources.read import read


def headings(name: str, text: str) -> tuple[str, list[str]]:
    (entry,) = read([RawFile(name, text.encode(), 0)]).entries
    return entry.term.name, [section.heading for section in entry.sections]


def test_equals_signs_around_a_line_make_it_a_heading() -> None:
    text = (
        "= Tarn =\n\nA tarn is a small lake in a hollow that ice has carved.\n\n"
        "== Where it lies ==\n\nMost tarns lie below a steep wall of rock.\n\n"
        "== Origin ==\n\nThe word is of Norse descent, and walkers = hill folk use it still.\n"
    )
    assert headings("page.txt", text) == ("Tarn", ["Definition", "Where it lies", "Origin"])


def test_the_sign_of_a_link_is_no_part_of_a_heading() -> None:
    text = (
        "<html><body><main><h1>Tarn<a class='headerlink' href='#tarn'>¶</a></h1>"
        "<p>A tarn is a small lake in a hollow that ice has carved.</p>"
        "<h2>Depth<a class='headerlink' href='#depth'>#</a></h2><p>Most tarns are less than 40 m deep.</p>"
        "</main></body></html>"
    )
    assert headings("page.html", text) == ("Tarn", ["Definition", "Depth"])


def test_a_page_that_always_begins_its_paragraphs_with_a_label_has_headings_on_their_lines() -> None:
    text = (
        "A tarn is a small lake in a hollow that ice has carved.\n"
        "Where it lies: Most tarns lie below a steep wall of rock.\n"
        "Origin: The word is of Norse descent.\n"
        "Colour of the water: Peat makes most tarns brown.\n"
        "Example: Red Tarn lies below Helvellyn.\n"
    )
    names = ["Definition", "Where it lies", "Origin", "Colour of the water", "Example"]
    assert headings("tarn.txt", text) == ("tarn", names)


def test_a_label_now_and_then_is_text() -> None:
    text = (
        "A tarn is a small lake in a hollow that ice has carved.\n"
        "Origin: The word is of Norse descent.\n"
        "Walkers like tarns. Two rules hold.\n"
        "Remember this: Peat makes most tarns brown.\n"
    )
    assert headings("tarn.txt", text)[1] == ["Definition", "Origin"]


def test_a_sign_that_belongs_to_the_name_stays() -> None:
    text = (
        "<main><h1>C#<a href='#c'>#</a></h1><p>C# is a language for programs.</p>"
        "<h2>Notes in C#</h2><p>It borrows its name from music.</p></main>"
    )
    assert headings("page.html", text) == ("C#", ["Definition", "Notes in C#"])
