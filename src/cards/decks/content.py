"""What a reader sees of a note, between the writer's note, the ledger's record and the card file."""

from collections.abc import Sequence

from cards.decks.alignment import sentence_of
from cards.decks.card_file.printer import print_body
from cards.decks.hashing import hashed
from cards.decks.ledger import Record
from cards.decks.slot import asked
from cards.model import Cloze, Entry, Note, Question, Role, Source


def digest_of(note: Note, tags: Sequence[str]) -> str:
    """Return a hash of all that a reader sees of a note. The line number is left out: a line added above changes no card.

    The names of pictures and sounds follow from their bytes.
    """
    body: list[str] = []
    if isinstance(note.body, Question):
        body += [note.body.question, note.body.answer]
    else:
        for part in note.body.parts:
            body += ["shown", part] if isinstance(part, str) else ["hidden", str(part.ordinal), part.answer, part.hint]
    around = (note.kind, note.label, note.term, note.section, note.context, note.entry, note.url or "")
    if note.markup == "markdown":
        shown = [text for one in note.media for text in (one.reference, one.name)]
        return hashed("digest of Markdown", *around, str(len(body)), *body, str(len(shown)), *shown, *tags).hex()[:24]
    return hashed("digest", *around, str(len(body)), *body, *tags).hex()[:24]


def made_of(note: Note, slot: str) -> dict[str, object]:
    """Return what the ledger remembers of a note that the writer made for this slot."""
    sentence = "" if isinstance(note.body, Cloze) and asked(note.body) == note.context else note.context
    return {
        "entry": note.entry,
        "slot": slot,
        "term": note.term,
        "section": note.section,
        "label": note.label,
        "topic_in_front": note.topic_in_front,
        "sentence": sentence,
        "made": print_body(note.body),
    }


def remembered_note(record: Record, body: Question | Cloze, role: Role, source: Source, entry: Entry | None) -> Note:
    """Return the note of a record that the writer does not make today, as it was when it last did, with this body."""
    return Note(
        body=body,
        entry=record.entry,
        term=record.term,
        section=record.section,
        role=role,
        label=record.label,
        topic_in_front=record.topic_in_front,
        context=sentence_of(record),
        source=source,
        rule="kept",
        url=entry.url if entry else None,
    )


def own_note(body: Question | Cloze, term: str, entry: str, section: str, source: Source) -> Note:
    """Return a note that a person wrote: it stands alone, and no sentence of a page is its source."""
    return Note(
        body=body,
        entry=entry,
        term=term,
        section=section,
        role="other",
        label="",
        topic_in_front=True,
        context="",
        source=source,
        rule="own",
    )
