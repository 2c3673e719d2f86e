"""Dangling reference: a front that begins with a word which points to something the card does not hold."""

import re
from functools import lru_cache

from cards.writing.lint.rule import Draft
from cards.writing.persons import names_a_person

_FIRST = re.compile(
    r"^(?:this|these|it|they|such|those|that|he|she|its|their|his|her|the (?:former|latter|following)"
    r"|from then on|later|then|afterwards|here)\b",
    re.IGNORECASE,
)

# "The idea", "the two cases", "the method": said of something that an earlier sentence told.
_SAID_BEFORE = re.compile(
    r"\b[Aa]ll (?:two|three|four|five)(?= (?:are|were|have|had|can|may)\b|,)"
    r"|\b[Tt]he (?:(?:two|three|four|same|other|next|latter|above|resulting) [a-z]+"
    r"|predictions?|cases?|results?|claims?|accounts?|steps?|findings?|experiments?|events?|questions?|proposals?|suggestions?"
    r"|explanations?|observations?|former|latter|rest|others?|two|three|four|first|second|third|one|ones|stor(?:y|ies)|matter"
    r"|point|outcome|situation|figures?|values?|words?|phrases?|arguments?|(?:present |original |modern )?names?|numbers?"
    r"|effects?|assumptions?|amounts?|shares?|reductions?|increases?|choice|trend|influence|arrangement|elements?|changes?)"
    r"(?=[,.?;:]| (?:is|are|was|were|has|have|had|can|could|may|might|must|will|would|do|does|did|[a-z]+ed|[a-z]+s|and|or|but)\b)"
    r"(?! “)"
)
# "It ensures that hormonal balance …": before such a noun a reader takes "that" for a pointing word.
# "One is spread through the other", "two strains infect the same cell": the sentence itself says what is meant.
_SAID_WITHIN = re.compile(r"\bone\b.*\bthe other\b|\b(?:[Tt]wo|[Bb]oth|[Ss]everal|[Dd]ifferent)\b.*\bthe same\b")
_READS_AS_POINTING = re.compile(
    r"\bthat (?:[a-z]+ )?(?:process|concept|term|system|state|condition|balance|regulation|mechanism|approach|method|network|loop"
    r"|interactions?|action)\b"
)
_SOME_TIME = re.compile(
    r"^(?:about |some |only )?(?:[a-z]+|\d+)(?: and a half)? (?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)) "
    r"(?:later|earlier|before|after)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"^(?!.*\b(?:\d{3,4}|after|when|once|century)\b.* (?:later|afterwards)).*\b(?:years|months|days) (?:later|afterwards)\b"
)
_NAMED_BEFORE = re.compile(
    r"\b[Tt]he (?:words?|names?|phrases?|ideas?|arguments?|explanations?|remed(?:y|ies)|predictions?)"
    r" (?:in|from|to|on|at|by|with)\b"
    r"|\ban? similar [a-z]+(?! to)|\b[Tt]he (?:words?|names?|phrases?|terms?|labels?|ideas?) (?:it|them)sel(?:f|ves)\b"
)
_WHOSE = re.compile(r"\b(?:his|her|he|she)\b|\bboth (?:sides|parties|cases|forms|types|kinds|methods|groups)\b")
_WHO = re.compile(r"\bwho\b", re.IGNORECASE)
_THEM = re.compile(r"\b(?:they|them)\b")
_SEVERAL = re.compile(r"[a-z]{2}s\b|\b(?:people|men|women|children|data|bacteria|fungi|algae|and|who|whom)\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+")
_POINTING = re.compile(
    r"\b(?:this|these|such(?! as)|those(?! (?:of|that|who|which|with|in|whose))|the (?:former|latter)"
    r"|(?:from|on|in|at|of|to|by|with) that [a-z]+)\b",
    re.IGNORECASE,
)


def reaches_back(text: str) -> bool:
    """Tell whether the words of a sentence, taken by themselves, speak of something that an earlier one told."""
    return _reaching(text, text) is not None or _FIRST.match(text.lstrip("“‘\"' ")) is not None


def objection(draft: Draft) -> str:
    """Object where the first word of the front, or the only word of the answer, points elsewhere."""
    match = _FIRST.match(draft.answer) or _POINTING.search(draft.answer)
    return ("" if draft.lead else in_front(draft)) or (f'the answer holds "{match.group()}"' if match else "")


@lru_cache(maxsize=1000)  # asked for a gap to see whether it needs a lead, and again by the rule
def in_front(draft: Draft) -> str:
    """Object where the front points elsewhere."""
    match = _FIRST.match(draft.front.lstrip("“‘\"' "))
    if match:
        return f'the front begins with "{match.group()}"'
    match = _reaching(draft.front, draft.around_the_gap("…"))
    if match and draft.construction not in {"definition", "acronym", "etymology", "what-are"}:
        return f'"{match.group()}" was said before'
    if draft.kind == "qa" and draft.construction != "definition" and (match := _WHOSE.search(draft.front)):
        before = draft.front[: match.start()]
        is_asked_for = match.group() in {"his", "her"} and _WHO.search(before) is not None
        named = _NAME.search(draft.front, 1) or any(map(names_a_person, before.split())) or is_asked_for
        if not named:
            return f'nobody is named for "{match.group()}"'
    if (
        draft.kind == "qa"
        and (match := _THEM.search(draft.front))
        and not _SEVERAL.search(draft.front[: match.start()])
    ):
        return f'nothing is named for "{match.group()}"'
    if draft.construction not in {"definition", "acronym", "etymology"}:
        heading = draft.label.rpartition(" · ")[2].lower()
        for phrase in draft.pointing:
            if phrase.lower().removeprefix("the ") == heading:
                continue  # "Osmosis · Mechanism: The mechanism involves …"
            if re.search(rf"\b{re.escape(phrase)}\b", draft.front, re.IGNORECASE):
                return f'"{phrase}" points to an earlier sentence'
    return ""


def _reaching(front: str, around_the_gap: str) -> re.Match[str] | None:
    said = (match for match in _SAID_BEFORE.finditer(around_the_gap) if not _is_said_within(match))
    return (
        next(said, None)
        or _READS_AS_POINTING.search(front)
        or _SOME_TIME.search(front)
        or _LATER.search(around_the_gap)
        or _NAMED_BEFORE.search(front)
    )


def _is_said_within(match: re.Match[str]) -> bool:
    is_of_two = re.match("the (?:other|same)", match.group()) is not None
    return is_of_two and _SAID_WITHIN.search(match.string[: match.end()]) is not None
