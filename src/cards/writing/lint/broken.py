"""Broken syntax: brackets or quotes torn apart, an answer that begins or ends in the middle of something."""

import re

from cards.writing.lint.rule import Draft

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("{", "}"))
_CASE = re.compile(r"\bv\.? \[\.\.\.|\[\.\.\.[^\]]*\] v\.? [A-Z]")
_SECOND_PARTY = re.compile(r"v\.? [A-Z]")
_STRAY = re.compile(
    r"\b(?:can|may|could|will|would|must|should|have|has|are|were|do) (?:all|both|each)\b"
    r"|^[“”\"‘’']|[“\"],|\b(?:who|what|which \w+|is|are|was|were|did|does|do|can|may) (?:it|him|her|them)sel(?:f|ves)\b"
    r"|\b(?:merely|only|solely|simply|partly|mainly|largely|chiefly|mostly|primarily)\?$"
)
# "…, two of whom, Leighton and Lewin?", "What gives thick columns, rapid cooling thin ones?", "What is it called, a cutting?"
_CUT_OFF = re.compile(
    r", \w+ of (?:whom|which), [^,?]*\?$|\bones\?$|\b(?:called|termed|named|known as), an? |\(,|^(?:nor|neither)\b"
)
_SECOND = re.compile(
    r", (?:and|but|so|yet) (?:even |also |not )?(?:the|an?|its|their|this|many|some|most|it|they|one) "
)
_MARK = re.compile(r"[:;] ")
# A definition may end in a list: "the body's state: breath, hunger".
_SENTENCE = re.compile(r"; |: (?:when|if|[a-z]+(?: [^,:;]+){7})")
_DASH = re.compile(r" [–—] ?|—")
_LOOSE_END = re.compile(
    r"\b(?:and|or|but|the|an?|than|which|that|who|whose|not|only|very)\?$|\b(?:and|or) (?:from|to|of|in|on|with|by|for|at)\?$"
    r"|, (?:most often|usually|typically|often|generally|mainly|chiefly|sometimes)\?$"
)
# "Luxembourg in 1842, Hanover in 1854"; "the length and a the wave speed": verbs left out, which the parser does not see
_GAPPED = re.compile(r", [A-Z]\w+(?: and [A-Z]\w+)? (?:in|by) \d{4}\b")
_TWO_ARTICLES = re.compile(r"\b(?:an?|the) (?:an?|the) ")
_TORN_QUOTE = re.compile(
    r"[“‘'\"][^”’'\".,;]*\w [^”’'\".,;]*\[\.\.\.[^\]]*\][^“”‘’'\".,;]*[”’'\"]|[“\"]\[\.\.\.[^\]]*\] \w"
)
_LOOSE = frozenset(",;:.-–—)”]")


def _of_a_question(draft: Draft) -> str:
    """Return what is wrong with the words of a question, an empty text if nothing is."""
    if draft.front.count('"') % 2 or _CUT_OFF.search(draft.front):
        return "the question breaks off"
    if _STRAY.search(draft.front):
        return "a word or a quotation mark is left over"
    if _GAPPED.search(draft.front):
        return "what is said of several is taken for one"
    if draft.asks_in_place:
        return ""
    is_definition = draft.construction == "definition"
    ends_at_a_dash = not is_definition and len(_DASH.findall(draft.front)) == 1
    holds_two = (_SENTENCE if is_definition else _MARK).search(draft.front) or _SECOND.search(draft.front)
    return "the question holds two sentences" if holds_two or ends_at_a_dash else ""


def objection(draft: Draft) -> str:
    """Object to unbalanced brackets in the answer or the front, and to loose punctuation around the answer."""
    for opening, closing in _PAIRS:
        if draft.answer.count(opening) != draft.answer.count(closing):
            return f"{opening}{closing} is torn apart by the answer"
        if draft.front.count(opening) != draft.front.count(closing):
            return f"{opening}{closing} is not closed in the front"
    if draft.answer.count('"') % 2 and draft.front.count('"') % 2:
        return "a quotation is torn apart by the answer"
    if _CASE.search(draft.front) or _SECOND_PARTY.match(draft.answer):
        return "the name of a case is torn apart by the answer"
    if (draft.front.endswith("?") and _LOOSE_END.search(draft.front)) or _LOOSE_END.search(draft.answer + "?"):
        return "the question or the answer breaks off"
    if re.search(r"^[\w -]{1,30}: ", draft.answer):
        return "the answer holds the label of an item"
    if draft.kind == "qa" and (reason := _of_a_question(draft)):
        return reason
    if _TWO_ARTICLES.search(draft.answer):
        return "a word is left out of the answer"
    if _TORN_QUOTE.search(draft.front):
        return "a quotation is torn apart by the answer"
    if not draft.answer or draft.answer[0] in _LOOSE or draft.answer[-1] in ",;:.-–—([“":
        return "the answer begins or ends with punctuation"
    return ""
