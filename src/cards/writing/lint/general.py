"""General word: an answer that many words would fit as well."""

import re

from cards.writing.frequency import frequency
from cards.writing.lint.rule import Draft
from cards.writing.words import content_words, is_general

_COMPARES = re.compile(
    r"^(?:the |an? )?(?:same|similar|other|another|best|better|worse|worst|more|most|less|least|once|certain|various|several"
    r"|different|further|additional|main|key|accurate|proper|adequate|appropriate|overall|broader|larger|smaller|higher|lower|greater|wider"
    r"|longer|shorter|slower|faster|earlier|later|earliest|latest|related|typical|usual|corresponding|sustained|increased|reduced"
    r"|first|second|third|final|initial|original|relevant) [a-z]+s?$",
    re.IGNORECASE,
)
_SET_PHRASE = re.compile(r"\b(?:in|by|at|on|no|for|to|into|of|as) \[\.\.\.")
COMMON = 4.7  # "standard example", "enough power"
TOO_COMMON = 5.1  # on the Zipf scale: "idea" 5.3, "title" 5.0


def objection(draft: Draft) -> str:
    """Object to an answer without any word that is more than general."""
    if draft.construction in {"definition", "etymology"}:  # a term or a gloss is the only answer, however plain
        return ""
    words = [word for word in draft.answer.lower().split() if content_words(word)]
    if not words:
        return "the answer holds no word with a meaning of its own"
    if (
        draft.construction == "phrase"
        and len(words) == 1
        and _SET_PHRASE.search(draft.front)
        and frequency(words[0]) >= 4.3
    ):
        return f'"{draft.answer}" ends a set phrase'
    if draft.construction == "phrase" and len(words) > 1 and all(frequency(word) >= COMMON for word in words):
        return f'"{draft.answer}" is made of common words'
    if draft.construction in {"phrase", "object", "subject", "agent", "in-place"} and _COMPARES.match(draft.answer):
        return f'"{draft.answer}" compares with something that the card does not hold'
    if draft.construction in {"phrase", "object", "subject"} and len(words) == 1 and frequency(words[0]) >= TOO_COMMON:
        return f'"{draft.answer}" is too common a word to be the only answer'
    if all(is_general(word) for word in words):
        return f'"{draft.answer}" is too general to be the only answer'
    return ""
