"""What only the whole deck shows: the same question asked by two entries, and two terms with nearly the same definition."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cards.model import Note, Question, cards
from cards.writing.words import content_words

INTERCHANGEABLE = 0.6  # share of the telling words of two definitions that both have
_BETWEEN_WORDS = re.compile(r"[^\w.]+")
_RARE = 40  # a word that more definitions share tells nothing about which are alike


def settled(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Return the notes of a deck in their order, none asked twice, definitions that fit two terms told apart.

    Of notes with the same front and the same answer the first stays; of a front with two answers none does, since neither can be
    known. Where two definitions are interchangeable each question names the other term: "… (not Y)?".
    """
    kept = list(_without_repeats(notes))
    others = _interchangeable(kept)
    return tuple(_told_apart(note, others.get(i, ())) for i, note in enumerate(kept))


def _without_repeats(notes: Sequence[Note]) -> Iterator[Note]:
    answers: dict[str, set[str]] = defaultdict(set)
    fronts_of: list[tuple[str, ...]] = []
    for note in notes:
        sides = [(_plain(card.front), _plain(card.back)) for card in cards(note)]
        fronts_of.append(tuple(front for front, _ in sides))
        for front, back in sides:
            answers[front].add(back)
    seen: set[tuple[str, ...]] = set()
    for note, fronts in zip(notes, fronts_of, strict=True):
        if fronts in seen or _asked(note) in seen or any(len(answers[front]) > 1 for front in fronts):
            continue
        seen |= {fronts, _asked(note)}
        yield note


def _asked(note: Note) -> tuple[str, ...]:
    """Return a question with its answer, whatever label stands above it: two entries may introduce one acronym."""
    if isinstance(note.body, Question):
        return "question", _plain(note.body.question), _plain(note.body.answer)
    return "cloze", *(_plain(card.front) for card in cards(note))


def _interchangeable(notes: Sequence[Note]) -> dict[int, tuple[str, ...]]:
    """Return for each definition, by its place, the other terms that it fits nearly as well."""
    telling = {
        i: content_words(note.body.question)
        for i, note in enumerate(notes)
        if note.rule == "definition" and isinstance(note.body, Question)
    }
    holding: dict[str, list[int]] = defaultdict(list)
    for i, words in telling.items():
        for word in words:
            holding[word].append(i)
    found: dict[int, tuple[str, ...]] = {}
    for i, words in telling.items():
        near = {j for word in words if len(holding[word]) <= _RARE for j in holding[word] if j != i}
        alike = [j for j in sorted(near) if len(words & telling[j]) >= INTERCHANGEABLE * len(words | telling[j])]
        if alike:
            found[i] = tuple(dict.fromkeys(_answer(notes[j]) for j in alike if _answer(notes[j]) != _answer(notes[i])))
    return found


def _told_apart(note: Note, others: tuple[str, ...]) -> Note:
    if not others or not isinstance(note.body, Question):
        return note
    question = f"{note.body.question.removesuffix('?')} (not {' or '.join(others)})?"
    return replace(note, body=Question(question, note.body.answer))


def _answer(note: Note) -> str:
    return note.body.answer if isinstance(note.body, Question) else ""


def _plain(text: str) -> str:
    return _BETWEEN_WORDS.sub(" ", text).casefold().strip()
