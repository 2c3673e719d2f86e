"""Answer given away: a word of the answer, an inflection of it or its acronym stands in the front or its label."""

import re

from cards.writing.lint.rule import Draft
from cards.writing.words import are_kin, content_words, says_noun

_SEPARATOR = re.compile(r",? (?:and|or) |, ")
_CLASS = re.compile(r"\b[Ww]hich [a-z]+")
_CLASS_IN_PLACE = re.compile(r"\b(?:which|what kind of) [a-z]+\?$")
_SEVERAL_IN_PLACE = re.compile(r"\bwhich (?:two|three|four) (?:things|people)\?$")
_NUMBER_IN_PLACE = re.compile(r"\bhow many [^,?]+\?$")
_KIN = 7  # letters: "regulate" and "regulator" are kin
_WITHIN = 5  # letters: "corange lines" join equal range
_MAY_SHARE_THEIR_NOUN = frozenset({"phrase", "subject", "object", "agent", "name", "in-place"})
_CLAUSE = 4  # telling words: a reason may name again what it is the reason for
_NUMBER = re.compile(r"\d[\d.,:–-]*")


def _abbreviated(draft: Draft) -> str:
    """Return the acronym beside an answer that begins with its letters: "Economic Commission for [...] (ECLA)"."""
    initials = "".join(word[0] for word in draft.answer.split() if word[0].isupper())
    beside = re.search(r"^[^()]{0,12}\(([A-Z]{3,})\)", draft.around_the_gap("\0").partition("\0")[2])
    return beside[1] if beside and len(initials) > 1 and initials in beside[1] else ""


def _spelt_out(draft: Draft) -> bool:
    """Tell whether an acronym stands hidden in brackets behind its own words: "melatonin onset ([...])"."""
    before, _, after = draft.around_the_gap("\0").partition("\0")
    letters = draft.answer.lower()
    if not draft.answer.isupper() or not before.endswith("(") or not after.startswith(")"):
        return False
    said = re.findall(r"\w+", before.lower())[-len(letters) - 2 :]
    return sum(word[0] in letters for word in said) >= len(letters) - 1


def objection(draft: Draft) -> str:
    """Object to shared content words.

    A definition may share one word of several with its term; a number may share its unit, an item its class noun.
    """
    shown = draft.around_the_gap()
    in_place = draft.construction == "in-place"
    asked = (_CLASS_IN_PLACE if in_place else _CLASS).search(draft.front) if draft.kind == "qa" else None
    # A shared class noun is no leak: "Which hormone …?"
    shown = shown.replace(asked.group(), " ", 1) if asked else shown
    text = f"{draft.label} {shown}"
    answer, front = content_words(draft.answer), content_words(draft.label) | content_words(shown)
    if draft.construction in {"number", "how-many"} or (
        in_place and _NUMBER_IN_PLACE.search(draft.front)
    ):  # the unit may stand in the front, the figure may not
        number = _NUMBER.search(draft.answer)
        return f"{number.group()} stands in the front" if number and number.group() in _NUMBER.findall(text) else ""
    if draft.construction == "list" or (in_place and _SEVERAL_IN_PLACE.search(draft.front)):
        items = [item.strip() for item in _SEPARATOR.split(draft.answer)]
        given = [item for item in items if (content_words(item) <= front if content_words(item) else item in text)]
        return f'"{given[0]}" stands in the front' if given else ""
    if draft.kind == "cloze" and (acronym := _abbreviated(draft)):
        return f"{acronym} stands in the front"
    if draft.kind == "cloze" and _spelt_out(draft):
        return "the words that the letters stand for are in the front"
    shared = answer & front | {word for word in answer for other in front if are_kin(word, other, _KIN)}
    shared |= {word for word in answer if len(word) >= _WITHIN and any(other.endswith(word) for other in front)}
    noun = draft.answer.split()[-1]
    is_noun = draft.construction in _MAY_SHARE_THEIR_NOUN and shared == content_words(noun) and len(answer) > 1
    if is_noun and noun.islower() and says_noun(noun, text.lower()):
        return ""  # "thyroid hormones" where the front speaks of hormones: the telling word is left to recall
    says_much = len(answer) > 1 if draft.construction == "definition" else len(answer) >= _CLAUSE
    allowed = 1 if draft.construction in {"definition", "cause"} and says_much else 0
    if len(shared) > allowed or (answer and shared == answer):
        return f"{', '.join(sorted(shared))} stands in the front"
    return ""
