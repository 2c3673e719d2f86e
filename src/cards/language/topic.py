"""What a page is about, as it is written within a sentence: "a buffer solution", "allostatic load", "CRISPR-Cas9"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cards.model import Entry

# Last words of names that take "the": the Doppler effect, the Roche limit.
_DEFINITE = frozenset(
    """
    effect principle law theorem rule hypothesis paradox limit reaction equation constant method test scale cycle war treaty
    convention act problem dilemma model theory sequence series transform system
    """.split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The name of a topic within a sentence, its article there ("a", "an", "the" or none), and how to find all its names."""

    name: str
    article: str
    mention: re.Pattern[str]
    described: bool

    @property
    def phrase(self) -> str:
        """The name with its article, as a subject in the middle of a sentence."""
        return f"{self.article} {self.name}".strip()

    @property
    def short(self) -> str:
        """What stands for the topic where a pronoun stood: its name, or for a described one "the strategy", "the state"."""
        if not self.described:
            return self.phrase
        before = re.split(r" (?:of|in|by|that|which|who|between|to|for|with|on|at|from)\b", self.name, maxsplit=1)[0]
        return f"the {before.split(' ')[-1]}"

    @property
    def subject(self) -> str:
        """The name with its article, as the first words of a sentence."""
        return capitalised(self.phrase)

    def is_named_in(self, text: str) -> bool:
        """Tell whether one of the names stands in the text, in the singular or the plural."""
        return self.mention.search(text) is not None

    def is_spelt_out_in(self, text: str) -> bool:
        """Tell whether the text has a name that says what the topic is: an acronym alone does not."""
        return any(not match[0].removesuffix("s").isupper() for match in self.mention.finditer(text)) or (
            self.name.isupper() and self.is_named_in(text)
        )

    def find(self, text: str) -> tuple[int, int] | None:
        """Return where the first mention begins and ends."""
        match = self.mention.search(text)
        return match.span() if match else None


def topic_of(entry: Entry) -> Topic:
    """Read the topic's form from how the page itself writes it."""
    texts = [passage.text for section in entry.sections for passage in section.passages]
    if entry.term.certainty == "described":
        name = entry.term.name
        article, _, rest = name.partition(" ")
        if article in {"a", "an", "the"}:
            return Topic(rest, article, _mention((name, rest)), described=True)
        return Topic(name, "", _mention((name,)), described=True)
    name = _as_within_a_sentence(entry.term.name, texts)
    return Topic(name, _article(name, texts), _mention((name, *entry.aliases)), described=False)


def capitalised(text: str) -> str:
    """Write the first letter large and leave the rest."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    """Write whose something is: "Bach’s", "waves’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def uncapitalised(text: str, page: Iterable[str] = ()) -> str:
    """Write the first letter small, unless the first word is a name, an acronym, or always large on the page."""
    first = re.match(r"[^\s,;:]+", text)
    if first is None or not first.group()[:1].isupper():
        return text
    word = first.group()
    if word != word.capitalize() and "-" not in word and word not in {"A", "I"}:
        return text
    if any(c.isupper() or c.isdigit() for c in word[1:]) or (len(word) == 1 and word != "A"):
        return text
    if any(re.search(rf"[^.!?:”\"\s]\s{re.escape(word)}\b", sentence) for sentence in page):
        return text
    return text[:1].lower() + text[1:]


def _as_within_a_sentence(name: str, texts: list[str]) -> str:
    """Write each word as the page writes it where neither the sentence's start nor a title makes it large."""
    page = " ".join(texts)
    if re.search(rf"\b(?:[a-z]+[,;]?|An?|The) {re.escape(name)}\b", page):
        return name  # "the Hanseatic League", "A Bloom filter": large where no sentence begins
    # The term itself in title case, and what stands in quotes, show nothing of how its words are written.
    elsewhere = re.sub(rf"[“\"][^”\"]*[”\"]|{re.escape(name)}", "…", page, flags=re.IGNORECASE)
    words = name.split(" ")
    small_somewhere = any(_occurs(word.lower(), page) for word in words)
    out = []
    for place, word in enumerate(words):
        small, large = word[:1].lower() + word[1:], capitalised(word)
        if any(c.isupper() for c in word[1:]):
            out.append(word)
        elif re.search(rf"[\w,;]\s{re.escape(large)}\b", elsewhere) and not _occurs(small, elsewhere):
            out.append(large)
        elif word[:1].isupper() and (_occurs(small, page) or place == 0 or small_somewhere):
            out.append(small)
        else:
            out.append(word)
    is_proper = any(word[:1].isupper() and not word.isupper() for word in out[1:])
    return name if is_proper and not _occurs(out[0], page) else " ".join(out)


def _occurs(word: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text) is not None


def _article(name: str, texts: list[str]) -> str:
    """Return the article that the page puts before the name, that of its definition first; else what its last word asks for."""
    before = r"(?:\b(An?|The)\s)?(?<![\w-])"
    anywhere = re.compile(rf"{before}{re.escape(name)}\b(?!['’\w-])", re.IGNORECASE)
    as_subject = re.compile(rf"(?:^|[.!?]\s)(?:(An?|The)\s)?{re.escape(name)}\b\s(?!of\b)[a-z]", re.IGNORECASE)
    for text in texts:
        match = as_subject.search(text)
        if match:
            return (match[1] or "").lower()
    found = [(match[1] or "").lower() for text in texts for match in anywhere.finditer(text)]
    if found:
        return max(sorted(set(found)), key=found.count)
    last = name.rsplit(" ", maxsplit=1)[-1].lower()
    return "the" if " " in name and last in _DEFINITE else ""


def _mention(names: Iterable[str]) -> re.Pattern[str]:
    """Match one of the names as whole words, the longest first, hyphen or space between them, plural ending or none."""
    longest_first = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
    written = (r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", name) if word) for name in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(written)})(?:e?s)?(?!\w)", re.IGNORECASE)
