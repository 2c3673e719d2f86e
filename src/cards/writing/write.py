"""From an entry to its notes: what every construction finds, what lint refuses, what is chosen."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cards.language.read import ReadEntry
from cards.language.topic import capitalised
from cards.model import Cloze, Deletion, Note, Question
from cards.writing.finding import Asked, Construction, Finding, Hidden, Place
from cards.writing.lint import Draft, objection
from cards.writing.rules import CONSTRUCTIONS
from cards.writing.words import content_words, is_general

MOST_DELETIONS = 3


@dataclass(frozen=True, slots=True)
class Rejected:
    """A card that was not kept: its two sides, the construction that proposed it, the rule that refused it and why."""

    front: str
    answer: str
    construction: str
    rule: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Written:
    """The notes of one entry in reading order, and the cards that were refused."""

    entry: ReadEntry
    notes: tuple[Note, ...]
    rejected: tuple[Rejected, ...]


def write(entry: ReadEntry) -> Written:
    """Write the notes of one entry."""
    notes: list[Note] = []
    rejected: list[Rejected] = []
    for section in entry.sections:
        for statement in section.statements:
            place = Place(entry, section, statement)
            found = list(_findings(place))
            for outcome in (*_questions(place, found), *_cloze(place, found)):
                if isinstance(outcome, Note):
                    notes.append(outcome)
                else:
                    rejected.append(outcome)
    return Written(entry, tuple(notes), tuple(rejected))


def without_repeats(written: Iterable[Written]) -> Iterator[Written]:
    """Drop questions that an earlier entry of the deck already asks with the same answer."""
    seen: set[tuple[str, str]] = set()
    for one in written:
        kept: list[Note] = []
        for note in one.notes:
            key = _question_key(note)
            if key is not None and key in seen:
                continue
            if key is not None:
                seen.add(key)
            kept.append(note)
        yield Written(one.entry, tuple(kept), one.rejected)


def _question_key(note: Note) -> tuple[str, str] | None:
    if not isinstance(note.body, Question):
        return None
    return re.sub(r"\W+", " ", note.body.question).casefold(), re.sub(r"\W+", " ", note.body.answer).casefold()


def _findings(place: Place) -> Iterator[tuple[Construction, Finding]]:
    for construction in CONSTRUCTIONS:
        if construction.needs_standing_alone and not _stands_alone(place):
            continue
        for finding in construction.find(place):
            yield construction, finding


def _stands_alone(place: Place) -> bool:
    """An item of a list is a front only if it is a whole sentence; its introduction is not there to complete it."""
    statement = place.statement
    text = statement.sentence.text
    is_sentence = text[:1].isupper() and text.endswith(".") and statement.parse.has_main_verb()
    return not statement.problem and (statement.sentence.kind == "prose" or is_sentence)


def _questions(place: Place, found: list[tuple[Construction, Finding]]) -> Iterator[Note | Rejected]:
    for construction, finding in found:
        if not isinstance(finding, Asked):
            continue
        label = _label(place, finding.answer)
        in_front = place.entry.topic.is_named_in(finding.question) or construction.name == "definition"
        draft = Draft(
            "qa", finding.question, finding.answer, "" if in_front else label, finding.question, construction.name
        )
        refused = objection(draft)
        if refused:
            yield Rejected(finding.question, finding.answer, construction.name, *refused, place)
            continue
        yield _note(
            place, Question(finding.question, finding.answer), label, construction.name, topic_in_front=in_front
        )


def _cloze(place: Place, found: list[tuple[Construction, Finding]]) -> Iterator[Note | Rejected]:
    text = place.statement.parse.text
    kept: list[tuple[Construction, Hidden]] = []
    for construction, finding in found:
        if not isinstance(finding, Hidden):
            continue
        hidden = _within_the_sentence(finding, text)
        if any(_overlap(hidden, other) for _, other in kept):
            continue
        draft = _cloze_draft(place, construction, hidden)
        refused = objection(draft) or _about_the_topic(place, hidden)
        if refused is None and len(kept) == MOST_DELETIONS:
            refused = ("enough", f"the sentence has {MOST_DELETIONS} better cards")
        if refused:
            yield Rejected(draft.front, draft.answer, construction.name, *refused, place)
        else:
            kept.append((construction, hidden))
    if not kept:
        return
    kept.sort(key=lambda pair: pair[1].start)
    answers = " ".join(text[hidden.start : hidden.end] for _, hidden in kept)
    names = ", ".join(dict.fromkeys(construction.name for construction, _ in kept))
    body = _cloze_body(text, [hidden for _, hidden in kept])
    yield _note(place, body, _label(place, answers), names, topic_in_front=place.entry.topic.is_named_in(text))


def _within_the_sentence(hidden: Hidden, text: str) -> Hidden:
    """Leave the full stop of the sentence outside the answer."""
    is_stop = hidden.end == len(text) and text.endswith(".")
    return Hidden(hidden.start, hidden.end - 1, hidden.hint) if is_stop else hidden


def _cloze_draft(place: Place, construction: Construction, hidden: Hidden) -> Draft:
    text = place.statement.parse.text
    answer = text[hidden.start : hidden.end]
    blank = f"[... : {hidden.hint}]" if hidden.hint else "[...]"
    front = f"{text[: hidden.start]}{blank}{text[hidden.end :]}"
    label = "" if place.entry.topic.is_named_in(text) else _label(place, answer)
    return Draft("cloze", front, answer, label, text, construction.name)


def _cloze_body(text: str, hidden: list[Hidden]) -> Cloze:
    parts: list[str | Deletion] = []
    at = 0
    for ordinal, span in enumerate(hidden, 1):
        parts += [text[at : span.start], Deletion(ordinal, text[span.start : span.end], span.hint)]
        at = span.end
    return Cloze(tuple(part for part in (*parts, text[at:]) if part))


def _overlap(a: Hidden, b: Hidden) -> bool:
    return a.start < b.end and b.start < a.end


def _about_the_topic(place: Place, hidden: Hidden) -> tuple[str, str] | None:
    """The topic's own name is asked for by its definition; hidden elsewhere, the label would give it away."""
    topic, text = place.entry.topic, place.statement.parse.text
    if topic.described:
        mention = topic.find(text)
        inside = mention is not None and hidden.start < mention[1] and mention[0] < hidden.end
        return ("topic-hidden", "the span is part of the topic's description") if inside else None
    shared = content_words(text[hidden.start : hidden.end]) & _telling_words(topic.name)
    return ("topic-hidden", f"{', '.join(sorted(shared))} belongs to the term") if shared else None


