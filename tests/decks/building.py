"""Builds without a parser: pages as lists of notes, a deck folder as values, one build after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cards.decks.card_file.file import CardFile
from cards.decks.card_file.reader import read_card_file
from cards.decks.ledger import Record, print_ledger, read_ledger
from cards.decks.merge import Before, Merged, merge
from cards.decks.wishes import Illustrated, Wishes, not_illustrated
from cards.model import Cloze, Deletion, Entry, Note, Passage, Question, Section, Source, Term

BORN = 1_700_000_000


def cloze(text: str, *answers: str) -> Cloze:
    """Return a cloze that hides these words of a text, in this order of ordinals, each where it stands first."""
    spans = sorted((text.index(answer), answer, ordinal) for ordinal, answer in enumerate(answers, 1))
    parts: list[str | Deletion] = []
    at = 0
    for start, answer, ordinal in spans:
        parts += [text[at:start], Deletion(ordinal, answer)]
        at = start + len(answer)
    return Cloze(tuple(part for part in (*parts, text[at:]) if part))


def qa(question: str, answer: str, sentence: str = "", entry: str = "osmosis", section: str = "Mechanism") -> Note:
    return _note(Question(question, answer), sentence or f"{question} {answer}", entry, section)


def gaps(text: str, *answers: str, entry: str = "osmosis", section: str = "Mechanism") -> Note:
    return _note(cloze(text, *answers), text, entry, section)


def _note(body: Question | Cloze, sentence: str, entry: str, section: str) -> Note:
    source = Source(f"entries/{entry}.txt", 1)
    return Note(body, entry, entry, section, "mechanism", "", True, sentence, source, "test")


def pages(*notes: Note, empty: Sequence[str] = ()) -> tuple[Entry, ...]:
    """Return the pages on which the sentences of these notes stand, and pages without any."""
    entries: dict[str, dict[str, dict[str, None]]] = {name: {} for name in empty}
    for note in notes:
        entries.setdefault(note.entry, {}).setdefault(note.section, {})[note.context] = None
    return tuple(
        Entry(
            name,
            Term(name, "stated", "test"),
            tuple(
                Section(
                    heading,
                    "mechanism",
                    tuple(Passage(sentence, Source(f"entries/{name}.txt", 1)) for sentence in sentences),
                    Source(f"entries/{name}.txt", 1),
                )
                for heading, sentences in sections.items()
            ),
            Source(f"entries/{name}.txt", 1),
        )
        for name, sections in entries.items()
    )


@dataclass(frozen=True)
class Folder:
    """A deck folder as text: its card files by name, its ledger, and what the last build did."""

    files: Mapping[str, str] = field(default_factory=dict)
    ledger: str = ""
    merged: Merged | None = None
    second: int = BORN

    def build(
        self,
        *notes: Note,
        entries: Sequence[Entry] | None = None,
        tags: Sequence[str] = (),
        kinds: Sequence[str] = ("qa", "cloze"),
        illustrate: Callable[[Note, Source], Illustrated] = not_illustrated,
    ) -> "Folder":
        """Build with these notes of the writer; `entries` are the pages, if not those of the notes."""
        read: dict[str, CardFile] = {}
        for name, text in self.files.items():
            read[name], problems = read_card_file(text, name)
            assert not [problem for problem in problems if problem.severity == "error"]
        records, faults = read_ledger(self.ledger, "cards.lock")
        assert not faults
        wishes = Wishes(
            "Deck",
            lambda _, by_hand: (*by_hand, *tags),
            lambda _: self.second,
            lambda note: note.kind in kinds,
            illustrate,
        )
        merged = merge(notes, pages(*notes) if entries is None else entries, Before(records, read), wishes)
        texts = {name: file.text for name, file in merged.files.items()}
        return Folder(texts, print_ledger(merged.records), merged, self.second + 60)

    def edited(self, name: str, old: str, new: str) -> "Folder":
        """Return the folder after somebody replaced a text in a card file."""
        assert old in self.files[name], self.files[name]
        return replace(self, files={**self.files, name: self.files[name].replace(old, new, 1)})

    def without(self, *names: str) -> "Folder":
        return replace(self, files={name: text for name, text in self.files.items() if name not in names})

    @property
    def records(self) -> dict[str, Record]:
        return {record.id: record for record in read_ledger(self.ledger, "cards.lock")[0]}

    def said(self) -> dict[str, str]:
        """Return GUID -> what the note says, of the notes in the deck."""
        assert self.merged is not None
        return {one.identity.guid: _text(one.note) for one in self.merged.notes}

    def changes(self) -> dict[str, int]:
        """Return how many notes changed how."""
        assert self.merged is not None
        found: dict[str, int] = {}
        for change in self.merged.changes.notes:
            found[change.what] = found.get(change.what, 0) + 1
        return found


def _text(note: Note) -> str:
    if isinstance(note.body, Question):
        return f"{note.body.question} {note.body.answer}"
    parts = (part if isinstance(part, str) else f"[{part.ordinal} {part.answer}]" for part in note.body.parts)
    return "".join(parts)
