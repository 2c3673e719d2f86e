"""The text of a cloze: `{{c1::answer::hint}}`, or `[answer]` as hashcards and repeater have it, to parts and back."""

import re
from dataclasses import dataclass

from cards.decks.card_file.marks import decode, encode, escape_entities
from cards.model import Cloze, Deletion

LAST_ORDINAL = 500
"""Anki's limit."""

# a single colon, several numbers or none are no cloze, but nobody writes them who did not mean one
_OPENING = re.compile(r"\{\{c([0-9, ]*):(:?)")
_TOKEN = re.compile(r"\{\{c([0-9, ]*):(:?)|\{|\}+")
_BRACKET = re.compile(r"\\.|!?\[|\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ClozeFault:
    """Why a text is no cloze, and the offset in it."""

    offset: int
    message: str
    remedy: str


def is_numbered(text: str) -> bool:
    """Say whether a text uses `{{c1::…}}`; if not, its brackets are clozes."""
    return _OPENING.search(text) is not None


def read_cloze(text: str) -> Cloze | ClozeFault:
    """Return the parts of a cloze as it stands in a file, entities decoded; or the first thing that is wrong with it."""
    found = _read_numbered(text) if is_numbered(text) else _read_brackets(text)
    if isinstance(found, ClozeFault) or any(isinstance(part, Deletion) for part in found.parts):
        return found
    return ClozeFault(0, "this cloze hides nothing", "write what is to be hidden as {{c1::answer}}")


def print_cloze(cloze: Cloze) -> str:
    """Return the text that `read_cloze` reads as these parts (neighbouring texts joined)."""
    return "".join(
        _print_deletion(part) if isinstance(part, Deletion) else _print_text(part) for part in _joined(cloze.parts)
    )


def _joined(parts: tuple[str | Deletion, ...]) -> list[str | Deletion]:
    joined: list[str | Deletion] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _print_text(text: str) -> str:
    return _OPENING.sub(lambda found: encode(found[0][0], "{") + found[0][1:], escape_entities(text))


def _print_deletion(deletion: Deletion) -> str:
    answer, hint = escape_entities(deletion.answer), escape_entities(deletion.hint)
    answer = re.sub(r":(?=:|\Z)" if hint else r":(?=:)", lambda found: encode(found[0], ":"), answer)
    inside = f"{answer}::{hint}" if hint else answer
    return f"{{{{c{deletion.ordinal}::{inside if _may_stand_in_braces(inside) else encode(inside, '{}')}}}}}"


def _may_stand_in_braces(text: str) -> bool:
    """Say whether the reader finds the end of a cloze that holds this, whatever follows."""
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0 and "}}" not in text.rstrip("}") and not is_numbered(text)


def _read_numbered(text: str) -> Cloze | ClozeFault:
    parts: list[str | Deletion] = []
    done, depth = 0, 0
    opening: re.Match[str] | None = None
    for token in _TOKEN.finditer(text):
        if token[1] is not None:
            if opening:
                return _second_opening(text, opening, token)
            if fault := _opening_fault(token):
                return fault
            parts.append(decode(text[done : token.start()]))
            opening, depth = token, 0
        elif opening is None:
            continue
        elif token[0] == "{":
            depth += 1
        elif len(token[0]) == 1:
            depth = max(0, depth - 1)
        else:
            # braces that were opened within the answer are closed first, as LaTeX needs it: {{c1::\frac{1}{2}}}
            end = token.start() + min(depth, len(token[0]) - 2)
            answer, _, hint = text[opening.end() : end].partition("::")
            if not answer.strip():
                return ClozeFault(opening.start(), "this cloze hides nothing", "write an answer between :: and }}")
            parts.append(Deletion(int(opening[1]), decode(answer), decode(hint)))
            opening, done = None, end + 2
    if opening:
        return _unclosed(opening)
    parts.append(decode(text[done:]))
    return Cloze(tuple(part for part in parts if part))


def _opening_fault(opening: re.Match[str]) -> ClozeFault | None:
    written, colons = opening[1], opening[2]
    if "," in written:
        remedy = "give each number a cloze of its own"
        return ClozeFault(opening.start(), "one cloze has several numbers", remedy)
    if not written.isdigit() or not colons:
        return ClozeFault(opening.start(), f"{opening[0]} begins no cloze", "write {{c1::answer}}")
    digits = written.lstrip("0")
    if not digits or len(digits) > len(str(LAST_ORDINAL)) or int(digits) > LAST_ORDINAL:
        return ClozeFault(
            opening.start(), f"the number of a cloze is not one of 1 to {LAST_ORDINAL}", "give it the next free number"
        )
    return None


def _second_opening(text: str, first: re.Match[str], second: re.Match[str]) -> ClozeFault:
    """Tell a cloze in a cloze from one that was never closed: the former has two ends before the next begins."""
    third = _OPENING.search(text, second.end())
    ends = text.count("}}", second.end(), third.start() if third else len(text))
    if ends < 2:
        return _unclosed(first)
    return ClozeFault(second.start(), "a cloze stands inside a cloze", "close the outer one first, or keep one of them")


def _unclosed(opening: re.Match[str]) -> ClozeFault:
    return ClozeFault(opening.start(), f"the cloze {opening[0]} is not closed", "write }} behind its answer")


def _read_brackets(text: str) -> Cloze | ClozeFault:
    parts: list[str | Deletion] = []
    ordinal = done = at = 0
    last_end = text.rfind("\\]")
    while token := _BRACKET.search(text, at):
        at = token.end()
        if token[0] == "\\[" and at <= last_end:
            at = text.find("\\]", at) + 2  # display math, or an escaped bracket with its partner
        elif token[0] == "![":
            at = text.find("]", at) + 1
            if not at:
                break
        elif token[0] == "[":
            end = _closing_bracket(text, at)
            if end is None:
                break  # there is no other ] either
            if text[end] == "[":
                remedy = "write \\[ and \\] for brackets that are text, or use {{c1::answer}}"
                return ClozeFault(end, "a bracket stands inside a bracket", remedy)
            link_end = _link_end(text, end + 1)
            if link_end is not None:
                at = link_end
                continue
            answer = text[at:end]
            ordinal += 1
            if not answer.strip():
                return ClozeFault(token.start(), "this cloze hides nothing", "write an answer between [ and ]")
            if ordinal > LAST_ORDINAL:
                return ClozeFault(token.start(), f"more than {LAST_ORDINAL} clozes", "split the note")
            parts += [decode(text[done : token.start()]), Deletion(ordinal, decode(answer))]
            done = at = end + 1
    parts.append(decode(text[done:]))
    return Cloze(tuple(part for part in parts if part))


def _closing_bracket(text: str, at: int) -> int | None:
    """Return where the next bracket stands that is not escaped or an image's."""
    while token := _BRACKET.search(text, at):
        at = token.end()
        if token[0] == "![":
            at = text.find("]", at) + 1
            if not at:
                return None
        elif token[0] in ("[", "]"):
            return token.start()
    return None


def _link_end(text: str, at: int) -> int | None:
    """Return where a link's address ends, if one begins here: it has no white space but before a title."""
    found = _ADDRESS.match(text, at)
    return found.end() if found else None


_ADDRESS = re.compile(r"\([^()\[\]\n]*(?:\([^()\[\]\n]*\)[^()\[\]\n]*)?\)")
