"""What a page is about, as it is written within a sentence: "a buffer solution", "allostatic load", "CRISPR-Cas9"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cards.model import Entry

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Topic:
    """The name of a topic within a sentence, its article there ("a", "an", "the" or none), and all its names."""

    name: str
    article: str
    names: tuple[str, ...]
    described: bool

    @property
    def phrase(self) -> str:
        """The name with its article, as a subject in the middle of a sentence."""
        return f"{self.article} {self.name}".strip()

    @property
    def subject(self) -> str:
        """The name with its article, as the first words of a sentence."""
        return capitalised(self.phrase)

    def is_named_in(self, text: str) -> bool:
        """Tell whether one of the names stands in the text, in the singular or the plural."""
        return any(_pattern(name).search(text) for name in self.names)

    def find(self, text: str) -> tuple[int, int] | None:
        """Return where the first mention begins and ends."""
        matches = [match for name in self.names if (match := _pattern(name).search(text))]
        first = min(matches, key=lambda match: (match.start(), -match.end()), default=None)
        return (first.start(), first.end()) if first else None


def topic_of(entry: Entry) -> Topic:
    """Read the topic's form from how the page itself writes it."""
    texts = [passage.text for section in entry.sections for passage in section.passages]
    if entry.term.certainty == "described":
        name = entry.term.name
        article, _, rest = name.partition(" ")
        if article in {"a", "an", "the"}:
            return Topic(rest, article, (name, rest), described=True)
        return Topic(name, "", (name,), described=True)
    name = _as_within_a_sentence(entry.term.name, texts)
    names = tuple(dict.fromkeys((name, *entry.aliases)))
    return Topic(name, _article(name, texts), names, described=False)


def capitalised(text: str) -> str:
    """Write the first letter large and leave the rest."""
    return text[:1].upper() + text[1:]


def uncapitalised(text: str, page: Iterable[str] = ()) -> str:
    """Write the first letter small, unless the first word is a name, an acronym, or always large on the page."""
    first = re.match(r"[^\s,;:]+", text)
    if first is None or not first.group()[:1].isupper():
        return text
    word = first.group()
    if word != word.capitalize() and "-" not in word and word not in {"A", "I"}:
        return text
    if any(c.isupper() or c.isdigit() for c in word[1:]) or word == "I":
        return text
    if any(re.search(rf"[^.!?:”\"\s]\s{re.escape(word)}\b", sentence) for sentence in page):
        return text
    return text[:1].lower() + text[1:]


def _as_within_a_sentence(name: str, texts: list[str]) -> str:
    """Write words small that the page writes small somewhere, or that are large only because they stand first."""
    page = " ".join(texts)
    words = name.split(" ")
    out = []
    for place, word in enumerate(words):
        small = word[:1].lower() + word[1:]
        is_plain = word[:1].isupper() and not any(c.isupper() for c in word[1:])
        seen_small = re.search(rf"(?<![\w-]){re.escape(small)}", page) is not None
        seen_large = re.search(rf"\b[a-z]+[,;]?\s{re.escape(word)}\b", page) is not None
        is_title = place == 0 or any(re.search(rf"(?<![\w-]){re.escape(w.lower())}", page) for w in words)
        out.append(small if is_plain and (seen_small or (is_title and not seen_large)) else word)
    return " ".join(out)


def _article(name: str, texts: list[str]) -> str:
    """Return the article before the name where it is a subject on the page, if it has one there."""
    pattern = re.compile(rf"(?:^|[.!?]\s)(?:(An?|The)\s)?{re.escape(name)}\b\s(?!of\b)[a-z]", re.IGNORECASE)
    for text in texts:
        match = pattern.search(text)
        if match:
            return (match[1] or "").lower()
    return ""


def _pattern(name: str) -> re.Pattern[str]:
    """Match a name as whole words, hyphen or space between them, with a plural ending or without."""
    words = [re.escape(word) for word in re.split(r"[\s-]+", name) if word]
    return re.compile(r"(?<![\w-])" + r"[\s-]+".join(words) + r"(?:e?s)?(?![\w])", re.IGNORECASE)
