"""A short noun phrase that stands for a term that nobody names: "the strategy of adjusting hormone function"."""

import re

from cards.model import Term
from cards.sources.terms.evidence import Evidence, Finding
from cards.sources.terms.first_sentence import first_sentence

MOST_WORDS = 12

_LEAD = re.compile(
    r"(?:(?:this|it|here|these|the (?:term|concept|word|phrase|idea))(?: \w+)??|in [\w ,'’-]{3,40}, "
    r"this)?\s*(?:\w+ly )?"
    r"(?:describes?|refers? to|denotes?|means|is|are|involves?|represents?|designates?|encompasses|concerns?|"
    r"covers?|occurs when|was)\s+"
    r"(?=(?:an?|the|any|one|all)\b)",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(r"(?:an?|the|any|one)\b", re.IGNORECASE)
_CLAUSE = {"that", "which", "who", "whom", "whose", "when", "where", "whereby", "so", "because", "while", "if",
    "as", "is", "are", "was", "were",
           "has", "have", "can", "may", "will", "must", "refers", "describes", "occurs", "involves", "than",
           "such", "although", "but", "unless", "until"}  # fmt: skip
_PREPOSITIONS = {"of", "in", "on", "at", "by", "for", "from", "with", "within", "between", "among", "through",
    "to", "into", "under", "over", "across",
                 "during", "after", "before", "against", "without", "via", "upon", "about", "per", "along",
                 "around", "toward", "towards", "using"}  # fmt: skip
_JOINTS = {"and", "or", "nor"}
_CUT_BEFORE = _CLAUSE | _PREPOSITIONS
_DANGLING = (
    _CLAUSE
    | _PREPOSITIONS
    | _JOINTS
    | {"a", "an", "the", "its", "their", "his", "her", "any", "one", "each", "this", "these", "more", "most"}
)


def described(evidence: Evidence) -> Finding:
    """Return a description of what the page is about; always finds something, and never calls it a name."""
    section = evidence.definition()
    if section:
        passage = section.passages[0]
        phrase = noun_phrase(first_sentence(passage.text))
        if phrase:
            reason = "nobody names it; these are the first words of the definition"
            return Finding(Term(phrase, "described", reason, passage.source))
    name = evidence.stem or "standard input"
    return Finding(Term(f"the topic of “{name}”", "described", "nobody names it, and no sentence defines it"))


def noun_phrase(sentence: str) -> str:
    """Return the noun phrase that a definition begins with, at most 12 words, cut where it still reads; or nothing."""
    lead = _LEAD.match(sentence)
    text = sentence[lead.end() :] if lead else sentence
    if not _NOUN_PHRASE.match(text):
        return ""
    words = text.split()
    cuts = [cut for cut in range(2, min(len(words), MOST_WORDS) + 1) if _may_end(words, cut)]
    if not cuts:
        return ""
    clause = next((i for i, word in enumerate(words) if i > 1 and _bare(word) in _CLAUSE), len(words))
    opened_by = 1 if clause < len(words) and _bare(words[clause - 1]) in _PREPOSITIONS else 0
    # before the first clause a cut is safe; inside it the verb might be lost
    best = max((cut for cut in cuts if cut <= clause - opened_by), default=0)
    whole_clause = next((cut for cut in cuts if cut > clause and words[cut - 1][-1] in ",.;"), 0)
    cut = whole_clause if best <= 3 and whole_clause else best
    phrase = " ".join(words[:cut]).rstrip(".,;:—–-!?")
    return phrase[:1].lower() + phrase[1:] if cut else ""


def _may_end(words: list[str], cut: int) -> bool:
    last = words[cut - 1]
    if _bare(last) in _DANGLING or (
        "(" in " ".join(words[:cut]).replace("()", "") and ")" not in " ".join(words[:cut])
    ):
        return False
    if cut == len(words):
        return True
    following = _bare(words[cut])
    if last.endswith((".", ";", ":", "—")) or words[cut].startswith(("—", "–", "(")):
        return True
    if last.endswith(","):
        # not between two adjectives: "optimal, reciprocal communication"
        return (
            following in _CUT_BEFORE
            or following.endswith("ing")
            or following in ("not", "both", "adapted", "especially")
        )
    # "the balance of power between": "of" belongs to its noun unless the phrase would grow too long
    return following in _CUT_BEFORE


def _bare(word: str) -> str:
    return word.strip("\"“”‘’'(),.;:—–").casefold()
