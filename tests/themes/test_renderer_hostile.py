"""No template and no field takes the renderer more than linear time, deep recursion, or anything but the fields."""

import pytest

from cards.themes.rendering.as_text import as_text
from cards.themes.rendering.check import check
from cards.themes.rendering.content import CardContent
from cards.themes.rendering.renderer import RenderedCard, render
from cards.themes.rendering.template import TemplateFile

# So many that anything quadratic would be felt: minutes instead of the blink that each takes.
MANY = 20_000

TEMPLATES = [
    "{{#Text}}" * MANY + "{{cloze:Text}}" + "{{/Text}}" * MANY,
    "{{^Text}}" * MANY + "{{/Text}}" * MANY + "{{cloze:Text}}",
    "{{#Text}}" * 10_000,
    "{{/Text}}" * 10_000,
    "{{" * MANY,
    "{{Text" * MANY,
    "<!--" * MANY,
    "<!--{{" * MANY,
    "<!-- -->" * MANY + "{{cloze:Text}}",
    "{" * MANY + "Text}}",
    "{{" + "text:" * MANY + "Text}}",
    "{{=<% %>=}}" * MANY,
    "{{" + "n" * MANY + "}}",
    "\n" * MANY + "{{Nope}}",
]

FIELDS = [
    "{{c1::" * MANY,
    "{{c1::" * MANY + "}}" * MANY,
    "}}" * MANY,
    "{{c1::x::" + "::" * MANY + "}}",
    "{{c" + "1" * MANY + "::x}}",
    "{{c" + "1," * MANY + "::x}}",
    "{{c1::image-occlusion:rect" + ":left" * MANY + "}}",
    "{{c1::image-occlusion:rect" + ":left=\\" * MANY + "}}",
    "{{c1::x}}" + "\\(" * MANY,
    "{{c1::x}}" + "\\(<b" * MANY,
    "<" * MANY,
    "<!--" * MANY,
    "<style>" * MANY,
    "<style" * MANY + ">",
    "<script>" * MANY + "</style>",
    "&" * MANY,
    "&amp;" * MANY + "&",
    "&#" + "1" * MANY + ";",
    "a[" * MANY,
    "[" * MANY + "]",
    "a" * MANY + " [",
    "a[\n" * MANY + "]",
    "[sound:" * MANY,
    "[sound:" * MANY + "]",
    "[anki:tts " * MANY,
    "[anki:tts a=" * MANY + "[/anki:tts]",
    '[anki:tts a="' * 10_000 + "[/anki:tts]",
    "[anki:" + "a" * MANY,
    "[anki:x]" * MANY + "[/anki:y]",
    "[/anki:" * MANY,
    "<br>" * 10_000 + "<br",
    " " * MANY + "x",
]


def shown(front: str, value: str) -> RenderedCard:
    content = CardContent({"Text": "{{c1::x}}", "Other": value}, 1, "cloze", "Type", "Card", "Deck")
    return render(TemplateFile("f", front), TemplateFile("b", "{{FrontSide}}" + front), content)


@pytest.mark.parametrize("template", TEMPLATES, ids=range(len(TEMPLATES)))
def test_a_hostile_template_ends(template: str):
    assert shown(template, "").question is not None
    assert check(TemplateFile("f", template), TemplateFile("b", template), "cloze", ("Text", "Other")) is not None


@pytest.mark.parametrize("value", FIELDS, ids=range(len(FIELDS)))
def test_a_hostile_field_ends(value: str):
    names = ("", "text:", "furigana:", "kana:", "cloze:", "cloze-only:", "tts en:", "hint:type:")
    front = "{{cloze:Text}}{{#Other}}x{{/Other}}" + "".join(f"{{{{{name}Other}}}}" for name in names)
    card = shown(front, value)
    assert not card.problems
    assert as_text(shown("{{cloze:Other}}{{cloze:Text}}", value[:5_000]).question)


def test_what_is_put_in_is_never_read_as_a_template():
    card = shown("{{Other}}{{cloze:Text}}", "{{Text}}{{#Nope}}{{Deck}}{{FrontSide}}<%Text%>{{c1::y}}")
    assert card.question.startswith("{{Text}}{{#Nope}}{{Deck}}{{FrontSide}}<%Text%>{{c1::y}}<span")
    assert not card.problems


@pytest.mark.parametrize(
    "name",
    ["__class__", "Text.__class__", "Text|upper", "include 'x'", "1+1", "../secret", "file:///etc/passwd", "%s", "{0}"],
)
def test_a_template_can_name_fields_only(name: str):
    card = shown("{{" + name + "}}{{cloze:Text}}", "")
    assert card.problems
    assert "but there is no field called" in card.question
