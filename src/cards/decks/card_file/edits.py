"""Edits of a card file as values, and the functions that make one each: what an edit does not name keeps every byte."""

from collections.abc import Iterable
from dataclasses import dataclass

from cards.decks.card_file.draft import Draft
from cards.decks.card_file.file import CardFile, FileNote
from cards.model import Cloze, Question


@dataclass(frozen=True, slots=True)
class SetId:
    """The note gets this id, in the place of the one that it has."""

    note: FileNote
    id: str


@dataclass(frozen=True, slots=True)
class SetBody:
    """The lines of question and answer, or of the cloze, are written anew; id and tags stay."""

    note: FileNote
    body: Question | Cloze


@dataclass(frozen=True, slots=True)
class Remove:
    """The note goes, with one of the blank lines around it and a `## Heading` that has nothing else below it."""

    note: FileNote


@dataclass(frozen=True, slots=True)
class Insert:
    """A new note: behind `after` (a note, or the id of one) if that stands in a section of this heading, else before the notes
    of the first such section, else in a new section behind that of `after`, or before all. "" is what stands before them.
    """

    body: Question | Cloze
    id: str
    section: str
    after: FileNote | str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetTitle:
    """The first heading `# old` becomes `# new`; if there is none, nothing happens."""

    old: str
    new: str


type Edit = SetId | SetBody | Remove | Insert | SetTitle


def edited(file: CardFile, edits: Iterable[Edit]) -> CardFile:
    """Return the file after all edits in their order; the cost is that of reading the file's blocks once.

    A note is found by its `line`, which it keeps through all edits, whatever lines it moves to; an inserted note gets a
    negative one and can be found by its id. Raises LookupError for a note that is not in the file.
    """
    draft = Draft(file)
    for edit in edits:
        match edit:
            case SetId(note, note_id):
                draft.set_id(note, note_id)
            case SetBody(note, body):
                draft.set_body(note, body)
            case Remove(note):
                draft.remove(note)
            case Insert(body, note_id, section, after, tags):
                draft.insert(body, note_id, section, after, tags)
            case SetTitle(old, new):
                draft.set_title(old, new)
    return draft.file()
