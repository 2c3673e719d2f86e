"""The faults of a side that depend on its note type: names that do not exist, and fronts that could show nothing."""

from collections.abc import Iterable
from difflib import get_close_matches

from cards.themes.rendering import anki_words, filters
from cards.themes.rendering.content import FRONT_SIDE, is_cloze_name
from cards.themes.rendering.parser import brief
from cards.themes.rendering.template import Mistake, Opening, ParsedTemplate, Replacement, Text

_LONGEST_NAME = 60  # what is longer is no slip of the finger, and comparing it takes time


def unknown_fields(parsed: ParsedTemplate, names: Iterable[str]) -> list[Mistake]:
    """Return a mistake for each replacement and conditional that names none of `names`, in order.

    `names` are the note's fields, the special ones, and for a card the `c1` that is its own.
    """
    known = list(names)
    mistakes: list[Mistake] = []
    remedies: dict[str, str] = {}
    for part in parsed.parts:
        if not isinstance(part, Replacement | Opening) or _is_known(part, known):
            continue
        if part.field not in remedies:
            meant = _meant(part.field, [*known, FRONT_SIDE] if isinstance(part, Replacement) else known)
            remedies[part.field] = f"the field is probably {meant}" if meant else _listed(known)
        found = anki_words.no_field(part.written, part.field)
        message = f"{brief(part.written)} names no field"
        mistakes.append(Mistake(part.offset, found, message, remedies[part.field]))
    return mistakes


def unknown_filters(parsed: ParsedTemplate) -> list[Mistake]:
    """Return what Anki without add-ons passes over in silence: filters that do not exist, and those written before them."""
    mistakes: list[Mistake] = []
    remedies: dict[str, str] = {}
    for part in parsed.parts:
        if not isinstance(part, Replacement) or part.field in {FRONT_SIDE, ""}:
            continue
        for name in filters.in_order(part.filters):
            if filters.find(name) is None:
                if name not in remedies:
                    meant = _meant(name.strip(), filters.NAMES)
                    remedies[name] = (
                        f"it is probably {meant}" if meant else "take it out unless an add-on of yours knows it"
                    )
                message = f"{brief(part.written)} has a filter that Anki does not know, {brief(name)!r}"
                mistakes.append(Mistake(part.offset, "", message, remedies[name], stops=False))
                break
    return mistakes


def unclosed_braces(parsed: ParsedTemplate) -> list[Mistake]:
    """Return the braces that open nothing because none follow that close; Anki shows them as text."""
    last = parsed.parts[-1] if parsed.parts else None
    offset = parsed.file.text.rfind("{{")
    if not isinstance(last, Text) or not _ends_open(last.text):
        return []
    return [Mistake(offset, "", "{{ is shown as it stands", "put }} where the name ends", stops=False)]


def nothing_on_front(parsed: ParsedTemplate) -> list[Mistake]:
    """Return a mistake if the front names no field at all, so that all its cards would be the same."""
    for part in parsed.parts:
        if isinstance(part, Replacement) or (isinstance(part, Opening) and not is_cloze_name(part.field)):
            return []
    return [Mistake(0, "", "the front shows no field", "put a field on it, {{…}}")]


def no_cloze(parsed: ParsedTemplate) -> list[Mistake]:
    """Return a mistake if a side of a cloze note type has no field with a gap; Anki takes no such note type."""
    if any(isinstance(part, Replacement) and "cloze" in part.filters for part in parsed.parts):
        return []
    return [Mistake(0, "", "this side of a cloze note type shows no cloze", "put {{cloze:…}} on it")]


def _is_known(part: Replacement | Opening, known: list[str]) -> bool:
    if isinstance(part, Opening):
        return part.field in known or is_cloze_name(part.field)
    return part.field in known or part.field == FRONT_SIDE or (not part.field and bool(part.filters))


def _meant(name: str, names: Iterable[str]) -> str:
    """Return the name that was probably meant, or nothing."""
    if len(name) > _LONGEST_NAME:
        return ""
    by_folded = {each.strip().casefold(): each for each in names}
    near = get_close_matches(name.strip().casefold(), by_folded, n=1, cutoff=0.6)
    return repr(by_folded[near[0]]) if near else ""


def _listed(known: list[str]) -> str:
    return f"use one of the fields: {', '.join(known)}"


def _ends_open(text: str) -> bool:
    return text.rfind("{{") > text.rfind("-->")
