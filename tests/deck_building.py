"""Decks for tests, made from as little as a test wants to say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cards.anki.tags import tags
from cards.model import Cloze, Deck, DeckNote, Deletion, Identity, Note, Question, Source

FIRST_SECOND = 1_700_000_000


def note(
    body: Question | Cloze,
    *,
    label: str = "",
    entry: str = "allostatic-load",
    term: str = "Allostatic load",
    section: str = "Mechanism",
    context: str = "Repeated stress raises allostatic load.",
    line: int = 7,
) -> Note:
    return Note(
        body=body,
        entry=entry,
        term=term,
        section=section,
        role="mechanism",
        label=label,
        topic_in_front=not label,
        context=context,
        source=Source("entries/allostatic-load.md", line),
        rule="test",
    )


def deck_note(number: int, made: Note, deck: str = "Top", extra_tags: Sequence[str] = ()) -> DeckNote:
    """Return a note with the identity that follows from `number`."""
    body = made.body
    ordinals = (
        {1} if isinstance(body, Question) else {part.ordinal for part in body.parts if isinstance(part, Deletion)}
    )
    first = 1_600_000_000_000 + number * 1000
    identity = Identity(
        id=f"n{number:04}",
        guid=f"guid-{number:04}",
        modified=FIRST_SECOND + number,
        note_number=first,
        card_numbers=tuple((ordinal, first + ordinal) for ordinal in sorted(ordinals)),
    )
    return DeckNote(made, identity, deck, tags(made, extra_tags))


def deck(notes: Iterable[DeckNote], name: str = "Top", description: str = "") -> Deck:
    return Deck(name, description, tuple(notes))


def questions(count: int) -> Deck:
    """Return a deck of `count` numbered questions."""
    return deck(
        deck_note(number, note(Question(f"Question {number}?", f"Answer {number}"), line=number))
        for number in range(1, count + 1)
    )


def edited(made: DeckNote, body: Question | Cloze, seconds_later: int = 60) -> DeckNote:
    """Return the note as a later build makes it: another text, the same identity but for the time."""
    identity = replace(made.identity, modified=made.identity.modified + seconds_later)
    return replace(made, note=replace(made.note, body=body), identity=identity)


def sample() -> Deck:
    """Return a deck with something of everything: both kinds, holes in ordinals, hints, subdecks, awkward text."""
    return deck(
        [
            deck_note(1, note(Question("What does chronic stress raise?", "Allostatic load")), "Top::One::Leaf"),
            deck_note(
                2,
                note(
                    Cloze(
                        ("Stress acts on the ", Deletion(1, "HPA axis"), " and the ", Deletion(3, "gut", "organ"), ".")
                    ),
                    label="Allostatic load · Mechanism",
                ),
                "Top::One",
            ),
            deck_note(3, note(Question("Is a < b & c > d?", "Yes: {{c1::a}} </div> [sound:x.mp3]\nand \\(x^{2}\\)"))),
            deck_note(
                4, note(Cloze((Deletion(2, "a::b"), " is {not} ", Deletion(2, "c}}"))), section="Überblick"), "Top::Two"
            ),
            deck_note(5, note(Question("מהו עומס אלוסטטי?", "עומס 🧠 של לחץ")), "Top", ("Deck tag", "Bio::Hormone")),
        ],
        description="Made from <glossary> pages & more.",
    )
