"""The term that the section on its origin quotes: a sentence about "the term" with its name, or parts of it."""

import re

from cards.model import Term
from cards.sources.terms.evidence import Evidence, Finding
from cards.sources.terms.file_name import words_of
from cards.sources.terms.first_sentence import sentences

MOST_WORDS = 8

_ABOUT_TERM = re.compile(
    r"(?:in [\w ,-]{3,60}, )?(?:the|this) (?:term|word|name|concept|phrase|expression|compound)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“([^“”\"]{2,60})[”\"]|\"([^\"”]{2,60})[\"”]|‘([^‘’]{2,60})’|«([^«»]{2,60})»")
# quoted after these is a root, a meaning or a work, not the term
_NO_NAME = re.compile(
    r"\b(?:greek|latin|french|german|italian|arabic|english|sanskrit|norse|spanish|dutch|japanese|from|meaning|"
    r"means?|roots?|prefix|suffix|paper|"
    r"book|article|essay|titled|entitled|work|novel|words?|language|literally|i\.e\.|or|of|as)\s*[,:(]?\s*(?:the )?$",
    re.IGNORECASE,
)
_NAMED_DIRECTLY = re.compile(r"(?:term|word|name|concept|phrase|expression|compound)(?: of)?\s*$", re.IGNORECASE)


def from_origin(evidence: Evidence) -> Finding | None:
    """Return the name that the origin quotes, its parts joined; put together by us, so it is inferred."""
    for section in evidence.sections:
        if section.role != "origin":
            continue
        for passage in section.passages:
            for sentence in sentences(passage.text):
                name = quoted_name(sentence)
                # a file name with the same words and more ("sourdough_starter") knows the whole name
                if name and not _is_part_of(name, evidence.stem):
                    reason = f"put together from what the section “{section.heading}” quotes"
                    return Finding(Term(name, "inferred", reason, passage.source))
    return None


def _is_part_of(name: str, stem: str) -> bool:
    quoted, spelt = set(name.casefold().split()), set(words_of(stem).casefold().split())
    return quoted < spelt


def quoted_name(sentence: str) -> str:
    """Return the name quoted in a sentence about "the term"; empty if the sentence is about something else."""
    if not _ABOUT_TERM.match(sentence):
        return ""
    parts: list[str] = []
    for quoted in _QUOTED.finditer(sentence):
        before = sentence[max(0, quoted.start() - 60) : quoted.start()]
        part = next(group for group in quoted.groups() if group).strip(" ,.;")
        if _NAMED_DIRECTLY.search(before):
            return part if len(part.split()) <= MOST_WORDS else ""
        # a gloss stands in brackets behind the word that it explains
        in_brackets = sentence.count("(", 0, quoted.start()) > sentence.count(")", 0, quoted.start())
        if not in_brackets and not _NO_NAME.search(before):
            parts.append(part)
    name = " ".join(parts)
    return name if len(name.split()) <= MOST_WORDS else ""
