"""The term that the file's name spells, if it reads like words: "18_diplomatic_immunity", not "19ad66aa461188d4"."""

import re

from cards.model import Source, Term
from cards.sources.terms.evidence import Evidence, Finding

MOST_WORDS = 7

_NUMBERING = re.compile(r"^(?:\d+[\s_.-]+)+")
_BETWEEN = re.compile(r"[\s_.+-]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+\d{0,2}|\d{1,2}(?=$)")
_VOWEL = re.compile(r"[aeiouyäöüáéíóúàèìòùâêîôûå]", re.IGNORECASE)
_NO_NAMES = {
    "page", "pages", "index", "untitled", "document", "doc", "entry", "entries", "file", "new", "copy", "draft",
    "text", "txt", "notes",
    "note", "readme", "test", "output", "input", "download", "article", "chapter", "tmp", "temp", "sample", "data",
    "export", "import",
    "default", "main", "home", "final", "scan", "item", "items", "seed", "section", "part", "unnamed", "stdin",
    "glossary", "cards",
    "lesson", "lecture", "unit", "week", "topic", "content", "source", "version", "backup", "md", "html",
}  # fmt: skip


def from_file_name(evidence: Evidence) -> Finding | None:
    """Return the words of the file name: stated if the page's text has the same words, else inferred."""
    if evidence.page.shares_file:
        return None
    name = words_of(evidence.stem)
    if not name:
        return None
    pattern = r"[\s-]+".join(re.escape(word) for word in name.split())
    phrase = re.search(rf"(?<!\w){pattern}(?!\w)", evidence.text(), re.IGNORECASE)
    if phrase:
        line = evidence.text().count("\n", 0, phrase.start())
        passages = [passage for section in evidence.sections for passage in section.passages]
        reason = "the file's name, and the same words stand in the text"
        return Finding(Term(phrase[0], "stated", reason, passages[line].source))
    reason = "the file's name reads like a term"
    return Finding(Term(name, "inferred", reason, Source(evidence.page.path, 1)))


def words_of(stem: str) -> str:
    """Return the words that a file name spells, without leading numbers; empty if it is a hash, a date or a number."""
    bare = _CAMEL.sub(" ", _NUMBERING.sub("", stem))
    words = [word for word in _BETWEEN.split(bare) if word]
    if not words or len(words) > MOST_WORDS or not all(_WORD.fullmatch(word) for word in words):
        return ""
    plain = [word.rstrip("0123456789").casefold() for word in words]
    if all(word in _NO_NAMES or not word for word in plain):
        return ""
    # a name can be said: letters with a vowel among them, or an acronym
    spoken = [word for word in plain if len(word) > 2 and _VOWEL.search(word)]
    acronym = len(words) == 1 and words[0].isupper() and 2 <= len(words[0]) <= 6
    return " ".join(words) if spoken or acronym else ""
