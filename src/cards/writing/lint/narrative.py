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
_A_CERTAIN_ONE = re.compile(r"^An? [a-z]")  # "A ventricle that fills to 120 mL and empties to 50 mL has …"
_PRICE = re.compile(r"[$£€¥]")  # "A fund that sells at $70 and buys at $71 …"
_MANY = 3


def objection(draft: Draft) -> str:
    """Object to a number or a name hidden in a sentence that tells a story."""
    match = _INVENTED.search(draft.whole) if draft.construction in {"number", "name", "list"} else None
    if match:
        return f'"{match.group()}" introduces an illustration'
    if draft.construction in {"number", "phrase"}:
        figures = len(re.findall(r"\d[\d.,]*|\b(?:hundred|thousand|million|twice|half)\b", draft.whole))
        if _WORKED.match(draft.whole) and figures > 1:
            return "the figures belong to a worked example"
        if figures >= _MANY and (_CONCLUDED.search(draft.whole) or _A_CERTAIN_ONE.match(draft.whole)):
            return "the figures belong to a worked example"
        if draft.construction == "number" and _A_CERTAIN_ONE.match(draft.whole) and _PRICE.match(draft.answer):
            return "the price belongs to an illustration"
        if draft.construction == "number" and re.search(r"[×=÷/*] ?\[\.\.\.", draft.front):
            return "the number is a part of a formula"
    return ""
