"""The oracle's measure: which sentences the pages hold, and when two texts are recognisably the same.

It is deliberately simpler than anything that the program does, and shares no code with it.
"""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from cards.model import Entry, Passage

RECOGNISABLE = 0.6

_END = re.compile(r"(?<=[.!?])(?<!e\.g\.)(?<!i\.e\.)[”\")]*\s+(?=[“\"(]?[A-Z])")
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text without case and punctuation."""
    return _WORD.findall(text.casefold())


def similarity(one: str, other: str) -> float:
    """Return how much of two texts is the same words in the same order: difflib's ratio over words, 0 to 1."""
    return _ratio(words(one), words(other))


def recognisable(sentence: str, sentences: Iterable[str]) -> bool:
    """Say whether one of the sentences is this one, perhaps edited: at least 0.6 of the words in their order."""
    return any(similarity(sentence, other) >= RECOGNISABLE for other in sentences)


def surely_gone(sentence: str, sentences: Sequence[str]) -> bool:
    """Say whether no sentence is like this one by any usual measure: by words, by characters, or as a part of it.

    Between this and `recognisable` lies what a merge may settle either way.
    """
    if sentence in sentences or recognisable(sentence, sentences):  # quick, and nearly always so
        return False
    return all(_likeness(sentence, other) < RECOGNISABLE for other in sentences)


def same_answer(one: str, other: str) -> bool:
    """Say whether two answers are recognisably the same: after a typo (characters), or a list with an item more or less."""
    if similarity(one, other) >= RECOGNISABLE:
        return True
    first, second = " ".join(words(one)), " ".join(words(other))
    if SequenceMatcher(None, first, second, autojunk=False).ratio() >= RECOGNISABLE:
        return True
    fewer, more = sorted((set(first.split()) - _LINKS, set(second.split()) - _LINKS), key=len)
    return bool(fewer) and fewer <= more


def sentences_of(passage: Passage) -> tuple[str, ...]:
    """Return the sentences of a passage in their order."""
    return tuple(part for part in _END.split(passage.text) if part)


def sentences_of_entry(entry: Entry) -> tuple[str, ...]:
    """Return every sentence of an entry, and each list together with the sentence that introduces it."""
    found: list[str] = []
    for section in entry.sections:
        passages = section.passages
        for number, passage in enumerate(passages):
            found += sentences_of(passage)
            items = _items_after(passages, number)
            if passage.kind == "prose" and items:
                found.append(" ".join((found[-1], *items)))
    return tuple(found)


_LINKS = {"and", "or", "the", "a", "an", "of"}


def _items_after(passages: Sequence[Passage], number: int) -> list[str]:
    items: list[str] = []
    for passage in passages[number + 1 :]:
        if passage.kind != "item":
            break
        items.append(passage.text)
    return items


def _likeness(one: str, other: str) -> float:
    first, second = words(one), words(other)
    shorter = min(len(first), len(second)) or 1
    common = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    characters = SequenceMatcher(None, " ".join(first), " ".join(second), autojunk=False)
    by_characters = characters.ratio() if characters.quick_ratio() >= RECOGNISABLE else 0.0
    return max(common / shorter if shorter > 3 else 0.0, by_characters)


def _ratio(first: list[str], second: list[str]) -> float:
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < RECOGNISABLE or matcher.quick_ratio() < RECOGNISABLE:
        return 0.0
    return matcher.ratio()
