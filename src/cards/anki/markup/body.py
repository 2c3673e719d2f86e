"""The body of a note in Markdown -> the HTML of its fields, and what it shows of the deck's pictures and sounds."""

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cards.anki.escape import cloze_html, field_html
from cards.anki.markup.marks import Obeyed, source, source_of
from cards.anki.markup.writer import Writer, image
from cards.model import Cloze, Deletion, Media, Question

LONGEST = 10_000
"""Characters of a side that is read as Markdown: the time for some texts grows with the square of their length."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What a note is in Anki.

    `sides` are the fields: question and answer, or the text of a cloze. `references` are the pictures and sounds that it names,
    in reading order. `fault` says why it is shown as plain text, or is empty.
    """

    sides: tuple[str, ...]
    references: tuple[str, ...]
    fault: str = ""


def fields(body: Question | Cloze, media: Iterable[Media] = ()) -> Fields:
    """Return the fields of a note in Markdown. Pictures and sounds that are not among `media` are shown as they are written."""
    by_reference = {one.reference: one for one in media}
    if isinstance(body, Question):
        return _all([_side(source(text), (), by_reference) for text in (body.question, body.answer)], body)
    text, gaps = source_of(body)
    return _all([_side(text, gaps, by_reference)], body)


@dataclass(slots=True)
class _Side:
    """A side while it is written, by one writer: its gaps are written while it is."""

    media: Mapping[str, Media]
    gaps: tuple[Deletion, ...]
    references: list[str] = field(default_factory=list)
    shown: Counter[int] = field(default_factory=Counter)
    obeyed: Obeyed = field(default_factory=Obeyed)
    writer: Writer = field(init=False)

    def __post_init__(self) -> None:
        self.writer = Writer(self._media, self._gap, self.obeyed)

    def write(self, text: str) -> tuple[str, str]:
        """Return the field, and what is wrong with it, or nothing."""
        if len(text) + sum(len(gap.answer) + len(gap.hint) for gap in self.gaps) > LONGEST:
            return "", f"it has more than {LONGEST:,} characters"
        written = self.writer.blocks(text)
        if self.writer.is_too_deep:
            return "", "its lists, quotations or marks lie too deep in one another"
        if any(self.shown[number] != 1 for number in range(len(self.gaps))):
            return "", "a cloze of it stands in a row that is longer than its table"
        return self.obeyed.field(written, in_cloze=bool(self.gaps)), ""

    def _media(self, reference: str, alternative: str, title: str) -> str | None:
        self.references.append(reference)
        found = self.media.get(reference)
        if found is None:
            return None
        return self.obeyed.mark(f"[sound:{found.name}]") if found.is_sound else image(found.name, alternative, title)

    def _gap(self, number: int, how: str) -> str:
        self.shown[number] += 1
        gap = self.gaps[number]
        answer, hint = source(gap.answer), source(gap.hint)
        if how == "raw":
            inside, behind = html.escape(answer, quote=False), html.escape(hint, quote=False)
        else:
            inside = self.writer.blocks(answer) if how == "blocks" and "\n" in answer else self.writer.line(answer)
            behind = self.writer.line(hint)
        # The first two colons end the answer.
        inside, behind = inside.replace(":", "&#58;"), behind.replace(":", "&#58;")
        opening, closing = self.obeyed.mark(f"{{{{c{gap.ordinal}::"), self.obeyed.mark("}}")
        return opening + inside + (self.obeyed.mark("::") + behind if hint else "") + closing


def _side(text: str, gaps: tuple[Deletion, ...], media: Mapping[str, Media]) -> tuple[str, list[str], str]:
    side = _Side(media, gaps)
    written, fault = side.write(text)
    return written, side.references, fault


def _all(sides: list[tuple[str, list[str], str]], body: Question | Cloze) -> Fields:
    """Return the sides together; if one of them cannot be shown, all of them as plain text."""
    fault = next((fault for _, _, fault in sides if fault), "")
    references = tuple(dict.fromkeys(reference for _, found, _ in sides for reference in found))
    if not fault:
        return Fields(tuple(written for written, _, _ in sides), references)
    if isinstance(body, Cloze):
        return Fields((cloze_html(body),), (), fault)
    return Fields((field_html(body.question), field_html(body.answer)), (), fault)
