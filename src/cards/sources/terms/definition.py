"""The term that the definition's first sentence names: "X refers to …", "An X is a …", "X (XY) is defined as …"."""

import re

from cards.model import Term
from cards.sources.terms.evidence import Evidence, Finding
from cards.sources.terms.first_sentence import first_sentence

MOST_WORDS = 8

_SPOKEN_OF = re.compile(
    r"(?:in [\w ,-]{3,60}, )?the (?:term|word|phrase|name|expression|concept of|notion of|acronym|abbreviation) "
    r"[\"“‘'«]?([^\"”»“‘,;:()]{2,80}?)[\"”’'»]?,?"
    r"(?: \([^()]{1,60}\))? (?:\w+ly )?(?:describes?|denotes?|refers?|means?|designates?|stands?|is (?:used|"
    r"applied|given|defined)|"
    r"was|covers?|names|signifies|encompasses)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s(?:(?:is|are)(?= (?:(?:generally |usually |often |commonly |formally |best |broadly |typically |simply |"
    r"essentially )?(?:an?|the|one|any|"
    r"defined|called|when|where|what|how|those|that|two|three|both|each|every|some|several|described|understood|"
    r"characteri[sz]ed|considered|"
    r"regarded|sometimes|all)\b))|(?:may|can|could) be (?:defined|described|understood)|(?:generally |usually |"
    r"often |broadly |commonly |"
    r"typically )?(?:refers?|relates?) to|describes?|denotes?|means|designates?|represents?|comprises?|consists? "
    r"of|occurs?(?= when| if)|"
    r"involves?|encompasses|constitutes?|was (?=an?\b|the\b)|were (?=the\b)|are(?= (?:\w+ ){0,3}\w+s\b))\s"
)
_NAMES_NOTHING = re.compile(
    r"(?:this|these|that|those|it|its|they|there|here|he|she|we|you|one|such|what|when|if|while|in|on|at|for|by|"
    r"from|as|with|although|because|"
    r"since|to|both|many|most|some|several|every|each|all|our|your|their|his|her|another|unlike|like|according|"
    r"during|after|before|under|"
    r"between|among|within|through|over|not|no)$",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:an?|the)\s+(?:[\w-]+\s+){0,3}?(?:process|state|act|practice|condition|ability|study|use|way|fact|"
    r"tendency|action|phenomenon|property|"
    r"quality|amount|number|degree|extent|measure|set|group|part|branch|type|kind|form|result|idea|concept|"
    r"principle|method|technique|system|"
    r"strategy|approach|capacity|situation|place|period|art|science|rate|ratio)\s+(?:of|in|by|that|which|where|"
    r"when|whereby|for|to|at|under)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|while|whereby|because|if|and then|can|may|must|will|has|have|had|"
    r"do|does|not|as)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r",?\s+(?:also |sometimes |often |commonly |more commonly |formerly |better |otherwise |once |previously |"
    r"usually |frequently |simply |or )*"
    r"(?:known (?:simply |also )?as|called|termed|named|written|abbreviated(?: as| to)?|referred to as|"
    r"abbr\.)\s+([^,;:()]{2,80})",
    re.IGNORECASE,
)
_OR = re.compile(r",\s+or(?: simply| just)?\s+([^,;:()]{2,60})(?:,|$)", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\(([^()]{1,80})\)")
_IN_BRACKET = re.compile(
    r"(?:also |or |abbreviated |abbr\. |short for |sometimes |often )*(?:known as |called |abbreviated (?:as "
    r")?)?[\"“']?([^\"”',;:]{2,50})",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:an?|the)\s+", re.IGNORECASE)
_FRAME = re.compile(
    r"(?:in [\w ,'’-]{3,50}|formally|broadly|simply put|strictly speaking|generally),\s+", re.IGNORECASE
)
_GLOSS = re.compile(
    r"\b(?:from|greek|latin|french|german|arabic|pronounced|plural|singular|born|circa|see|e\.g|i\.e)\b|\d{4}",
    re.IGNORECASE,
)


def from_definition(evidence: Evidence) -> Finding | None:
    """Return the subject that the definition's first sentence defines, if it has a name for one."""
    section = evidence.definition()
    if not section:
        return None
    passage = section.passages[0]
    found = named_in(first_sentence(passage.text))
    if not found:
        return None
    name, aliases = found
    return Finding(Term(name, "stated", "the definition names it", passage.source), aliases)


def named_in(sentence: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the name that a defining sentence gives to what it defines, and the other names beside it."""
    spoken_of = _SPOKEN_OF.match(sentence)
    if spoken_of:
        return _name(spoken_of[1], sentence[spoken_of.end(1) : spoken_of.end()])
    frame = _FRAME.match(sentence)
    start = sentence[frame.end() :] if frame else sentence
    verb = _VERB.search(start[:250])
    if not verb:
        return None
    return _name(start[: verb.start()], "")


def _name(subject: str, beside: str) -> tuple[str, tuple[str, ...]] | None:
    aliases: list[str] = []
    for bracket in _BRACKET.finditer(subject + beside):
        inner = _IN_BRACKET.match(bracket[1])
        if inner and not _GLOSS.search(bracket[1]):
            aliases += re.split(r"\s+or\s+", inner[1])
    bare = _BRACKET.sub("", subject)
    for pattern in (_APPOSED, _OR):
        for apposed in pattern.finditer(bare):
            aliases += re.split(r"\s+or\s+|\s+and\s+", apposed[1])
        bare = pattern.sub("", bare)
    article = _ARTICLE.match(bare)
    name = _clean(bare[article.end() :] if article else bare)
    if not _is_name(name, bare):
        return None
    others = (_clean(_ARTICLE.sub("", alias, count=1) if _ARTICLE.match(alias) else alias) for alias in aliases)
    return name, tuple(dict.fromkeys(other for other in others if other and other != name))


def _is_name(name: str, subject: str) -> bool:
    words = name.split()
    if not words or len(words) > MOST_WORDS or "," in name or ";" in name or ":" in name:
        return False
    if _NAMES_NOTHING.match(words[0]) or _GENERIC.match(subject.strip()) or _CLAUSE.search(name):
        return False
    # an adverb or a conjunction before the verb: this was no bare subject
    return not re.search(r"(?:ly|and|or|of|the|also|often|now)$", words[-1]) and any(
        letter.isalpha() for letter in name
    )


def _clean(name: str) -> str:
    return name.strip().strip("\"“”‘’'«»*,.").strip()
