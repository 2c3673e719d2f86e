"""From an entry to its notes: what every construction finds, what lint refuses, what is chosen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cards.language.read import ReadEntry
from cards.model import Cloze, Deletion, Note, Question
from cards.writing.candidates import Candidate, candidates, label
from cards.writing.choice import Scored, choose
from cards.writing.features import features
from cards.writing.finding import Asked, Hidden, Place
from cards.writing.ranker import Ranker


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card that was not kept: its two sides, the construction that proposed it, the rule that refused it and why.

    `score` is the ranker's, from 0 to 1; a card that lint refused has none.
    """

    front: str
    answer: str
    construction: str
    rule: str
    reason: str
    score: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class Written:
    """The notes of one entry in reading order, those for who wants no questions, and the cards that were refused."""

    entry: ReadEntry
    notes: tuple[Note, ...]
    gaps: tuple[Note, ...]
    rejected: tuple[Rejected, ...]


def write(entry: ReadEntry, ranker: Ranker) -> Written:
    """Write the notes of one entry."""
    found = [
        candidate
        for section in entry.sections
        for statement in section.statements
        for candidate in candidates(Place(entry, section, statement))
    ]
    scored = [Scored(one, ranker.score(features(one))) for one in found if one.refused is None]
    length = _length(entry)
    chosen, others = choose(scored, length)
    rejected = [_rejected(one, None, one.refused) for one in found if one.refused is not None]
    rejected += [_rejected(one.candidate, one.score, one.refused) for one in others if one.refused is not None]
    gaps, _ = choose([one for one in scored if one.candidate.draft.kind == "cloze"], length)
    return Written(entry, tuple(_notes(chosen)), tuple(_notes(gaps)), tuple(rejected))


def write_all(entries: Iterable[ReadEntry], ranker: Ranker) -> Iterator[Written]:
    """Write the entries of a deck one after the other."""
    return (write(entry, ranker) for entry in entries)


def _length(entry: ReadEntry) -> int:
    return sum(len(passage.text.split()) for section in entry.entry.sections for passage in section.passages)


def _rejected(one: Candidate, score: float | None, refused: tuple[str, str]) -> Rejected:
    return Rejected(one.draft.front, one.draft.answer, one.construction, *refused, score, one.place)


def _notes(chosen: Iterable[Scored]) -> Iterator[Note]:
    """Yield a note for each question, and one for all the gaps of a sentence, sentence by sentence.

    Gaps that need the sentence before stand apart from those that do not.
    """
    by_statement: dict[int, list[Candidate]] = {}
    for one in chosen:
        by_statement.setdefault(id(one.candidate.place.statement), []).append(one.candidate)
    for together in by_statement.values():
        place = together[0].place
        for candidate in together:
            if isinstance(candidate.finding, Asked):
                body = Question(candidate.finding.question, candidate.finding.answer)
                shown = label(place, candidate.draft.answer)
                yield _note(place, body, shown, candidate.construction, topic_in_front=candidate.topic_in_front)
        for lead in dict.fromkeys(candidate.draft.lead for candidate in together):
            gaps = [one for one in together if isinstance(one.finding, Hidden) and one.draft.lead == lead]
            if gaps:
                yield _cloze(place, gaps, lead)


def _cloze(place: Place, gaps: list[Candidate], lead: str) -> Note:
    text = place.statement.parse.text
    hidden = sorted((one.finding for one in gaps if isinstance(one.finding, Hidden)), key=lambda span: span.start)
    parts: list[str | Deletion] = []
    at = 0
    for ordinal, span in enumerate(hidden, 1):
        parts += [text[at : span.start], Deletion(ordinal, text[span.start : span.end], span.hint)]
        at = span.end
    body = Cloze(tuple(part for part in (f"{lead} " if lead else "", *parts, text[at:]) if part))
    answers = " ".join(one.draft.answer for one in gaps)
    names = ", ".join(dict.fromkeys(one.construction for one in gaps))
    in_front = place.entry.topic.is_spelt_out_in(f"{lead} {text}")
    return _note(place, body, label(place, answers), names, topic_in_front=in_front)


def _note(place: Place, body: Question | Cloze, shown: str, rule: str, *, topic_in_front: bool) -> Note:
    return Note(
        body=body,
        entry=place.entry.entry.id,
        term=place.entry.entry.term.name,
        section=place.section.section.heading,
        role=place.section.section.role,
        label=shown,
        topic_in_front=topic_in_front,
        context=place.statement.sentence.text,
        source=place.statement.sentence.source,
        rule=rule,
        url=place.entry.entry.url,
    )
