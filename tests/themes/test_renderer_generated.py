"""Our renderer makes what the real Anki makes of generated templates and fields, sound ones and broken ones."""

import pytest
from anki_rendering import Case, Kind, RealAnki, ours
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_NAMES: dict[Kind, tuple[str, ...]] = {
    "qa": ("Front", "Back", "Extra", "日本", "Tags", "Deck", "Card", "c1"),
    "cloze": ("Text", "Extra", "Other", "c3", "Tags", "Type"),
}
_OTHER_NAMES = ("FrontSide", "c1", "c2", "c65536", "CardFlag", "CardID", "Nope", "front", "")
_FILTERS = (
    "text", "cloze", "cloze-only", "hint", "type", "nc", "furigana", "kana", "kanji", "tts en_US", "tts de voices=a,b speed=2",
    "tts-voices", "foo", "type-cloze", "", "Text", "tts",
)  # fmt: skip
_PIECES = (
    "{{", "}}", "<!--", "-->", "{", "}", "<%", "%>", "{{=<% %>=}}", "#", "^", "/", " ", "\n", "x", "<b>", "</b>", "&amp;",
    "[sound:t.mp3]", "[anki:tts lang=en]", "[/anki:tts]", ":",
)  # fmt: skip
_FIELD_PIECES = (
    "{{c1::", "{{c2::", "{{c1,2::", "{{c3::", "}}", "}}", "}}", "::", "a", "b ", " ", "\n", "<br>", "<b>", "</b>",
    '<i x="y">', "<!--", "-->", "<style>", "</style>", "<script>", "<div>", "<p>", "&amp;", "&lt;", "&nbsp;", "&#65;",
    "&bogus;", "&", "[", "]", "漢", "かな", "\xa0", ">", "<", "\\(", "\\)", "\\[", "\\]", "[sound:a.mp3]", "[sound:",
    "[anki:tts lang=en]", "[/anki:tts]", "[anki:x y=z]", "[/anki:x]", "image-occlusion:rect:left=.1", ":oi=1", "\\:", "[...]",
    '"', "'", "{{c1", "{{", "{", "}", "é", "😀",
)  # fmt: skip


def fields_of(kind: Kind) -> st.SearchStrategy[dict[str, str]]:
    value = st.lists(st.sampled_from(_FIELD_PIECES), max_size=12).map("".join)
    names = ("Front", "Back", "Extra", "日本") if kind == "qa" else ("Text", "Extra", "Other", "c3")
    filled = st.fixed_dictionaries(dict.fromkeys(names, value))
    if kind == "qa":
        return filled
    known = st.sampled_from(("", "{{c1::z}}", "{{c1::z}}"))
    return st.tuples(filled, known).map(lambda both: both[0] | {"Text": both[0]["Text"] + both[1]})


def templates(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    name = st.sampled_from(names)
    replacement = st.tuples(st.lists(st.sampled_from(_FILTERS), max_size=3), name).map(
        lambda both: "{{" + ":".join((*both[0], both[1])) + "}}"
    )
    plain = st.sampled_from(("x", " ", "<b>y</b>", "\n"))
    return st.recursive(
        st.one_of(replacement, replacement, plain, st.sampled_from(_PIECES)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4).map("".join),
            st.tuples(st.sampled_from("#^"), name, inner).map(
                lambda all3: f"{{{{{all3[0]}{all3[1]}}}}}{all3[2]}{{{{/{all3[1]}}}}}"
            ),
        ),
        max_leaves=8,
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    kind: Kind = draw(st.sampled_from(("qa", "cloze")))
    names = _NAMES[kind] + (_OTHER_NAMES if draw(st.integers(0, 9)) == 0 else ())
    front, back = draw(templates(names)), draw(templates((*names, "FrontSide")))
    if draw(st.integers(0, 19)) == 0:
        front = "{{=<% %>=}}" + front.replace("{{", "<%").replace("}}", "%>")
    ordinal = draw(st.integers(1, 3)) if kind == "cloze" else 1
    return Case(front, back, draw(fields_of(kind)), kind, ordinal)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_generated_cards_show_what_anki_shows(anki: RealAnki, case: Case):
    assert ours(case) == anki.sides(case)


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases())
def test_many_generated_cards_show_what_anki_shows(anki: RealAnki, case: Case):
    assert ours(case) == anki.sides(case)
