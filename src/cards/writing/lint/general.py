"""General word: an answer that many words would fit as well."""

from cards.writing.lint.rule import Draft
from cards.writing.words import content_words, is_general


def objection(draft: Draft) -> str:
    """Object to an answer without any word that is more than general."""
    if draft.construction in {"definition", "etymology"}:  # a term or a gloss is the only answer, however plain
        return ""
    words = [word for word in draft.answer.lower().split() if content_words(word)]
    if not words:
        return "the answer holds no word with a meaning of its own"
    if all(is_general(word) for word in words):
        return f'"{draft.answer}" is too general to be the only answer'
    return ""
