"""Dangling reference: a front that begins with a word which points to something the card does not hold."""

import re

from cards.writing.lint.rule import Draft

_FIRST = re.compile(
    r"^(?:this|these|it|they|such|those|that|he|she|its|their|his|her|the (?:former|latter|following))\b", re.IGNORECASE
)


def objection(draft: Draft) -> str:
    """Object where the first word of the front, or the only word of the answer, points elsewhere."""
    match = _FIRST.match(draft.front.lstrip("“‘\"' "))
    if match:
        return f'the front begins with "{match.group()}"'
    match = _FIRST.match(draft.answer)
    return f'the answer begins with "{match.group()}"' if match else ""
