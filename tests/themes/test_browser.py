"""Themes and previews in a real Chromium: no complaint, nothing wider than a phone, legible as computed, hostile cards inert."""

import html
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hostile_payloads import PAYLOADS

from cards.themes.built_in import NAMES, definition
from cards.themes.contrast import contrast
from cards.themes.load import Effective, built_in, effective, theme_of
from cards.themes.option import chosen
from cards.themes.preview.frames import Shown, shown
from cards.themes.preview.page import SHEET_WIDTH, Group, page, sheet
from cards.themes.preview.sample import STRESS, Sample
from cards.themes.rendering.template import TemplateFile
from chromium import visit

pytestmark = pytest.mark.slow
AT_ONCE = 21  # payloads on a page
EVERYTHING_ON = {"typed_answer": True, "speech": "en_US", "font_size": 130}
# A phone's card, a desktop's card: each document in a frame that lets our own script look into it.
MEASURE = """<!doctype html><title>measure</title>{frames}<pre id="found"></pre><script>
const colour = (window, element, name) => window.getComputedStyle(element)[name];
window.addEventListener("load", () => {{
  const found = [...document.querySelectorAll("iframe")].map((frame) => {{
    const page = frame.contentDocument, inside = frame.contentWindow, body = page.body;
    const text = [...page.querySelectorAll(".front, .answer, .cloze, .context, footer, header")];
    return {{
      title: frame.title, wanted: frame.clientWidth, width: page.documentElement.scrollWidth,
      ground: colour(inside, body, "backgroundColor"),
      colours: [...new Set([body, ...text].map((each) => colour(inside, each, "color")))],
      size: Math.min(...[body, page.querySelector(".front")].map((each) => parseFloat(colour(inside, each, "fontSize")))),
    }};
  }});
  document.getElementById("found").textContent = JSON.stringify(found);
}});
</script>"""


def with_everything_on(name: str) -> Effective:
    base = definition(name)
    return effective(base, {}, chosen(base.options, EVERYTHING_ON)[0])


@pytest.mark.parametrize("name", NAMES)
def test_every_card_fits_a_phone_and_a_desktop_and_can_be_read(name: str, tmp_path: Path):
    frames = ""
    for made in (built_in(name), with_everything_on(name)):
        for card in shown(made, theme_of(made, "", 1), STRESS, "Deck"):
            assert not card.problems
            for frame in card.frames:
                for width in (360, 900):
                    title = html.escape(f"{card.kind} {card.title} {frame.side} {frame.mode} {width}")
                    document = html.escape(frame.document)
                    style = f"width:{width}px;height:300px;border:0"
                    frames += f'<iframe title="{title}" style="{style}" srcdoc="{document}"></iframe>'
    seen = visit(MEASURE.format(frames=frames), tmp_path, milliseconds=60_000)
    found = json.loads(html.unescape(re.search(r'<pre id="found">(.*?)</pre>', seen.html, re.DOTALL)[1]))
    assert len(found) == 2 * len(STRESS) * 4 * 2
    assert not [(each["title"], each["width"]) for each in found if each["width"] > each["wanted"]]
    for each in found:
        assert min(contrast(hexadecimal(one), hexadecimal(each["ground"])) for one in each["colours"]) >= 7, each
        assert each["size"] >= 16, each
    assert {each["ground"] for each in found if "dark" in each["title"]}.isdisjoint(
        each["ground"] for each in found if "light" in each["title"]
    )
    assert not seen.console
    assert not seen.calls


def hexadecimal(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("name", NAMES)
def test_the_preview_shows_no_complaint_and_calls_nobody(name: str, tmp_path: Path):
    made = built_in(name)
    cards = shown(made, theme_of(made, "", 1), STRESS, "Deck")
    for text in (page(name, [Group("All", cards)], []).replace('loading="lazy"', ""), sheet(name, cards)[0]):
        seen = visit(text, tmp_path, width=SHEET_WIDTH, milliseconds=60_000)
        assert seen.html.count("<iframe") == len(STRESS) * 4
        assert not seen.console
        assert not seen.calls


@pytest.mark.parametrize("first", range(0, len(PAYLOADS), AT_ONCE))
def test_a_hundred_hostile_payloads_in_fields_and_templates_run_nothing_and_call_nobody(first: int, tmp_path: Path):
    assert len(PAYLOADS) >= 100
    made = built_in("classic")
    template = made.files["question.front.html"]
    pieces: list[Shown] = []
    for payload in PAYLOADS[first : first + AT_ONCE]:
        fields = {"Question": payload, "Answer": payload, "Label": payload, "Context": payload}
        samples = [
            Sample(payload, "qa", fields),
            Sample(payload, "cloze", {"Text": f"{payload} {{{{c1::{payload}::{payload}}}}}", "Extra": payload}),
        ]
        hostile = replace(
            effective(
                made.definition, {"question.front.html": TemplateFile("f", template.text + payload)}, made.values
            ),
            css=made.css + payload,
        )
        cards = shown(hostile, theme_of(hostile, payload, 1), samples, payload)
        pieces += [replace(card, frames=card.frames[:2]) for card in cards]
    text = page("<script>console.log('RAN')</script>", [Group("<img src=x onerror=console.log('RAN')>", pieces)], [])
    seen = visit(text.replace('loading="lazy"', ""), tmp_path)
    assert not [line for line in seen.console if "RAN" in line]
    assert not seen.calls
    assert seen.html.count("<iframe class") == len(pieces) * 2, "no card breaks out of its frame"


def test_without_the_fences_the_same_payloads_do_run_and_call(tmp_path: Path):
    bare = "".join(f'<iframe srcdoc="{html.escape(payload)}"></iframe>' for payload in PAYLOADS)
    seen = visit(bare, tmp_path)
    assert sum("RAN" in line for line in seen.console) > 20
    assert len(seen.calls) > 20
