"""The words of the project as frozen values: what is read, what is written, what is wrong. No input or output here."""

from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "definition",
    "origin",
    "mechanism",
    "context",
    "significance",
    "application",
    "metric",
    "risk",
    "cause",
    "diagnosis",
    "treatment",
    "feature",
    "example",
    "limitation",
    "type",
    "other",
]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file that a person can open: path as given on the command line, line from 1."""

    path: str
    line: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at. An error stops a build, a warning does not."""

    severity: Literal["error", "warning"]
    message: str
    remedy: str
    source: Source | None = None

    def __str__(self) -> str:
        where = f"{self.source}: " if self.source else ""
        return f"{where}{self.message}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or one item of a list, on one line, white space folded; the source is where it begins."""

    text: str
    source: Source
    kind: Literal["prose", "item"] = "prose"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a passage, as written; the source is where its passage begins."""

    text: str
    source: Source
    kind: Literal["prose", "item"] = "prose"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its passages. The untitled first paragraphs of a page are the section "Definition"."""

    heading: str
    role: Role
    passages: tuple[Passage, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """What an entry is about, and how we know.

    `stated`: somebody wrote that this is the term. `inferred`: put together from the page or its file name; reported.
    `described`: nobody names it; `name` is then a short description that stands for it in cards.
    """

    name: str
    certainty: Literal["stated", "inferred", "described"]
    reason: str
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the page that is not its text, and why it was taken for furniture."""

    text: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One topic: a term and its sections, in reading order. `id` is the stem of its file, unique in a build."""

    id: str
    term: Term
    sections: tuple[Section, ...]
    source: Source
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Deletion:
    """One hidden span of a cloze. Ordinals count from 1 and keep their answer for life."""

    ordinal: int
    answer: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """The body of a question/answer note, as it is written."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Cloze:
    """The body of a cloze note: text and hidden spans in the order in which they are read, as they are written."""

    parts: tuple[str | Deletion, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or a sound of a note: `reference` as the note names it, `name` in a package, which follows from its bytes."""

    reference: str
    name: str
    is_sound: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something to learn, as the writer made it, before it has an identity.

    `label` is what may be shown above the front without giving the answer away ("Term · Section"), or empty.
    `topic_in_front` says that the front names its topic, so that it stands alone without the label.
    `context` is the source sentence, `rule` the construction that made the note, `url` where the page came from, if it says so.
    `markup` says how the body is read: what the writer makes is plain text, what a person wrote is Markdown, and shows `media`.
    """

    body: Question | Cloze
    entry: str
    term: str
    section: str
    role: Role
    label: str
    topic_in_front: bool
    context: str
    source: Source
    rule: str
    url: str | None = None
    markup: Literal["plain", "markdown"] = "plain"
    media: tuple[Media, ...] = ()

    @property
    def kind(self) -> Literal["qa", "cloze"]:
        """The field's short names for the two kinds of note."""
        return "qa" if isinstance(self.body, Question) else "cloze"


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that is reviewed: a note's ordinal with its two sides as they are written."""

    ordinal: int
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What must survive every edit of a note.

    `id` is short and unique in its deck, `guid` is what Anki knows the note by, `modified` the second (UTC) in which its
    content last changed, `note_number` and `card_numbers` (ordinal, number) are Anki's own numeric ids in milliseconds.
    """

    id: str
    guid: str
    modified: int
    note_number: int
    card_numbers: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DeckNote:
    """A note with its identity, its tags and the full name of the Anki deck that it goes to ("Deck::Subdeck")."""

    note: Note
    identity: Identity
    deck: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """What is exported: notes in reading order."""

    name: str
    description: str
    notes: tuple[DeckNote, ...]


def cards(note: Note) -> tuple[Card, ...]:
    """Return the cards of a note as they are written, the label before a front that needs it."""
    prefix = "" if note.topic_in_front or not note.label else f"{note.label}: "
    if isinstance(note.body, Question):
        return (Card(1, prefix + note.body.question, note.body.answer),)
    ordinals = sorted({part.ordinal for part in note.body.parts if isinstance(part, Deletion)})
    return tuple(_cloze_card(note.body, ordinal, prefix) for ordinal in ordinals)


def _cloze_card(cloze: Cloze, ordinal: int, prefix: str) -> Card:
    front: list[str] = []
    answers: list[str] = []
    for part in cloze.parts:
        if isinstance(part, str):
            front.append(part)
        elif part.ordinal == ordinal:
            front.append(f"[... : {part.hint}]" if part.hint else "[...]")
            answers.append(part.answer)
        else:
            front.append(part.answer)
    return Card(ordinal, prefix + "".join(front), "; ".join(answers))
