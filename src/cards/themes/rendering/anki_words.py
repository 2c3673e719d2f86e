"""What Anki puts in a card's place when it cannot show it, as HTML: people search for these words."""

_HELP = "https://docs.ankiweb.net/templates/errors.html"
# Anki wraps what it inserts into a sentence in these, so that a right-to-left name does not turn the sentence round.
_FIRST, _LAST = "\u2068", "\u2069"


def broken(side: str, details: str) -> str:
    """Return what stands on both sides of a card whose template cannot be read; `side` is "Front" or "Back"."""
    return f"{side} template has a problem:<br>{details}{_link('template-syntax-error')}"


def blank_front() -> str:
    """Return what follows the front of a card that shows none of its note's fields, and replaces its back."""
    return f"<div>The front of this card is blank.{_link('front-of-card-is-blank')}</div>"


def no_cloze(ordinal: int) -> str:
    """Return what follows the front of a cloze card whose note has no such cloze, and replaces its back."""
    return (
        f"<div>No cloze {_FIRST}{ordinal}{_LAST} found on card.\n"
        f"Please either add a cloze deletion, or use the Empty Cards tool.{_link('no-cloze-filter-on-cloze-note-type')}</div>"
    )


def no_field(written: str, field: str) -> str:
    """Return the details for a name that the note type does not have."""
    return f"Found {_quoted(written)}, but there is no field called {_quoted(field)}"


def missing_closing(closing: str) -> str:
    """Return the details for a conditional that does not end."""
    return f"Missing {_quoted(closing)}"


def other_closing(found: str, expected: str) -> str:
    """Return the details for conditionals that overlap."""
    return f"Found {_quoted(found)}, but expected {_quoted(expected)}"


def missing_opening(field: str) -> str:
    """Return the details for the end of a conditional that did not begin."""
    opening, negated, closing = ("{{" + sign + field + "}}" for sign in "#^/")
    return f"Found {_quoted(closing)}, but missing {_quoted(opening)} or {_quoted(negated)}"


def no_language(directive: str) -> str:
    """Return what stands in the place of speech without a language."""
    return f"[Error in directive '{_FIRST}{directive}{_LAST}': {_FIRST}'{_FIRST}lang{_LAST}' not set{_LAST}]"


def _quoted(written: str) -> str:
    escaped = written
    for character, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        escaped = escaped.replace(character, name)
    return f"&#x27;{_FIRST}{escaped}{_LAST}&#x27;"


def _link(part: str) -> str:
    return f"<br><a href='{_HELP}#{part}'>More information</a>"
