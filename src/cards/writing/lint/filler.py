"""Filler: sentences that praise their topic instead of saying something about it."""

import re

from cards.writing.lint.rule import Draft

_FILLER = re.compile(
    r"^(?:understanding|knowing|recognizing|recognising|appreciating|learning about)\b.*\b(?:is|are|remains?)\b"
    r"|\b(?:is|are|remains?|making \w+(?: \w+){0,3}) (?:\w+ly )?"
    r"(?:vital|essential|crucial|critical|important|indispensable|key|imperative|valuable)\b(?! (?:to|for) (?:prevent|avoid))"
    r"|\bplays? an? (?:\w+ )?(?:role|part)\b",
    re.IGNORECASE,
)
_ABOUT_THE_TOPIC = re.compile(r"^(?:understanding|knowing|recogni[sz]ing|appreciating|learning about)\b", re.IGNORECASE)


def objection(draft: Draft) -> str:
    """Object to a sentence whose main statement is that something matters."""
    match = _FILLER.search(draft.whole)
    if match and (
        _ABOUT_THE_TOPIC.match(draft.whole) or draft.construction not in {"list", "date", "definition", "acronym"}
    ):
        return f'"{match.group()[-40:]}" says only that it matters'
    return ""