def _telling_words(text: str) -> frozenset[str]:
    return content_words(" ".join(word for word in text.split() if not is_general(word)))


def _label(place: Place, answer: str) -> str:
    """Return "Term · Section", without the section or altogether empty where it would give the answer away."""
    topic, heading = place.entry.topic.name, place.section.section.heading
    if answer == topic:
        return ""
    heading = heading.title() if heading.isupper() and " " in heading else heading
    hidden = content_words(answer)
    if hidden & _telling_words(topic):
        return ""
    return capitalised(topic) if hidden & content_words(heading) else f"{capitalised(topic)} · {heading}"


def _note(place: Place, body: Question | Cloze, label: str, rule: str, *, topic_in_front: bool) -> Note:
    return Note(
        body=body,
        entry=place.entry.entry.id,
        term=place.entry.entry.term.name,
        section=place.section.section.heading,
        role=place.section.section.role,
        label=label,
        topic_in_front=topic_in_front,
        context=place.statement.sentence.text,
        source=place.statement.sentence.source,
        rule=rule,
        url=place.entry.entry.url,
    )


def write_all(entries: Iterable[ReadEntry]) -> Iterator[Written]:
    """Write the entries of a deck, one after the other, without asking the same question twice."""
    return without_repeats(write(entry) for entry in entries)
