"""Our renderer makes the question, the answer and the sounds that the real Anki makes, for templates and fields by hand."""

from html.entities import name2codepoint
from typing import TYPE_CHECKING

import pytest
from anki_rendering import FIELDS, TAGS, Case, RealAnki, folded, ours
from renderer_cases import CLOZE_FILTERS, CLOZE_NOTES, QA_FILTERS, QA_NOTES, TEMPLATES
from renderer_cases import FIELDS as VALUES

from cards.themes.load import classic
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import render, with_style
from cards.themes.rendering.template import TemplateFile

if TYPE_CHECKING:
    from anki.collection import Collection


def cases_of_template(template: str) -> list[Case]:
    cases = []
    for fields in QA_NOTES:
        cases += [Case(template, "{{FrontSide}}|" + template, fields, "qa"), Case("{{Back}}", template, fields, "qa")]
    for fields in CLOZE_NOTES:
        for ordinal in (1, 2):
            cases.append(Case(template, "{{FrontSide}}|" + template, fields, "cloze", ordinal))
    return cases


def cases_of_value(value: str) -> list[Case]:
    cases = []
    for name in QA_FILTERS:
        show = "{{" + name + "Front}}{{#Front}}filled{{/Front}}{{^Front}}empty{{/Front}}"
        cases.append(Case(show, "{{FrontSide}}" + show, {"Front": value}, "qa"))
    for name in CLOZE_FILTERS:
        show = "{{" + name + "Text}}"
        for text in (value, "{{c1::known}} " + value):
            cases += [Case(show, "{{FrontSide}}" + show, {"Text": text}, "cloze", ordinal) for ordinal in (1, 2)]
    return cases


def test_there_are_enough_cases():
    templates = {case.front for template in TEMPLATES for case in cases_of_template(template)}
    cases = [case for template in TEMPLATES for case in cases_of_template(template)]
    cases += [case for value in VALUES for case in cases_of_value(value)]
    assert len(templates) >= 130
    assert len(cases) >= 3000


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_shows_what_anki_shows(anki: RealAnki, template: str):
    for case in cases_of_template(template):
        assert ours(case) == anki.sides(case), case


@pytest.mark.parametrize("value", VALUES)
def test_a_field_shows_what_anki_shows(anki: RealAnki, value: str):
    for case in cases_of_value(value):
        assert ours(case) == anki.sides(case), case


@pytest.mark.parametrize("depth", [9, 10, 11, 15])
def test_clozes_in_clozes_end_where_anki_ends_them(anki: RealAnki, depth: int):
    text = "{{c2::k}}" + "".join(f"{{{{c{number}::a" for number in range(depth)) + "}}" * depth
    for name in ("cloze", "cloze-only", "text:cloze"):
        case = Case(f"{{{{{name}:Text}}}}", f"{{{{{name}:Text}}}}", {"Text": text}, "cloze", 2)
        assert ours(case) == anki.sides(case), name


def test_every_named_character_reads_as_in_anki(anki: RealAnki):
    for name in name2codepoint:
        case = Case("{{text:Front}}", "{{Front}}", {"Front": f"&{name};"}, "qa")
        assert ours(case) == anki.sides(case), name


def test_every_character_of_an_answer_is_kept_in_its_attribute_as_in_anki(anki: RealAnki):
    for number in range(1, 0x180):
        if chr(number) not in ":{}":
            case = Case("{{cloze:Text}}", "{{cloze:Text}}", {"Text": f"{{{{c1::a{chr(number)}b}}}}"}, "cloze")
            assert ours(case) == anki.sides(case), hex(number)


@pytest.mark.parametrize("flag", [0, 3])
@pytest.mark.parametrize("kind", ["qa", "cloze"])
def test_a_stored_card_is_shown_as_a_reviewer_sees_it(anki: RealAnki, kind: str, flag: int):
    show = "{{cloze:Text}}" if kind == "cloze" else "{{Front}}{{Back}}"
    special = (
        "|{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}|{{CardID}}|{{#Tags}}t{{/Tags}}|{{#c1}}c{{/c1}}"
    )
    fields = dict((CLOZE_NOTES if kind == "cloze" else QA_NOTES)[0])
    case = Case(show + special, "{{FrontSide}}<hr id=answer>" + show + special, fields, kind)
    card = anki.stored(case, "Top::Sub::Leaf")
    card.flags = flag
    anki.collection.update_card(card)
    content = CardContent(
        {name: fields.get(name, "") for name in FIELDS[kind]},
        ordinal=1, kind=kind, note_type=card.note_type()["name"], template="The card", deck="Top::Sub::Leaf",
        tags=TAGS, flag=flag, card_number=card.id,
    )  # fmt: skip
    mine = render(TemplateFile("f", case.front), TemplateFile("b", case.back), content)
    css = card.note_type()["css"]
    card.load()
    assert folded(with_style(mine.question, css)) == folded(card.question())
    assert folded(with_style(mine.answer, css)) == folded(card.answer())


@pytest.mark.parametrize("kind", ["question", "cloze"])
def test_the_classic_theme_shows_what_anki_shows(anki_collection: "Collection", kind: str):
    theme = getattr(classic(), kind)
    models = anki_collection.models
    note_type = models.new(theme.name) | {"type": int(kind == "cloze"), "css": theme.css}
    for field in theme.fields:
        models.add_field(note_type, models.new_field(field.name))
    template = models.new_template("Card") | {"qfmt": theme.templates[0].front, "afmt": theme.templates[0].back}
    models.add_template(note_type, template)
    models.add_dict(note_type)
    for filled in (1, 2, len(theme.fields)):
        values = {field.name: f"{field.name} {{{{c1::<i>x</i>::h}}}}" for field in theme.fields[:filled]}
        fields = {field.name: values.get(field.name, "") for field in theme.fields}
        note = anki_collection.new_note(models.by_name(theme.name))
        note.fields = list(fields.values())
        anki_collection.add_note(note, anki_collection.decks.id("Deck"))
        card = note.cards()[0]
        content = CardContent(fields, 1, theme.kind, theme.name, "Card", "Deck")
        mine = render(TemplateFile("f", template["qfmt"]), TemplateFile("b", template["afmt"]), content)
        assert folded(with_style(mine.question, theme.css)) == folded(card.question())
        assert folded(with_style(mine.answer, theme.css)) == folded(card.answer())


def test_latex_is_left_to_anki(anki: RealAnki):
    """The one thing that differs: Anki runs LaTeX and shows an image; we run nothing and show what was written."""
    case = Case("{{Front}}", "x", {"Front": "[latex]x[/latex] [$]y[/$]"}, "qa")
    assert ours(case).question == "[latex]x[/latex] [$]y[/$]"
    assert "<img class=latex" in anki.sides(case).question
