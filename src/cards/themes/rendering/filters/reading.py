"""`{{furigana:Field}}`, `{{kana:Field}}`, `{{kanji:Field}}`: words with their reading, ` 日本[にほん]`, or one of the two."""

from collections.abc import Callable

from cards.themes.rendering.filters.filter import Occasion


def furigana(value: str, _occasion: Occasion) -> str:
    """Return the text with each reading above its word."""
    return _each(value, lambda word, reading: f"<ruby><rb>{word}</rb><rt>{reading}</rt></ruby>")


def kana(value: str, _occasion: Occasion) -> str:
    """Return the text with each reading instead of its word."""
    return _each(value, lambda _word, reading: reading)


def kanji(value: str, _occasion: Occasion) -> str:
    """Return the text without readings."""
    return _each(value, lambda word, _reading: word)


def _each(value: str, show: Callable[[str, str], str]) -> str:
    """Replace ` word[reading]`. A word has no space and no ">", a reading no line end; `[sound:…]` is no reading.

    A regular expression would say it in a line, but tries every beginning of a long word: quadratic time.
    """
    value = value.replace("&nbsp;", " ")
    parts: list[str] = []
    done = word_from = 0  # what is copied so far; where the present word begins
    position = 0
    line_end = closing = -1  # the next ones, looked for once each
    while position < len(value):
        character = value[position]
        if character in " >":
            word_from = position + 1
        elif character == "[" and position > word_from:
            if line_end < position:
                line_end = _next(value, "\n", position)
            if closing < position + 2:
                closing = _next(value, "]", position + 2)
            if closing < line_end:
                begins = word_from - 1 if word_from > done and value[word_from - 1] == " " else word_from
                word, reading = value[word_from:position], value[position + 1 : closing]
                parts.append(value[done:begins])
                parts.append(value[begins : closing + 1] if reading.startswith("sound:") else show(word, reading))
                done = word_from = closing + 1
                position = closing
        position += 1
    return "".join(parts) + value[done:]


def _next(value: str, character: str, position: int) -> int:
    found = value.find(character, position)
    return found if found >= 0 else len(value) + (character == "]")
