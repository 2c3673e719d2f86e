"""Templates and fields, written by hand, on which our renderer is compared with the real Anki: each a rule or a trap."""

from pathlib import Path

# Fields of the two note types that the cases use; "日本" is a name like another, "c3" one that looks like a cloze.
QA_FIELDS = ("Front", "Back", "Extra", "日本")
CLOZE_FIELDS = ("Text", "Extra", "Other", "c3")

QA_NOTES: tuple[dict[str, str], ...] = (
    {"Front": "F<b>1</b> &amp; x[sound:a.mp3]", "Back": " 漢字[かんじ] b", "日本": "J"},
    {"Front": "<br>", "Back": "{{Front}} {{c1::x}}", "Extra": "e<div>f</div>[sound:dir/b&amp;c.mp3]"},
)
CLOZE_NOTES: tuple[dict[str, str], ...] = (
    {"Text": 'A {{c1::b, "x"::h}} &amp; {{c2::d {{c1::e <b>f</b>}}}}', "Extra": "", "Other": "{{c3::o}}", "c3": "Z"},
    {"Text": "no cloze", "Extra": "{{c2::x[sound:a.mp3]}}", "Other": "\\({{c1::a}}\\)"},
)

# Each is shown through each of these filters.
QA_FILTERS = ("", "text:", "furigana:", "kana:", "kanji:", "hint:", "tts en_US:", "cloze:", "furigana:text:")
CLOZE_FILTERS = (
    "cloze:",
    "cloze-only:",
    "text:cloze:",
    "cloze:text:",
    "tts en_US:cloze:",
    "hint:cloze:",
    "furigana:cloze:",
    "",
)


def _lines(name: str) -> list[str]:
    """Read a file of cases, one a line; `\\n` and `\\t` stand for what they say, `~` for a no-break space."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").strip("\n").split("\n")
    return [line.replace(r"\n", "\n").replace(r"\t", "\t").replace("~", "\xa0") for line in lines]


# Each is rendered as a front and as a back, for both kinds of note type.
TEMPLATES = (*_lines("renderer_templates.txt"), "", "  ", "\n{{Front}}\n\n{{Back}}\n", "{{\u3000Front\t}}")
FIELDS = (*_lines("renderer_fields.txt"), "", " ", "\n", "x" * 3000 + "{{c1::y}}", "{{c1::a" * 5 + "}}" * 5)
