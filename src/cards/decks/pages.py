"""What the pages say now: the entries by id, and where a remembered sentence still stands, if it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from cards.decks.alignment import sentence_of
from cards.decks.card_file.reader import read_body
from cards.decks.ledger import Record
from cards.decks.similarity import Sentences, folded, sentences
from cards.decks.slot import asked
from cards.model import Entry, Role, Source


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: what it says now, its entry's id, its section's role, the file and line of its passage."""

    sentence: str
    entry: str
    role: Role
    source: Source


class Pages:
    """The entries of a deck as they are now; `known` are the notes that it had."""

    def __init__(self, entries: Iterable[Entry], known: Iterable[Record]) -> None:
        self.entries = {entry.id: entry for entry in entries}
        self._known = tuple(known)
        self._by_entry: dict[str, Sentences[Place]] = {}

    def place_of(self, record: Record) -> Place | None:
        """Return where the sentence of a note still stands in recognisable form: in its own entry first, then in any."""
        texts = {record.sentence, asked(read_body(record.made)) if record.made and record.kind == "cloze" else ""}
        own = self._of_entry(record.entry) if record.entry in self.entries else None
        found = own.find(*sorted(texts)) if own else None
        return found or self._sentences.find(*sorted(texts))

    def _of_entry(self, entry: str) -> Sentences[Place]:
        if entry not in self._by_entry:
            self._by_entry[entry] = Sentences(_sentences_of(self.entries[entry]), self._settled)
        return self._by_entry[entry]

    def holds(self, record: Record) -> Place | None:
        """Return where the sentence of a note stands word for word."""
        return self._sentences.find_exactly(sentence_of(record))

    @cached_property
    def _settled(self) -> frozenset[str]:
        return frozenset(folded(sentence_of(record)) for record in self._known)

    @cached_property
    def _sentences(self) -> Sentences[Place]:
        found = (sentence for entry in self.entries.values() for sentence in _sentences_of(entry))
        return Sentences(found, self._settled)


def _sentences_of(entry: Entry) -> Iterable[tuple[str, Place]]:
    for section in entry.sections:
        for passage in section.passages:
            for sentence in sentences(passage.text):
                yield sentence, Place(sentence, entry.id, section.role, passage.source)
