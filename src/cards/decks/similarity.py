"""How alike two texts are, from 0 to 1, and which sentences of the pages are still recognisable."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from difflib import SequenceMatcher
from functools import lru_cache

RECOGNISABLE = 0.6  # a reworded sentence is the same sentence from here on

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+")
_WORD = re.compile(r"\w+")
_SHORTEST_PART = 4  # words; fewer stand in many sentences
_PART = 0.8  # of the shorter sentence's words in one piece
_COMMON = 200  # a word that more sentences hold tells nothing about which is meant


@lru_cache(maxsize=65536)
def similarity(one: str, other: str) -> float:
    """Return how much of two texts is the same in the same order: by characters or by words, whichever says more.

    Characters see through a typo, words through an insertion. Case and white space do not count. The ratio is
    difflib's: twice the length of what matches, divided by the length of both.
    """
    first, second = folded(one), folded(other)
    if first == second:
        return 1.0
    return max(_ratio(first, second), _ratio(tuple(_WORD.findall(first)), tuple(_WORD.findall(second))))


def is_part(one: str, other: str) -> bool:
    """Tell whether a sentence became part of another or another part of it, as when sentences are joined or split."""
    shorter, longer = sorted((_WORD.findall(folded(one)), _WORD.findall(folded(other))), key=len)
    if len(shorter) < _SHORTEST_PART:
        return False
    common = SequenceMatcher(None, shorter, longer, autojunk=False).find_longest_match()
    return common.size >= _PART * len(shorter)


def _ratio(first: str | tuple[str, ...], second: str | tuple[str, ...]) -> float:
    # SequenceMatcher is not symmetric where several longest matches compete; similarity has to be.
    return max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in ((first, second), (second, first)))


def words(text: str) -> frozenset[str]:
    """Return the words of a text, case folded."""
    return frozenset(_WORD.findall(text.casefold()))


def folded(text: str) -> str:
    """Return a text without what does not count: case and white space."""
    return " ".join(text.split()).casefold()


def sentences(text: str) -> list[str]:
    """Return the sentences of a passage, roughly: they end where white space follows a full stop."""
    return _SENTENCE_END.split(text)


class Sentences[Place]:
    """The sentences of the pages, to be found again after they were reworded. Places are whatever the caller wants back.

    `settled` are sentences, folded, from which other notes were made already: they are those, and no other sentence reworded.
    """

    def __init__(self, sentences: Iterable[tuple[str, Place]], settled: Container[str] = ()) -> None:
        self._sentences: list[tuple[str, Place]] = []
        self._exact: dict[str, Place] = {}
        self._holding: dict[str, list[int]] = defaultdict(list)
        for sentence, place in sentences:
            self._exact.setdefault(folded(sentence), place)
            if folded(sentence) in settled:
                continue
            for word in words(sentence):
                self._holding[word].append(len(self._sentences))
            self._sentences.append((sentence, place))

    def find_exactly(self, text: str) -> Place | None:
        """Return the place of this sentence; case and white space do not count."""
        return self._exact.get(folded(text))

    def find(self, *texts: str) -> Place | None:
        """Return the place of the sentence that is most like one of these texts, if it is recognisable."""
        for text in texts:
            if text and (exact := self._exact.get(folded(text))) is not None:
                return exact
        best, found = 0.0, None
        for text in filter(None, texts):
            for number in self._candidates(text):
                sentence, place = self._sentences[number]
                alike = max(similarity(text, sentence), RECOGNISABLE if is_part(text, sentence) else 0.0)
                if alike >= RECOGNISABLE and alike > best:
                    best, found = alike, place
        return found

    def _candidates(self, text: str) -> list[int]:
        """Return the sentences that share telling words with a text: only these can be like it."""
        wanted = words(text)
        telling = [word for word in wanted if 0 < len(self._holding.get(word, ())) <= _COMMON]
        shared: dict[int, int] = defaultdict(int)
        for word in telling:
            for number in self._holding[word]:
                shared[number] += 1
        return sorted(number for number, count in shared.items() if count * 4 >= len(telling))
