"""docs/review.md lists every key, and judges typed answers as the quiz does."""

import re

from cards.quiz.keys import KEYS
from cards.quiz.typed import compare

from .documents import ROOT, first_column, section

DOCUMENT = ROOT / "docs" / "review.md"


def test_every_key_is_documented() -> None:
    assert first_column(section(DOCUMENT, "Keys")) == {key.shown for key in KEYS}


def test_typed_answers_are_judged_as_shown() -> None:
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \| (right|nearly|wrong):", section(DOCUMENT, "Typed answers"), re.MULTILINE
    )
    assert len(rows) == 6
    for typed, answers, verdict in rows:
        several = verdict != "right" or "recieve" in typed
        pairs = zip(typed.split(", "), answers.split(", "), strict=True) if several else [(typed, answers)]
        for pair in pairs:
            assert compare(*pair).verdict == verdict, pair
