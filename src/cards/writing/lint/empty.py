"""Empty answer: "the idea", "the response", "no symptoms": words that stand for what another sentence says."""

import re

from cards.writing.frequency import frequency
from cards.writing.lint.rule import Draft
from cards.writing.persons import names_a_person
from cards.writing.words import content_words

TOO_COMMON_ALONE = 3.1  # of one word with its article: "the groundwork" 3.2
TOO_COMMON_BARE = 4.2  # of one plural without one: "signals" 4.4, "antibodies" 3.7
TOO_COMMON = 4.0  # on the Zipf scale: "prediction" 4.0, "dilution" 3.3
TELLING = 4  # words that together say which, however common each is
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?:both|all|most|several|any) ", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:words?|names?|terms?|phrases?|expressions?|stud(?:y|ies)|surveys?|own)$| own\b")
_REFERS = re.compile(r"\b(?:more|less|similar|same|such a|it|them|they|others?|one|ones)\b", re.IGNORECASE)


def objection(draft: Draft) -> str:
    """Object to a question whose answer is a common noun with an article, denies, or refers to something else."""
    if draft.kind != "qa" or draft.construction not in {"object", "subject", "agent", "attribute", "place"}:
        return ""
    if draft.answer.lower().startswith("no "):
        return "the answer denies that there is one"
    if _HOW_MANY.match(draft.answer):
        return "the answer says how many, and not which"
    match = _REFERS.search(draft.answer)
    if match:
        return f'the answer says "{match.group()}"'
    article = _ARTICLE.match(draft.answer)
    words = [word for word in draft.answer[article.end() if article else 0 :].split() if content_words(word)]
    is_anybody = len(words) == 1 and names_a_person(_singular(words[0])) and words[0].islower()
    if is_anybody or (_WORDS.search(draft.answer) and '"' not in draft.answer):
        return f'"{draft.answer}" does not say which'
    is_bare = len(words) == 1 and words[0].islower() and words[0].endswith("s") and draft.construction != "place"
    if is_bare and frequency(words[0]) >= TOO_COMMON_BARE:
        return f'"{draft.answer}" may be anything'
    if any(word[0].isupper() for word in words) or len(words) >= TELLING:
        return ""  # "the Supreme Court of California", "the position of the new double bond"
    if article and all(frequency(word.strip(",.")) >= TOO_COMMON for word in words):
        return f'"{draft.answer}" may be anything'
    if article and len(words) == 1 and words[0].islower() and frequency(words[0]) >= TOO_COMMON_ALONE:
        return f'"{draft.answer}" may be anything'
    return ""


def _singular(word: str) -> str:
    return f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s")
