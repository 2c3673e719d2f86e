"""Thin front: too little is left beside the blank to say what is asked."""

from cards.writing.lint.rule import Draft
from cards.writing.words import content_words

FEWEST_WORDS = 2
FEWEST_OF_A_QUESTION = 3


def objection(draft: Draft) -> str:
    """Object to a front with fewer content words than it takes to recognise the fact."""
    if draft.kind == "qa" and draft.construction not in {"subject", "object", "agent", "means"}:
        return ""
    fewest = FEWEST_WORDS if draft.kind == "cloze" else FEWEST_OF_A_QUESTION
    left = content_words(draft.around_the_gap())
    return f"only {len(left)} telling words are left" if len(left) < fewest else ""
