"""One example: the only thing named after "such as", where others would do as well."""

import re

from cards.writing.lint.rule import Draft

_ONE = re.compile(
    r"\b(?:such as|including|like|e\.g\.|for example|for instance|notably|especially),? (?:the |an? )?"
    r"\[\.\.\.[^\]]*\](?! and | or |, [^,.;]{2,40}(?:,| and | or ))"
)


def objection(draft: Draft) -> str:
    """Object to a gap that is the whole of an open list, unless the gap holds the whole list."""
    match = _ONE.search(draft.front)
    is_list = " and " in draft.answer or " or " in draft.answer or "," in draft.answer
    return "one example among many" if match and not is_list else ""
