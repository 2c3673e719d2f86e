"""Plain text -> the HTML of a field: the one place where text is escaped, so that Anki shows the same characters."""

import html
import re

from cards.model import Cloze, Deletion

# A field's text cannot hold these (0x1F parts fields, NUL ends them, SQLite refuses surrogates): the loss is shown.
_UNSPEAKABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
# What Anki acts upon inside square brackets: sounds, speech, and LaTeX that it would hand to a compiler.
_DIRECTIVE = re.compile(r"\[(?=sound:|anki:|/?latex\]|/?\${1,2}\])", re.IGNORECASE)
_MATHJAX_MARK = re.compile(r"\\([()\[\]])")
_MATHJAX = re.compile(r"\\[(\[].*?\\[)\]]", re.DOTALL)
_DOUBLED_BRACES = re.compile(r"\{{2,}|\}{2,}")
_BRACES = re.compile(r"[{}]")


def field_html(text: str) -> str:
    r"""Return the HTML that shows exactly `text`: markup, Anki's directives and cloze marks in it arrive as characters.

    Line ends become <br>. MathJax (`\( … \)`) and `$` stay as they are, single braces and brackets too, so that Anki's
    search finds them. Control characters that no field can hold become U+FFFD.
    """
    return _LINE_END.sub("<br>", _DOUBLED_BRACES.sub(_entities, _safe(text)))


def cloze_html(cloze: Cloze) -> str:
    """Return the Text field of a cloze: its parts as `field_html` shows them, its deletions as {{cN::answer::hint}}.

    Inside a deletion every colon is an entity, else "a::b" would be an answer with a hint; every brace is one anywhere,
    else one could join the marks next to it.
    """
    field = "".join(_in_cloze(part) if isinstance(part, str) else _deletion(part) for part in cloze.parts)
    return _MATHJAX_MARK.sub(r"&#92;\1", field) if _mathjax_crosses_a_deletion(cloze) else field


def _deletion(deletion: Deletion) -> str:
    answer, hint = (_in_cloze(text).replace(":", "&#58;") for text in (deletion.answer, deletion.hint))
    return f"{{{{c{deletion.ordinal}::{answer}{'::' if hint else ''}{hint}}}}}"


def _in_cloze(text: str) -> str:
    safe = _safe(text).replace("{", "&#123;").replace("}", "&#125;")
    return _LINE_END.sub("<br>", safe)


def _mathjax_crosses_a_deletion(cloze: Cloze) -> bool:
    r"""Tell whether a formula may begin inside a deletion and end outside, or the other way round.

    Anki takes the tags out of what stands between `\(` and `\)`. With one end of a deletion's tags gone, the rest of
    the card would look like its answer. A deletion inside a formula, or a formula inside a deletion, is no trouble.
    """
    deletions = [part for part in cloze.parts if isinstance(part, Deletion)]
    hidden = [text for deletion in deletions for text in (deletion.answer, deletion.hint)]
    if not any(map(_MATHJAX_MARK.search, hidden)):
        return False
    shown = [part for part in cloze.parts if isinstance(part, str)]
    return any(_MATHJAX_MARK.search(_MATHJAX.sub("", text)) for text in (*hidden, *shown))


def speakable(text: str) -> str:
    """Return the text with U+FFFD for what no field can hold."""
    return _UNSPEAKABLE.sub("\ufffd", text)


def inert(markup: str, *, in_cloze: bool) -> str:
    """Return HTML in which nothing is an order to Anki: no directive, no mark of a cloze, no formula; it shows the same."""
    braces = _BRACES if in_cloze else _DOUBLED_BRACES
    unmarked = _DIRECTIVE.sub("&#91;", braces.sub(_entities, markup))
    return _MATHJAX_MARK.sub(r"&#92;\1", unmarked)


def _safe(text: str) -> str:
    return _DIRECTIVE.sub("&#91;", html.escape(speakable(text), quote=False))


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
