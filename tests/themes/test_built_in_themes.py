"""The built-in themes: note types shared for ever, times that move on, legible for everybody, calling nobody."""

import itertools
import re

import pytest

from cards.themes.built_in import DEFAULT, NAMES, TEMPLATES
from cards.themes.contrast import contrast, pairs, palettes
from cards.themes.load import built_in, classic, effective, faults, theme_of
from cards.themes.note_type import Field, NoteType, Template

THEME = classic()
ALL = {name: built_in(name) for name in NAMES}
each_theme = pytest.mark.parametrize("name", NAMES)

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


@each_theme
def test_modified_moves_on_when_a_template_or_the_style_changes(name: str):
    made = ALL[name]
    assert made.digest == made.definition.digest, (
        f"a template or a style sheet has changed: set `modified` in {name}/theme.toml to the present second, else Anki "
        f"keeps the old one; then set `digest` to {made.digest}"
    )
    assert made.is_built_in
    assert made.definition.modified > 1_795_254_338, "Anki takes only what is later than the first release"


def test_all_themes_share_the_note_types():
    def shape(note_type: NoteType):
        parts = [(template.name, template.number) for template in note_type.templates]
        return note_type.number, note_type.name, note_type.kind, note_type.fields, parts

    for made in ALL.values():
        theme = theme_of(made, "", 1)
        assert (shape(theme.question), shape(theme.cloze)) == (shape(THEME.question), shape(THEME.cloze))
    assert len({made.digest for made in ALL.values()}) == len(NAMES)


@each_theme
def test_theme_toml_names_the_fields_that_are_used(name: str):
    for kind, named in ALL[name].definition.fields.items():
        sides = [ALL[name].files[f"{kind}.{side}.html"].text for side in ("front", "back")]
        used = {field for side in sides for field in re.findall(r"{{[#^/]?(?:[^{}:]*:)*([^{}:]+)}}", side)}
        assert used == set(named)


@each_theme
def test_whatever_is_switched_the_templates_are_right(name: str):
    base = ALL[name].definition
    switches = [option.name for option in base.options if option.kind in {"switch", "language"}]
    assert len(switches) == 5
    for on in itertools.product([True, False], repeat=len(switches)):
        values = dict(ALL[name].values) | dict(zip(switches, on, strict=True))
        values["speech"] = "en_US" if values["speech"] else ""
        made = effective(base, {}, values)
        assert not faults(made)
        for file in TEMPLATES:
            assert "<!--" not in made.sides[file].text
            assert ("{{tts en_US:" in made.sides[file].text) == bool(values["speech"])
            assert ("{{type:" in made.sides[file].text) == values["typed_answer"]
        assert made.is_built_in == (values == ALL[name].values)


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


@each_theme
def test_it_calls_nobody_and_runs_nothing(name: str):
    for file in ALL[name].files.values():
        assert not re.search(
            r"https?:|//[a-z]|url\(|@import|@font-face|<script|<link|<iframe|javascript:|\son\w+=",
            file.text,
            re.IGNORECASE,
        )


@each_theme
def test_text_of_either_direction_is_set_as_it_runs(name: str):
    for file in TEMPLATES:
        side = ALL[name].files[file].text
        holders = re.findall(r"<(\w+)([^>]*)>{{(?:cloze:)?(?:Question|Answer|Text|Context|Extra)}}", side)
        assert holders
        assert all('dir="auto"' in attributes for _, attributes in holders)


@each_theme
def test_every_colour_of_text_can_be_read_in_both_modes(name: str):
    found = {(pair.mode, pair.text, pair.ground): pair.ratio for pair in pairs(ALL[name].css)}
    assert len(found) == 12
    beside = {key: ratio for key, ratio in found.items() if key[1:] == ("quiet", "tint")}
    assert min(beside.values()) >= 4.5
    assert min(ratio for key, ratio in found.items() if key not in beside) >= 7


@each_theme
def test_dark_is_what_anki_says_and_not_what_the_system_says(name: str):
    css = ALL[name].css
    assert "prefers-color-scheme" not in css
    assert re.search(r"^\.card\.nightMode,\n\.card\.night_mode,", css, re.MULTILINE)
    palette = palettes(css)
    assert contrast(palette["light"]["paper"], "#000000") > 15
    assert contrast(palette["dark"]["paper"], "#ffffff") > 12


@each_theme
def test_the_options_defaults_are_what_the_style_sheet_says(name: str):
    palette = palettes(ALL[name].css)
    defaults = {option.name: option.default for option in ALL[name].definition.options}
    assert (palette["light"]["accent"], palette["dark"]["accent"]) == (defaults["accent"], defaults["accent_dark"])
    assert "--size: 1;" in ALL[name].css


def test_contrast_is_that_of_the_w3c():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#0000ff", "#fff") == pytest.approx(8.59, abs=0.005)


def test_the_default_is_classic():
    assert DEFAULT == "classic"


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
