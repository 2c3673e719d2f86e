"""Narrative: details that served only the prose, such as the figures of an invented example."""

import re

from cards.writing.lint.rule import Draft

_INVENTED = re.compile(
    r"^(?:suppose|consider|imagine|assume|say|let us|let's|picture|take)\b|\bfor (?:example|instance)\b|\bsuppose\b",
    re.IGNORECASE,
)


def objection(draft: Draft) -> str:
    """Object to a number or a name hidden in a sentence that tells a story."""
    match = _INVENTED.search(draft.whole)
    if match and draft.construction in {"number", "name", "list"}:
        return f'"{match.group()}" introduces an illustration'
    return ""
