"""Texts for the laws of card files: anything at all, and what is made of the pieces of the syntax."""

from hypothesis import strategies as st

from cards.decks.card_file.file import CardFile
from cards.decks.card_file.reader import read_card_file
from cards.model import Cloze, Deletion, Question

LETTERS = "23456789bcdfghjkmnpqrstvwxz"
FRAGMENTS = [
    *["Q:", "A:", "C:", "T:", "Q: ", "A: ", "C: ", "T: x, #y", "# ", "## Part", "---", "- item"],
    *["```", "~~~~", "```py", "$$", "\\[", "\\]", "\\", "<!--", "-->", "<<<<<<< a", "=======", ">>>>>>> b"],
    *["{{c1::", "{{c2::b}}", "{{c1,2::", "{{c0::", "{{c1:", "{{c", "}}", "}", "{", "::", ":", "[", "]", "](u)", "!["],
    *[" ^k7f3q2", "^k7f3q2", " ^p0m9xa", "^", "&#38;", "&#58;", "&#94;", "&", "&#", "\ufeff", "\u2028", "\x85", "\x0c"],
    *["\n", "\n\n", "\n  ", "\r\n", "\r", "\t", " ", "a", "word", "é", "#"],
]
ids = st.text(LETTERS, min_size=6, max_size=6)
anything = st.text(max_size=60)
pieces = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
whole_notes = st.sampled_from(
    [
        "Q: What? ^k7f3q2\nA: That\n",
        "Q: code\nA:\n\n- one\n- two\n\n  more\n",
        "C: a {{c1::b}} c\nT: tag\n",
        "C: [x] and [y] ^p2m9xb\n",
        "Q: a\n\nA: ```\n\nQ: in code\n```\n",
        "prose\n",
        "\n",
        "\n\n",
        "## Part\n",
        "### Deeper\n",
        "# Title\n",
        "---\n",
        "```\nQ: no note\n```\n",
        "<!--\nQ: no note\n-->\n",
        "  indented\n",
        "Q: broken\n",
    ]
)
files = st.one_of(anything, pieces, st.lists(st.one_of(whole_notes, pieces), max_size=8).map("".join))

lines = st.one_of(
    st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=12),
    st.lists(st.sampled_from([one for one in FRAGMENTS if not set(one) & {"\n", "\r"}]), min_size=1, max_size=6).map(
        "".join
    ),
)
clean_lines = lines.map(str.strip).filter(bool)
clean_texts = st.lists(clean_lines, min_size=1, max_size=4).map("\n".join)
"""Lines stripped and not empty: such a body comes back as it is."""

any_texts = st.one_of(anything, pieces).filter(lambda text: bool(text.strip()))


@st.composite
def clozes(draw: st.DrawFn) -> Cloze:
    """A cloze of clean texts: no white space where a line or the cloze begins or ends."""
    parts: list[str | Deletion] = []
    for ordinal in draw(st.lists(st.integers(1, 500), min_size=1, max_size=4)):
        if draw(st.booleans()):
            parts.append(draw(clean_texts))
        parts.append(Deletion(ordinal, draw(clean_texts), draw(st.one_of(st.just(""), clean_texts))))
    if draw(st.booleans()):
        parts.append(draw(clean_texts))
    return Cloze(tuple(parts))


@st.composite
def any_clozes(draw: st.DrawFn) -> Cloze:
    deletions = st.builds(Deletion, st.integers(1, 500), any_texts, st.one_of(st.just(""), any_texts))
    parts = draw(st.lists(st.one_of(any_texts, deletions), max_size=4))
    return Cloze((*parts, draw(deletions)))


clean_bodies = st.one_of(st.builds(Question, clean_texts, clean_texts), clozes())
any_bodies = st.one_of(st.builds(Question, any_texts, any_texts), any_clozes())


def read(text: str) -> CardFile:
    return read_card_file(text, "cards/a.md")[0]
