"""The theme "classic" keeps its ids, moves its time on when it changes, calls nobody, and can be read by everybody."""

import re
from importlib.resources import files

import pytest

from cards.themes.load import classic, digest
from cards.themes.note_type import Field, NoteType, Template

FOLDER = files("cards.themes") / "classic"
THEME = classic()
CSS = THEME.question.css
TEXTS = [part for each in (THEME.question, THEME.cloze) for t in each.templates for part in (t.front, t.back)] + [CSS]

# Fixed for ever: Anki makes a second note type of anything else and leaves the notes of the first as they are.
QUESTION_FIELDS = "Question Answer Label Term Section Context Source Id Spare_1 Spare_2 Spare_3"
CLOZE_FIELDS = "Text Extra Label Term Section Context Source Id Spare_1 Spare_2 Spare_3"


@pytest.mark.parametrize(
    ("note_type", "name", "number", "fields", "first_part"),
    [
        (THEME.question, "Cards Q&A", 1700000000101, QUESTION_FIELDS, 5120430871000),
        (THEME.cloze, "Cards Cloze", 1700000000202, CLOZE_FIELDS, 5120430872000),
    ],
    ids=["question", "cloze"],
)
def test_names_and_numbers_are_for_ever(note_type: NoteType, name: str, number: int, fields: str, first_part: int):
    assert (note_type.name, note_type.number) == (name, number)
    assert [field.name.replace(" ", "_") for field in note_type.fields] == fields.split()
    assert [field.number for field in note_type.fields] == [first_part + 101 + index for index in range(11)]
    assert [template.number for template in note_type.templates] == [first_part + 11]


def test_modified_moves_on_when_a_template_or_the_style_changes():
    settings = (FOLDER / "theme.toml").read_text(encoding="utf-8")
    assert f'digest = "{digest(FOLDER)}"' in settings, (
        "a template or the style sheet has changed: set `modified` in theme.toml to the present second, else Anki "
        f"keeps the old one; then set `digest` to {digest(FOLDER)}"
    )


def test_a_name_of_its_own_gives_numbers_of_its_own_that_stay():
    biology, again, chemistry = classic("Biology"), classic(" Biology "), classic("Chemistry")
    assert biology == again
    assert (biology.question.name, biology.cloze.name) == ("Biology Q&A", "Biology Cloze")
    assert (biology.question.number, biology.cloze.number) == (1194681754289, 1079975351614)
    numbers = [each.number for theme in (THEME, biology, chemistry) for each in (theme.question, theme.cloze)]
    assert len(set(numbers)) == 6
    assert all(0 < number < 1_700_000_001_000 for number in numbers)
    assert biology.question.fields == THEME.question.fields


@pytest.mark.parametrize("name", [None, "", "  ", "Cards"])
def test_without_a_name_of_its_own_it_is_the_themes(name: str | None):
    assert classic(name) == THEME


def test_the_front_does_not_hold_what_gives_the_answer_away():
    for note_type in (THEME.question, THEME.cloze):
        (template,) = note_type.templates
        asked = "Question" if note_type.kind == "qa" else "cloze:Text"
        assert set(re.findall(r"{{[#^/]?(.*?)}}", template.front)) == {"Label", asked}


def test_it_calls_nobody_and_runs_nothing():
    for text in TEXTS:
        assert not re.search(
            r"https?:|//[a-z]|url\(|@import|@font-face|<script|<link|<iframe|javascript:|\son\w+=", text, re.IGNORECASE
        )


def test_text_of_either_direction_is_set_as_it_runs():
    for note_type in (THEME.question, THEME.cloze):
        for side in (note_type.templates[0].front, note_type.templates[0].back):
            holders = re.findall(r"<(\w+)([^>]*)>{{(?:cloze:)?(?:Question|Answer|Text|Context|Extra)}}", side)
            assert holders
            assert all('dir="auto"' in attributes for _, attributes in holders)


def colours(selector: str) -> dict[str, str]:
    """Return the colour names that the first rule of a selector defines."""
    rule = re.search(re.escape(selector) + r"[^{]*{([^}]*)}", CSS)
    assert rule, selector
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", rule[1]))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as the W3C defines it (WCAG 2, from 1 to 21)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("selector", [".card {", ".card.nightMode"])
def test_every_colour_of_text_can_be_read_in_both_modes(selector: str):
    defined = colours(selector.removesuffix(" {"))
    assert set(defined) >= {"paper", "ink", "quiet", "accent"}
    assert contrast(defined["ink"], defined["paper"]) >= 7
    assert contrast(defined["quiet"], defined["paper"]) >= 4.5
    assert contrast(defined["accent"], defined["paper"]) >= 4.5


def test_dark_is_what_anki_says_and_not_what_the_system_says():
    assert "prefers-color-scheme" not in CSS
    assert re.search(r"^\.card\.nightMode,\n\.card\.night_mode,", CSS, re.MULTILINE)
    assert contrast(colours(".card")["paper"], "#000000") > 15
    assert contrast(colours(".card.nightMode")["paper"], "#ffffff") > 12


@pytest.mark.parametrize(
    ("fields", "templates"),
    [
        ((), (Template("T", 1, "{{A}}", "{{A}}"),)),
        ((Field("A", 1),), ()),
        ((Field("A", 1), Field("A", 2)), (Template("T", 1, "{{A}}", "{{A}}"),)),
        ((Field("A", 1), Field("B", 1)), (Template("T", 1, "{{A}}", "{{A}}"),)),
    ],
    ids=["no field", "no template", "name twice", "number twice"],
)
def test_a_note_type_that_anki_could_not_tell_apart_is_refused(
    fields: tuple[Field, ...], templates: tuple[Template, ...]
):
    with pytest.raises(ValueError, match="of their own each"):
        NoteType(1, "Broken", "qa", fields, templates, "", 1)
