"""A note of the deck -> the values of its fields in Anki, as HTML, by the names of the fields."""

from cards.anki.escape import cloze_html, field_html
from cards.model import Cloze, DeckNote, Deletion, Note, Question
from cards.themes.note_type import NoteType


def field_values(deck_note: DeckNote, note_type: NoteType) -> list[str]:
    """Return the values of a note in the order of its note type's fields; fields that we do not know are empty."""
    note = deck_note.note
    values = {
        "Label": note.label,
        "Term": note.term,
        "Section": note.section,
        "Context": note.context,
        "Source": f"{note.source} · {note.url}" if note.url else str(note.source),
        "Id": deck_note.identity.id,
    }
    if isinstance(note.body, Cloze):
        values["Extra"] = _extra(note.body, note.context)
    names = ("Question", "Answer") if isinstance(note.body, Question) else ("Text",)
    by_name = {name: field_html(text) for name, text in values.items()} | dict(zip(names, _body(note), strict=True))
    return [by_name.get(field.name, "") for field in note_type.fields]


def _body(note: Note) -> tuple[str, ...]:
    if note.markup == "markdown":
        from cards.anki.markup.body import fields  # noqa: PLC0415  most decks have no such note; markdown-it takes its time

        return fields(note.body, note.media).sides
    if isinstance(note.body, Question):
        return field_html(note.body.question), field_html(note.body.answer)
    return (cloze_html(note.body),)


def _extra(cloze: Cloze, context: str) -> str:
    """Return the source sentence if it says anything else than the cloze: nobody wants to read a sentence twice."""
    text = "".join(part.answer if isinstance(part, Deletion) else part for part in cloze.parts)
    return "" if _folded(text) == _folded(context) else context


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
