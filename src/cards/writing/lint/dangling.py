"""Dangling reference: a front that begins with a word which points to something the card does not hold."""

import re

from cards.writing.lint.rule import Draft

_FIRST = re.compile(
    r"^(?:this|these|it|they|such|those|that|he|she|its|their|his|her|the (?:former|latter|following)"
    r"|from then on|later|then|afterwards|here)\b",
    re.IGNORECASE,
)

# "The idea", "the two cases", "the method": said of something that an earlier sentence told.
_SAID_BEFORE = re.compile(
    r"\b[Tt]he (?:(?:two|three|four|same|other|next|latter|above|resulting) [a-z]+"
    r"|predictions?|cases?|results?|claims?|accounts?|steps?|findings?|experiments?|events?|questions?|proposals?|suggestions?"
    r"|explanations?|observations?|former|latter|rest|others?|two|three|four|first|second|third|one|ones|stor(?:y|ies)|matter"
    r"|point|outcome|situation|figures?|values?|words?|phrases?|arguments?|(?:present |original |modern )?names?|numbers?"
    r"|effects?|assumptions?|amounts?|shares?|reductions?|increases?|choice|trend|influence|arrangement|elements?|changes?)"
    r"(?=[,.?;:]| (?:is|are|was|were|has|have|had|can|could|may|might|must|will|would|do|does|did|[a-z]+ed|[a-z]+s|and|or|but)\b)"
    r"(?! “)"
)
# "It ensures that hormonal balance …": before such a noun a reader takes "that" for a pointing word.
_READS_AS_POINTING = re.compile(
    r"\bthat (?:[a-z]+ )?(?:process|concept|term|system|state|condition|balance|regulation|mechanism|approach|method|network|loop"
    r"|interactions?|action)\b"
)
_SOME_TIME = re.compile(
    r"^(?:about |some |only )?(?:[a-z]+|\d+)(?: and a half)? (?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)) "
    r"(?:later|earlier|before|after)\b",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b[Tt]he (?:words?|names?|phrases?|ideas?|arguments?|explanations?|remed(?:y|ies)|predictions?)"
    r" (?:in|from|to|on|at|by|with)\b"
    r"|\ban? similar [a-z]+(?! to)"
)
_POINTING = re.compile(
    r"\b(?:this|these|such(?! as)|those(?! (?:of|that|who|which|with|in|whose))|the (?:former|latter))\b", re.IGNORECASE
)


def objection(draft: Draft) -> str:
    """Object where the first word of the front, or the only word of the answer, points elsewhere."""
    match = _FIRST.match(draft.front.lstrip("“‘\"' "))
    if match:
        return f'the front begins with "{match.group()}"'
    match = _SAID_BEFORE.search(draft.around_the_gap("…"))
    match = (
        match
        or _READS_AS_POINTING.search(draft.front)
        or _SOME_TIME.search(draft.front)
        or _NAMED_BEFORE.search(draft.front)
    )
    if match and draft.construction not in {"definition", "acronym", "etymology", "what-are"}:
        return f'"{match.group()}" was said before'
    if draft.construction not in {"definition", "acronym", "etymology"}:
        for phrase in draft.pointing:
            if re.search(rf"\b{re.escape(phrase)}\b", draft.front, re.IGNORECASE):
                return f'"{phrase}" points to an earlier sentence'
    match = _FIRST.match(draft.answer) or _POINTING.search(draft.answer)
    return f'the answer holds "{match.group()}"' if match else ""
