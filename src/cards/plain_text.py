"""Text from pages and paths as a terminal may see it: nothing in it acts, nothing in it moves the line."""

# Joiners of emoji and of Persian and Indic letters: they shape the letters beside them and do nothing else.
_JOINERS = "\u200c\u200d"


def plain(text: str) -> str:
    """Return text on one line, with a mark in the place of control characters, marks of direction and broken bytes."""
    return "".join(" " if c.isspace() else c if c.isprintable() or c in _JOINERS else "\ufffd" for c in text)


def plain_lines(text: str) -> str:
    """Return text with its line breaks, each line as `plain` has it."""
    return "\n".join(plain(line) for line in text.split("\n"))


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 note", "2 notes"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
