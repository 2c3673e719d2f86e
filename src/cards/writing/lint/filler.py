"""Filler: sentences that praise their topic instead of saying something about it."""

import re
from functools import lru_cache

from cards.writing.lint.rule import Draft

_FILLER = re.compile(
    r"^(?:understanding|knowing|recognizing|recognising|appreciating|learning about)\b.*\b(?:is|are|remains?)\b"
    r"|\b(?:is|are|remains?|making \w+(?: \w+){0,3}) (?:\w+ly )?"
    r"(?:vital|essential|crucial|critical|important|indispensable|key|imperative|valuable)\b(?! (?:to|for) (?:prevent|avoid))"
    r"|\bplays? an? (?:\w+ )?(?:role|part)\b|\bnurtur(?:es?|ing)\b|\bis one (?:reason|of the reasons) why\b"
    r"|\bwithout (?:medical|professional) (?:guidance|advice|supervision|help)\b",
    re.IGNORECASE,
)
_ABOUT_THE_TOPIC = re.compile(r"^(?:understanding|knowing|recogni[sz]ing|appreciating|learning about)\b", re.IGNORECASE)


def objection(draft: Draft) -> str:
    """Object to a sentence whose main statement is that something matters."""
    praise = _praise(draft.whole)
    if praise and (
        _ABOUT_THE_TOPIC.match(draft.whole) or draft.construction not in {"list", "date", "definition", "acronym"}
    ):
        return f'"{praise[-40:]}" says only that it matters'
    return ""


@lru_cache(maxsize=1000)  # many cards are drafted from one sentence
def _praise(text: str) -> str:
    match = _FILLER.search(text)
    return match.group() if match else ""
