"""A faulty template is reported where it is faulty, with what was meant, and whenever Anki refuses it or shows a fault."""

import pytest
from anki_rendering import FIELDS, Case, Kind, RealAnki
from renderer_cases import TEMPLATES

from cards.model import Problem
from cards.themes.rendering.check import check
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import render
from cards.themes.rendering.template import TemplateFile


def checked(
    front: str, back: str = "{{FrontSide}}", kind: Kind = "qa", fields: tuple[str, ...] = ("Question", "Answer")
) -> list[str]:
    return [str(problem) for problem in found(front, back, kind, fields)]


def found(front: str, back: str, kind: Kind, fields: tuple[str, ...]) -> tuple[Problem, ...]:
    return check(TemplateFile("my/front.html", front), TemplateFile("my/back.html", back), kind, fields)


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("<b>\n  {{Qestion}}", "2: column 3: {{Qestion}} names no field; the field is probably 'Question'"),
        ("{{text:question}}", "1: column 1: {{text:question}} names no field; the field is probably 'Question'"),
        ("{{ text: Question }}", "1: column 1: {{text: Question}} names no field; the field is probably 'Question'"),
        ("{{#Anwser}}x{{/Anwser}}{{Answer}}", "1: column 1: {{#Anwser}} names no field; the field is probably 'Answer'"),
        ("{{Answer}}{{Tag}}", "1: column 11: {{Tag}} names no field; the field is probably 'Tags'"),
        ("{{Answer}}{{Frontside}}", "1: column 11: {{Frontside}} names no field; the field is probably 'FrontSide'"),
        ("a\nb\n\n{{#Answer}}", "4: column 1: {{#Answer}} is never closed; put {{/Answer}} where it ends"),
        ("{{Answer}}\n {{/Answer}}", "2: column 2: {{/Answer}} closes nothing; put {{#Answer}} before it, or take it out"),
        ("only text", "1: column 1: the front shows no field; put a field on it, {{…}}"),
    ],
)  # fmt: skip
def test_a_fault_is_shown_at_its_place_with_what_was_meant(front: str, said: str):
    assert checked(front) == [f"my/front.html:{said}"]


def test_a_name_like_none_lists_the_fields():
    assert checked("{{Qwxyz}}")[0].endswith(
        "use one of the fields: Question, Answer, Tags, Type, Deck, Subdeck, Card, CardFlag, CardID"
    )


def test_overlapping_conditionals_name_both():
    said = checked("{{#Question}}{{#Answer}}{{/Question}}{{/Answer}}")
    assert "{{/Question}} stands where {{/Answer}} is due; close {{#Answer}} first" in said[1]


def test_all_faults_of_both_sides_are_reported():
    said = checked("{{Qestion}}\n{{#Answer}}\n{{hnt:Question}}", "{{Nope}}\n{{/Answer}}\n{{Answr}}")
    assert [each.split(": ")[0] for each in said] == [
        "my/front.html:1", "my/front.html:2", "my/front.html:3", "my/back.html:1", "my/back.html:2", "my/back.html:3"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("{{hnt:Question}}", "has a filter that Anki does not know, 'hnt'; it is probably 'hint'"),
        ("{{Text:Question}}", "has a filter that Anki does not know, 'Text'; it is probably 'text'"),
        ("{{my-addon:Question}}", "take it out unless an add-on of yours knows it"),
        ("{{Question}} {{Answer", "{{ is shown as it stands; put }} where the name ends"),
    ],
)
def test_what_anki_passes_over_in_silence_is_a_warning(front: str, said: str):
    problems = found(front, "", "qa", ("Question", "Answer"))
    assert [problem.severity for problem in problems] == ["warning"]
    assert said in str(problems[0])


@pytest.mark.parametrize(
    "front",
    ["{{Question}}", "{{tts-voices:}}", "{{type:nc:Question}}", "{{tts en_US:Question}}", "{{Question}}<!-- {{ -->"],
)
def test_a_sound_template_has_no_problem(front: str):
    assert checked(front) == []


def test_a_cloze_template_needs_a_cloze_on_both_sides():
    said = checked("{{Text}}", "{{FrontSide}}", "cloze", ("Text",))
    assert [each.split(":")[0] for each in said] == ["my/front.html", "my/back.html"]
    assert "shows no cloze" in said[0]
    assert checked("{{cloze:Text}}", "{{cloze:Text}}", "cloze", ("Text",)) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_whatever_anki_refuses_or_cannot_show_is_an_error_and_nothing_else(anki: RealAnki, template: str):
    sides: list[tuple[Kind, str, str]] = [
        ("qa", template, "{{Front}}"),
        ("qa", "{{Front}}", template),
        ("cloze", template, "{{cloze:Text}}"),
        ("cloze", "{{cloze:Text}}", template),
    ]
    for kind, front, back in sides:
        fields = {"Front": "x"} if kind == "qa" else {"Text": "{{c1::x}}"}
        shown = anki.sides(Case(front, back, fields, kind)).question
        refused = False
        try:
            anki.change_template(front, back, kind)
        except Exception as error:
            refused = "has a problem" in str(error)
        errors = [each for each in found(front, back, kind, FIELDS[kind]) if each.severity == "error"]
        assert bool(errors) == (refused or "template has a problem:<br>" in shown), (kind, front, back, errors)


def test_a_card_that_cannot_be_shown_says_so_and_why():
    content = CardContent({"Question": "", "Answer": "a"}, 1, "qa", "Type", "Card", "Deck")
    front, back = TemplateFile("front.html", "{{Question}}"), TemplateFile("back.html", "{{Answer}}")
    blank = render(front, back, content)
    assert "The front of this card is blank." in blank.question
    assert "the front shows no field that is filled in" in str(blank.problems[0])
    broken = render(
        front,
        TemplateFile("back.html", "{{Anser}}"),
        CardContent({"Question": "q", "Answer": "a"}, 1, "qa", "T", "C", "D"),
    )
    assert "Back template has a problem:" in broken.question
    assert str(broken.problems[0]).startswith(
        "back.html:1: column 1: {{Anser}} names no field; the field is probably 'Answer'"
    )
