"""Options: what may be written in deck.toml, what it does to style sheet and templates, and how faults are found."""

import pytest

from cards.themes.built_in import definition
from cards.themes.contrast import palettes
from cards.themes.load import effective, faults
from cards.themes.option import chosen
from cards.themes.rendering.template import TemplateFile
from cards.themes.section import settled

CLASSIC = definition("classic")


def test_colours_and_size_become_properties_behind_the_style_sheet():
    values, wrong = chosen(CLASSIC.options, {"accent": "#ABC", "accent_dark": "#fedcba", "font_size": 125})
    assert not wrong
    made = effective(CLASSIC, {}, values)
    palette = palettes(made.css)
    assert (palette["light"]["accent"], palette["dark"]["accent"]) == ("#abc", "#fedcba")
    assert made.css.endswith(".nightMode .card,\n.night_mode .card {\n  --accent: #fedcba;\n}")
    assert "--size: 1.25;" in made.css


def test_what_is_as_by_default_changes_nothing():
    values, _ = chosen(CLASSIC.options, {"accent": "#0B529B", "font_size": 100, "label": True})
    assert effective(CLASSIC, {}, values).is_built_in


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("accent", value) for value in ("red", "#12", "#12345", "#1234567", "#ggg", "", 1, True, None, ["#fff"])),
        *(("accent", value) for value in ("#fff;}</style>", "#fff\n", "url(x)", "#fff /*", "# fff", "#١٢٣")),
        *(("font_size", value) for value in (49, 301, -1, 1.5, "100", True, 10**30)),
        *(("label", value) for value in (1, 0, "true", None)),
        *(("speech", value) for value in ("english", "en-US", "en_US:x", "en_US}}", "<b>", "EN", 1, True, "en_us\n")),
        ("colour", "#fff"),
        ("__class__", "x"),
    ],
)
def test_what_cannot_be_used_is_named_and_left_out(name: str, value: object):
    values, wrong = chosen(CLASSIC.options, {name: value, "context": False})
    assert [one.name for one in wrong] == [name]
    assert wrong[0].remedy
    assert values == {option.name: option.default for option in CLASSIC.options} | {"context": False}


def test_sections_are_kept_or_dropped_with_their_lines():
    file = TemplateFile(
        "f",
        "a\n<!-- if on -->\nb<!-- unless on -->c<!-- end on -->\n<!-- end on -->\n<!-- if off -->\nd\n<!-- end off -->\ne",
    )
    assert settled(file, {"on": True, "off": False}).text == "a\nb\ne"
    assert settled(file, {"on": False, "off": True}).text == "a\nd\ne"


def test_a_value_is_put_in_where_it_is_named():
    file = TemplateFile("f", "<!-- if voice -->{{tts @voice@:Q}} @other@ me@home<!-- end voice -->")
    assert settled(file, {"voice": "de_DE"}).text == "{{tts de_DE:Q}} @other@ me@home"
    assert settled(file, {"voice": ""}).text == ""


def test_places_stay_what_they_are_in_the_file():
    text = (
        "<article>\n<!-- if label -->\n<p>dropped {{Nothing}}</p>\n<!-- end label -->\n  <b>{{Qestion}}</b>\n</article>"
    )
    overrides = {"question.front.html": TemplateFile("theme/question.front.html", text)}
    values, _ = chosen(CLASSIC.options, {"label": False})
    (problem,) = faults(effective(CLASSIC, overrides, values))
    assert str(problem).startswith(
        "theme/question.front.html:5: column 6: {{Qestion}} names no field; the field is probably"
    )


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("{{Question}}\n <!-- if label -->", "2: column 2", "has no end"),
        ("{{Question}}<!-- end label -->", "1: column 13", "ends nothing"),
        ("<!-- if label --><!-- if source --><!-- end label -->{{Question}}<!-- end source --><!-- end label -->", "1: ", "ends"),
        ("{{Question}}<!-- if lable --><!-- end lable -->", "1: column 13", "names no option"),
    ],
)  # fmt: skip
def test_marks_that_do_not_fit_are_found(text: str, place: str, says: str):
    overrides = {"question.front.html": TemplateFile("f.html", text)}
    found = faults(effective(CLASSIC, overrides, {option.name: option.default for option in CLASSIC.options}))
    assert any(str(one).startswith(f"f.html:{place}") and says in one.message for one in found)
    assert all(one.severity == "error" for one in found)


def test_comments_of_ones_own_stay_and_hostile_nesting_takes_linear_time():
    assert (
        settled(TemplateFile("f", "<!-- if it rains --> <!-- note -->"), {}).text
        == "<!-- if it rains --> <!-- note -->"
    )
    deep = settled(TemplateFile("f", "<!-- if a -->" * 20_000 + "x"), {"a": True})
    assert len(deep.mistakes) == 20_000
