"""The tags of a note: entry, section and kind under `cards::`, then the deck's own; Anki keeps them as they are."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from cards.model import Note

# What Anki cuts, joins or reads as a wildcard or quote when a tag is searched for.
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\"*\\]+")
_LEVELS = re.compile(r":{2,}")


def tags(note: Note, extra: Sequence[str]) -> tuple[str, ...]:
    """Return a note's tags: where it comes from and its kind, then `extra` as people wrote them, made safe.

    No tag holds a space, none appears twice (Anki does not tell case apart). Tags with nothing left are dropped.
    """
    own = (
        f"cards::entry::{slug(note.entry)}",
        f"cards::section::{slug(note.section)}",
        f"cards::kind::{note.kind}",
    )
    unique: dict[str, str] = {}
    for tag in (*own, *map(_safe, extra)):
        if tag:
            unique.setdefault(tag.casefold(), tag)
    return tuple(unique.values())


@lru_cache(maxsize=10_000)  # all notes of an entry ask for the same
def slug(text: str) -> str:
    """Return `text` as one level of a tag: lower-case letters, digits and marks of any script, joined by hyphens.

    A text without any becomes "unnamed".
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).lower())
    spaced = "".join(character if _is_word(character) else " " for character in folded)
    return "-".join(spaced.split()) or "unnamed"


def _is_word(character: str) -> bool:
    # L letters, M the vowel signs and accents that many scripts write on their own, N digits
    return unicodedata.category(character)[0] in "LMN"


def _safe(tag: str) -> str:
    levels = _LEVELS.split(unicodedata.normalize("NFC", tag))
    safe = (_FORBIDDEN.sub("-", level).strip("-:") for level in levels)
    return "::".join(level for level in safe if level)
