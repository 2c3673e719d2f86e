"""Broken syntax: brackets or quotes torn apart, an answer that begins or ends in the middle of something."""

from cards.writing.lint.rule import Draft

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("{", "}"))
_LOOSE = frozenset(",;:.-–—)”]")


def objection(draft: Draft) -> str:
    """Object to unbalanced brackets in the answer or the front, and to loose punctuation around the answer."""
    for opening, closing in _PAIRS:
        if draft.answer.count(opening) != draft.answer.count(closing):
            return f"{opening}{closing} is torn apart by the answer"
        if draft.front.count(opening) != draft.front.count(closing):
            return f"{opening}{closing} is not closed in the front"
    if not draft.answer or draft.answer[0] in _LOOSE or draft.answer[-1] in ",;:.-–—([“":
        return "the answer begins or ends with punctuation"
    return ""
