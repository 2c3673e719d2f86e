"""All filters by name, and what a row of them makes of a field."""

from collections.abc import Sequence

from cards.themes.rendering.filters.cloze import cloze, cloze_only
from cards.themes.rendering.filters.filter import Apply, Occasion
from cards.themes.rendering.filters.hint import hint
from cards.themes.rendering.filters.reading import furigana, kana, kanji
from cards.themes.rendering.filters.speech import PREFIX, speech
from cards.themes.rendering.filters.text import text
from cards.themes.rendering.filters.typed_answer import typed, typed_cloze, typed_without_marks

_FILTERS: dict[str, Apply] = {
    "text": text,
    "furigana": furigana,
    "kana": kana,
    "kanji": kanji,
    "hint": hint,
    "cloze": cloze,
    "cloze-only": cloze_only,
    "type": typed,
    "type-cloze": typed_cloze,
    "type-nc": typed_without_marks,
}
# `type:` before one of these asks for another comparison; on their own only "cloze" is a filter.
_TYPED = {("type", "cloze"): "type-cloze", ("type", "nc"): "type-nc"}

NAMES = (*_FILTERS, "tts", "tts-voices", "nc")


def find(name: str) -> Apply | None:
    """Return the filter of this name, or None."""
    return speech(name) if name.startswith(PREFIX) else _FILTERS.get(name)


def in_order(written: Sequence[str]) -> tuple[str, ...]:
    """Return the filters of a replacement in the order in which they are applied: the last written comes first."""
    names = tuple(written)
    if names in _TYPED:
        return (_TYPED[names],)
    # An answer to type stands for the whole field, whatever is done to it before.
    if names[:1] == ("type",):
        return ("type",)
    return tuple(name for name in reversed(names) if name)


def filtered(value: str, written: Sequence[str], occasion: Occasion) -> str:
    """Return the field after its filters; a filter that nobody knows ends them, as in Anki without add-ons."""
    for name in in_order(written):
        apply = find(name)
        if apply is None:
            break
        value = apply(value, occasion)
    return value
