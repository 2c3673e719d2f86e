"""Small marks in the text of notes: ids at the ends of lines, and entities for what would be read as syntax."""

import re

ID_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
"""No vowels, so that no id is a word, and nothing that looks like something else."""

ID_LENGTH = 6

_ID = re.compile(rf"\^[{ID_LETTERS}]{{{ID_LENGTH}}}")
_LOOKS_LIKE_ID = re.compile(rf"\^(?=[0-9]*[a-z])[0-9a-z]{{{ID_LENGTH}}}")
_ENTITY = re.compile(r"&#(38|58|91|93|94|123|125);")


def without_id(line: str) -> tuple[str, str | None]:
    """Return a line without trailing white space and without the id at its end, and that id."""
    text = line.rstrip()
    mark = _last_mark(text)
    return (text[: -len(mark)].rstrip(), mark[1:]) if _ID.fullmatch(mark) else (text, None)


def with_mark(line: str, note_id: str) -> str:
    """Return the line with the id at its end, in the place of the one that is there; all else stays, spaces at the end too."""
    text = line.rstrip()
    mark = _last_mark(text)
    tail = line[len(text) :]
    return f"{text[: -len(mark)]}^{note_id}{tail}" if _ID.fullmatch(mark) else f"{text} ^{note_id}{tail}"


def looks_like_id(line: str) -> bool:
    """Say whether a line ends in something that a person would take for an id, be it one or not."""
    return _LOOKS_LIKE_ID.fullmatch(_last_mark(line.rstrip())) is not None


def escape_mark(line: str) -> str:
    """Return a line of a note that has no id, so that none is read at its end."""
    text = line.rstrip()
    return f"{text[: -ID_LENGTH - 1]}&#94;{text[-ID_LENGTH:]}" if looks_like_id(text) else line


def escape_entities(text: str) -> str:
    """Return the text so that `decode` gives it back."""
    return _ENTITY.sub(lambda found: f"&#38;{found[0][1:]}", text)


def encode(text: str, characters: str) -> str:
    """Return the text with these characters as entities."""
    return "".join(f"&#{ord(character)};" if character in characters else character for character in text)


def decode(text: str) -> str:
    """Return the text with our entities, and only these forms, as the characters that they stand for."""
    return _ENTITY.sub(lambda found: chr(int(found[1])), text) if "&#" in text else text


def _last_mark(text: str) -> str:
    """Return the characters at the end that an id with its `^` would take, if they stand by themselves; else nothing."""
    before = text[-ID_LENGTH - 2 : -ID_LENGTH - 1]
    return text[-ID_LENGTH - 1 :] if before in ("", " ", "\t") else ""
