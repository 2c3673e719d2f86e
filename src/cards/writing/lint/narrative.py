"""Narrative: details that served only the prose, such as the figures of an invented example."""

import re

from cards.writing.lint.rule import Draft

_INVENTED = re.compile(
    r"^(?:suppose|consider|imagine|assume|say|let us|let's|picture|take)\b|\bfor (?:example|instance)\b|\bsuppose\b",
    re.IGNORECASE,
)


# Figures that are only worked with: "If property worth $20 million …", "Divide … and multiply by 100".
_WORKED = re.compile(r"^(?:if|when|divide|multiply|add|subtract|take|count|with|given|for every)\b", re.IGNORECASE)
_CONCLUDED = re.compile(
    r"\b(?:therefore|thus|hence|so that|which (?:gives|makes|means|yields)|each|in total|altogether)\b"
)
_MANY = 3


def objection(draft: Draft) -> str:
    """Object to a number or a name hidden in a sentence that tells a story."""
    match = _INVENTED.search(draft.whole)
    if match and draft.construction in {"number", "name", "list"}:
        return f'"{match.group()}" introduces an illustration'
    if draft.construction == "number":
        figures = len(re.findall(r"\d[\d.,]*", draft.whole))
        if _WORKED.match(draft.whole) and figures > 1:
            return "the figures belong to a worked example"
        if figures >= _MANY and _CONCLUDED.search(draft.whole):
            return "the figures belong to a worked example"
    return ""
