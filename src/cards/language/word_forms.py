"""Which forms of a verb a written word may be, and whether it may be something else, by the parser's own word lists."""

from collections.abc import Iterable, Mapping

_NOUN_OR_ADJECTIVE = ("noun", "adj")
_FEWEST_LETTERS = 3


class WordForms:
    """The word lists of WordNet with their irregular forms, as the parser's lemmatizer carries them."""

    def __init__(self, words: Mapping[str, Iterable[str]], irregular: Mapping[str, Mapping[str, list[str]]]) -> None:
        self._verbs = frozenset(words["verb"])
        self._others = frozenset(word for kind in _NOUN_OR_ADJECTIVE for word in words[kind])
        self._irregular = irregular["verb"]

    def finite_tags(self, word: str) -> frozenset[str]:
        """Return the Penn tags of the finite forms that a small word may be: VBP, VBZ, VBD; none for what is no verb.

        A past form that is like the base form ("set", "cut") counts as the latter alone: it would agree with any subject.
        """
        if not (word.isascii() and word.isalpha() and word.islower() and len(word) >= _FEWEST_LETTERS):
            return frozenset()
        tags = set()
        if word in self._verbs:
            tags.add("VBP")
        if self._is_with_ending(word, "s"):
            tags.add("VBZ")
        is_irregular = word in self._irregular and not word.endswith(("ing", "s"))
        if is_irregular or self._is_with_ending(word, "d"):
            tags.add("VBD")
        return frozenset(tags)

    def is_verb_only(self, word: str) -> bool:
        """Tell whether a verb form is no noun, singular or plural, and no adjective either."""
        stems = {word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"}
        return not any(stem in self._others for stem in stems)

    def _is_with_ending(self, word: str, ending: str) -> bool:
        """Tell whether a word is a verb with "-s", "-es", "-ies" or with "-d", "-ed", "-ied"."""
        if not word.endswith(ending) or word.endswith("ss"):
            return False
        stems = {word[:-1]} if ending == "s" or word.endswith("ed") else set()
        if word.endswith(f"e{ending}"):
            stems.add(word[:-2])
        if word.endswith(f"ie{ending}"):
            stems.add(f"{word[:-3]}y")
        return any(stem in self._verbs for stem in stems)
