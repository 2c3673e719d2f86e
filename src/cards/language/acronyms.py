"""Acronyms with their expansions, found where a page introduces them: "expansion (ACRONYM)" and "ACRONYM (expansion)"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from cards.model import Sentence

# Two capitals at least, or small letters before one: GnRH, IgE, HPA, mRNA. Digits would need reading ("12-TET") and stay out.
_ACRONYM = r"(?=[^\s()]*[A-Z][^\s()]*[A-Z])[A-Za-z][A-Za-z/&-]{1,9}"
_EXPANSION_FIRST = re.compile(rf"(?P<before>[^.;:()]{{4,120}}?)\s\((?P<acronym>{_ACRONYM})\)")
_ACRONYM_FIRST = re.compile(rf"\b(?P<acronym>{_ACRONYM})\s\((?P<expansion>[a-z][^()]{{5,80}})\)")
_WITH_NOUN = re.compile(
    rf"\b(?P<acronym>{_ACRONYM}) (?P<noun>[a-z]+)\s\((?P<expansion>[^()]{{5,80}}) (?P=noun)\)"  # "HPA axis (… axis)"
)
_STANDS_FOR = re.compile(
    rf"\b(?P<acronym>{_ACRONYM}) (?:stands for|is short for|is an abbreviation (?:of|for)) (?P<expansion>[^.;:()]{{5,80}})"
)
_MAY_INTRODUCE = re.compile(
    r"\(|stands for|is short for|is an abbreviation"
)  # most sentences need no more than this look
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset("a an the of to in on for and or by with de la le du von".split())
_SHORTEST_ONE_WORD = 8  # a one-word expansion such as "dehydroepiandrosterone" (DHEA) has at least so many letters
# Most sentences need no more than this look.
_MAY_INTRODUCE = re.compile(r"\(|stands for|is short for|is an abbreviation")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym, its expansion as the page writes it, and the sentence that introduces it."""

    short: str
    expansion: str
    sentence: Sentence


def acronyms(sentence: Sentence) -> Iterator[Acronym]:
    """Yield the acronyms that a sentence introduces, only where the letters agree with the words."""
    if not _MAY_INTRODUCE.search(sentence.text):
        return
    for pattern in (_EXPANSION_FIRST, _ACRONYM_FIRST, _WITH_NOUN, _STANDS_FOR):
        for match in pattern.finditer(sentence.text):
            short = match["acronym"]
            text = match["before"] if pattern is _EXPANSION_FIRST else match["expansion"]
            runs = _endings(text) if pattern is _EXPANSION_FIRST else _beginnings(text)
            expansion = _first_that_agrees(list(runs), _singular(short))
            if expansion:
                yield Acronym(short, expansion, sentence)


def shortened(text: str, known: Sequence[Acronym]) -> str:
    """Write "GnRH" where the text has "Gonadotropin-Releasing Hormone (GnRH)"."""
    for acronym in known:
        text = text.replace(f"{acronym.expansion} ({acronym.short})", acronym.short)
    return text


def _singular(acronym: str) -> str:
    return acronym[:-1] if acronym.endswith("s") and acronym[:-1].isupper() else acronym


def _endings(text: str) -> Iterator[str]:
    """Yield the last word, the last two words, and so on, without those that begin with a small word."""
    for word in reversed(list(_WORD.finditer(text))):
        if word.group().lower() not in _SMALL:
            yield text[word.start() :].strip()


def _beginnings(text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        if word.group().lower() not in _SMALL:
            yield text[: word.end()].strip()


def _first_that_agrees(runs: Sequence[str], acronym: str) -> str | None:
    """Return the shortest run that spells the acronym with initials alone, else the shortest that does with inner letters."""
    tests: tuple[Callable[[str, str], bool], ...] = (_by_initials, _by_inner_letters)
    return next((run for agrees in tests for run in runs if agrees(run, acronym)), None)


def _by_initials(expansion: str, acronym: str) -> bool:
    """Every letter begins a word, every word but the small ones gives a letter; "RNA" may stand in both."""
    words = _WORD.findall(expansion)
    letters = [letter for letter in acronym if letter.isalpha()]
    if len(words) > 1 and len(words[-1]) > 1 and words[-1].isupper() and acronym.endswith(words[-1]):
        letters, words = letters[: -len(words[-1])], words[:-1]
    for kept in (words, [word for word in words if word.lower() not in _SMALL]):
        if [word[0].lower() for word in kept] == [letter.lower() for letter in letters]:
            return True
    return False


def _by_inner_letters(expansion: str, acronym: str) -> bool:
    """The capitals begin words in order, or stand within the word before: "deoxyribonucleic acid" for DNA."""
    words = [word.lower() for word in _WORD.findall(expansion) if word.lower() not in _SMALL]
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    if not words or words[0][0] != letters[0] or (len(words) == 1 and len(words[0]) < _SHORTEST_ONE_WORD):
        return False
    word, place = 0, 0
    for letter in letters[1:]:
        if word + 1 < len(words) and words[word + 1][0] == letter:
            word, place = word + 1, 0
            continue
        place = words[word].find(letter, place + 1)
        if place < 0:
            return False
    return word == len(words) - 1
