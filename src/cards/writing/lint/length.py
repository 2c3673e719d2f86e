"""Too long: an answer that is more than one idea, a front that nobody reads to its end."""

from cards.writing.lint.rule import Draft

LONGEST_ANSWER = 15  # words
LONGEST_FRONT = 40  # words, label included


def objection(draft: Draft) -> str:
    """Object to the rubric's limits."""
    answer = len(draft.answer.split())
    front = len(f"{draft.label} {draft.front}".split())
    if answer > LONGEST_ANSWER:
        return f"the answer has {answer} words, more than {LONGEST_ANSWER}"
    if front > LONGEST_FRONT:
        return f"the front has {front} words, more than {LONGEST_FRONT}"
    return ""
