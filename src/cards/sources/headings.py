"""Does a line on its own look like a heading? And what is the heading, without its number and marks?"""

import re

from cards.sources.roles import is_role_heading

LONGEST_HEADING = 80
MOST_WORDS = 10

_NUMBER = re.compile(
    r"(?:(?:chapter|section|part)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|[IVX]{1,5}[.)]|[A-Z][.)])\s+", re.IGNORECASE
)
_DEEP_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s")
_QUESTION = re.compile(r"(?:what|how|why|who|when|where|which|is|are|does|do|can|should)\b", re.IGNORECASE)
# the number of a footnote may follow the stop
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\w{1,3}\])*$")
_LOWER_END = re.compile(
    r"\b(?:and|or|of|the|a|an|to|in|on|with|for|by|from|as|at|that|which|is|are|was|were)$", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|must|will|include|includes|including|following|follows|consists?|"
    r"requires?|contains?|causes? (?:the|a|an)|should|follow)\b",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=<≤≥≈→↔⇌{}\\]|\d\s*[+×*/]\s*\d|://|@")
# "C#" keeps its sign
_MARKS = re.compile(r"^#{1,6}\s*|^={1,6}\s*(?=.*=$)|\s+#+$|\s*=+$|\s*¶+$")
_LABEL = re.compile(r"([^:]{3,40}):\s+(?=\S)")


def ends_sentence(text: str) -> bool:
    """Say whether a text ends as a sentence does: with a stop, perhaps inside a closing quote or bracket."""
    return bool(_SENTENCE_END.search(text[-16:]))


def looks_like_heading(line: str) -> bool:
    """Say whether a line could be a heading: short, no sentence, begins like one. Its neighbours are not asked here."""
    text = line.strip()
    if not text or len(text) > LONGEST_HEADING or len(text.split()) > MOST_WORDS:
        return False
    bare = text.removesuffix(":").rstrip()
    if text.endswith("?"):
        return bool(_QUESTION.match(text))
    if ends_sentence(bare) or bare.endswith((",", ";", "-", "–", "—", ":")) or _FORMULA.search(bare):
        return False
    if not any(letter.isalpha() for letter in bare):
        return False
    if text.endswith(":") and not is_role_heading(bare):
        return len(bare.split()) <= 4 and not _VERB.search(bare) and not bare[0].islower()
    first = next(letter for letter in bare if letter.isalnum() or letter in "\"'“‘«¡¿")
    return not first.islower() or is_role_heading(bare)


def trails_off(line: str) -> bool:
    """Say whether a line ends in a word after which more must come, as wrapped lines do and few headings."""
    return bool(_LOWER_END.search(line.strip().removesuffix(":").rstrip()))


def heading_text(line: str) -> str:
    """Return the heading without its leading number, its marks ("#", "==", the "¶" of a link), or its final colon."""
    text = _MARKS.sub("", line.strip()).strip()
    without = _NUMBER.sub("", text, count=1) if _numbered(text) else text
    shown = (without or text).rstrip(":").rstrip()
    return shown.capitalize() if shown.isupper() and is_role_heading(shown) else shown


def heading_level(line: str) -> int:
    """Return the level that a number before the heading gives it ("2.1 Mechanism" is 3), 2 where there is none."""
    deep = _DEEP_NUMBER.match(line.strip())
    return 2 + deep.group().rstrip(". )").count(".") if deep else 2


def run_in_heading(text: str) -> tuple[str, str] | None:
    """Split "Origin: The word …" into heading and text, if the label is a usual heading; None otherwise."""
    label = _LABEL.match(text)
    if not label or not label[1][0].isupper() or not is_role_heading(label[1]) or label[1].casefold() == "categories":
        return None
    rest = text[label.end() :]
    # "Types: A, B" is a section too, but "Name: 5" is a line of a data sheet
    return (label[1].strip(), rest) if len(rest.split()) >= 3 else None


def _numbered(text: str) -> bool:
    number = _NUMBER.match(text)
    if not number:
        return False
    # "2024 elections" and "3 laws" are words of the heading; "A. Structure", "IV. Uses" and "2.1 Uses" are numbered
    return bool(re.search(r"[.)]", number[0]) or re.match(r"chapter|section|part", number[0], re.IGNORECASE))
