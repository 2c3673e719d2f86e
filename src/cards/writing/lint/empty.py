"""Empty answer: "the idea", "the response", "no symptoms": words that stand for what another sentence says."""

import re

from cards.writing.frequency import frequency
from cards.writing.lint.rule import Draft
from cards.writing.words import content_words

TOO_COMMON_ALONE = 3.1  # of one word with its article: "the groundwork" 3.2
TOO_COMMON = 4.0  # on the Zipf scale: "prediction" 4.0, "dilution" 3.3
_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_REFERS = re.compile(r"\b(?:more|less|similar|same|such a|it|them|they|others?|one|ones)\b", re.IGNORECASE)


def objection(draft: Draft) -> str:
    """Object to a question whose answer is a common noun with an article, denies, or refers to something else."""
    if draft.kind != "qa" or draft.construction not in {"object", "subject", "agent", "attribute", "place"}:
        return ""
    if draft.answer.lower().startswith("no "):
        return "the answer denies that there is one"
    match = _REFERS.search(draft.answer)
    if match:
        return f'the answer says "{match.group()}"'
    article = _ARTICLE.match(draft.answer)
    words = [word for word in draft.answer[article.end() if article else 0 :].split() if content_words(word)]
    if article and all(frequency(word.strip(",.")) >= TOO_COMMON for word in words):
        return f'"{draft.answer}" may be anything'
    if article and len(words) == 1 and words[0].islower() and frequency(words[0]) >= TOO_COMMON_ALONE:
        return f'"{draft.answer}" may be anything'
    return ""
