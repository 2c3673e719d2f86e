"""Candidates: every card that a construction proposes for a statement, as plain text, with what lint says of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from string import capwords

from cards.language.topic import capitalised
from cards.writing.definites import pointing, whose
from cards.writing.finding import Asked, Finding, Hidden, Place
from cards.writing.lead import lead_of
from cards.writing.lint import Draft, objection
from cards.writing.lint.dangling import in_front
from cards.writing.rules import CONSTRUCTIONS, OF_GAPS
from cards.writing.words import are_kin, content_words, is_general

_OF_GAPS = frozenset(construction.name for construction in OF_GAPS)
_MAY_BE_OF_A_LIST = _OF_GAPS | {"phrase"}
_KIN = 6  # letters
_SHORTEST_PART = 4  # letters
_SHARE_THE_TERM = frozenset({"definition", "acronym", "etymology"})
_BESIDE = re.compile(
    r",? (?:or|also called|also known as|called|known as|termed|sometimes called) (?:the |an? )?|,? \(?"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A card that may be written: its construction, what was found, its two sides; `refused` is a rule's id and reason."""

    place: Place
    construction: str
    finding: Finding
    draft: Draft
    refused: tuple[str, str] | None

    @property
    def span(self) -> tuple[int, int] | None:
        """The characters of the statement that answer, or None where the answer is put together."""
        return (self.finding.start, self.finding.end) if self.finding.end > 0 else None

    @property
    def front(self) -> str:
        """The front as its reader meets it, with its label where it has one."""
        return f"{self.draft.label}: {self.draft.front}" if self.draft.label else self.draft.front

    @property
    def topic_in_front(self) -> bool:
        """Tell whether the front stands without its label."""
        return self.construction == "definition" or self.draft.names_topic


def candidates(place: Place) -> Iterator[Candidate]:
    """Yield what every construction finds in a statement, once each."""
    told = (*pointing(place), *whose(place))
    lead: str | None = None  # looked for only where a gap needs it
    seen: set[tuple[str, str]] = set()
    lists: list[Finding] = []
    for name, finding in _found(place):
        draft = _draft(place, name, finding, told)
        if isinstance(finding, Hidden) and (place.statement.problem or in_front(draft)):
            lead = lead_of(place) if lead is None else lead
            if lead:
                draft = _draft(place, name, finding, told, lead)
            elif place.statement.problem:
                continue
        if (draft.front, draft.answer) in seen:
            continue
        seen.add((draft.front, draft.answer))
        refused = objection(draft)
        if refused is None and (isinstance(finding, Hidden) or name in _OF_GAPS):
            refused = _about_the_topic(place, finding)
        if refused is None and isinstance(finding, Asked) and name not in _SHARE_THE_TERM:
            refused = _named_after(place, finding.answer)
        if refused is None and name in _MAY_BE_OF_A_LIST and any(_holds(whole, finding) for whole in lists):
            refused = ("one-of-a-list", "the whole list is asked for")
        if refused is None and name == "list":
            lists.append(finding)
        yield Candidate(place, name, finding, draft, refused)


def _found(place: Place) -> Iterator[tuple[str, Finding]]:
    """Yield what the constructions find, with their names. A question has to stand without the sentence before."""
    is_whole = _is_sentence(place)
    gaps: list[Hidden] = []
    for construction in CONSTRUCTIONS:
        if construction.needs == "nothing" and place.statement.part:
            continue  # it looks at the whole sentence, once
        if construction.needs != "nothing" and not is_whole:
            continue
        for finding in construction.find(place):
            if isinstance(finding, Hidden):
                gaps.append(_within_the_sentence(finding, place.statement.parse.text))
                yield construction.name, gaps[-1]
            elif construction.needs != "statement" or not place.statement.problem:
                yield construction.name, finding
    if is_whole and not place.statement.problem:
        for construction_of_gaps in OF_GAPS:
            for asked in construction_of_gaps.find(place, gaps):
                yield construction_of_gaps.name, asked


def _holds(whole: Finding, part: Finding) -> bool:
    """Tell whether a list holds more than this one of its items."""
    return whole.start <= part.start and part.end <= whole.end and whole.end - whole.start > part.end - part.start


def label(place: Place, answer: str) -> str:
    """Return "Term · Section", without the section or altogether empty where it would give the answer away."""
    topic, heading = place.entry.topic.name, place.section.section.heading
    if answer == topic:
        return ""
    heading = capwords(heading) if heading.isupper() and " " in heading else heading  # title() makes "Body'S" of it
    hidden = content_words(answer)
    if hidden & _telling_words(topic):
        return ""
    return capitalised(topic) if hidden & content_words(heading) else f"{capitalised(topic)} · {heading}"


def _is_sentence(place: Place) -> bool:
    """An item of a list is a front only if it is a whole sentence; its introduction is not there to complete it."""
    text = place.statement.sentence.text
    parse = place.statement.parse
    if not any(token.is_finite for token in parse.tokens):
        return False  # "UCP 600, in force since 2007."
    if parse.text.endswith(":"):
        return False  # it announces a list that is not there
    is_whole = bool(place.clauses) and text[:1].isupper() and text.endswith(".") and parse.has_main_verb()
    return place.statement.sentence.kind == "prose" or is_whole


def _within_the_sentence(hidden: Hidden, text: str) -> Hidden:
    """Leave the full stop of the sentence outside the answer."""
    is_stop = hidden.end == len(text) and text.endswith(".")
    return Hidden(hidden.start, hidden.end - 1, hidden.hint) if is_stop else hidden


def _draft(place: Place, construction: str, finding: Finding, told: tuple[str, ...], lead: str = "") -> Draft:
    topic, text = place.entry.topic, place.statement.parse.text
    if isinstance(finding, Asked):
        named = topic.is_spelt_out_in(finding.question)
        shown = "" if named or construction == "definition" else label(place, finding.answer)
        named = named or (not shown and topic.is_named_in(finding.question))  # an acronym is better than nothing
        return Draft("qa", finding.question, finding.answer, shown, finding.question, construction, named, told)
    answer = text[finding.start : finding.end]
    blank = f"[... : {finding.hint}]" if finding.hint else "[...]"
    front = f"{text[: finding.start]}{blank}{text[finding.end :]}"
    front = f"{lead} {front}" if lead else front
    named = topic.is_spelt_out_in(front)
    return Draft("cloze", front, answer, "" if named else label(place, answer), text, construction, named, told, lead)


def _about_the_topic(place: Place, hidden: Finding) -> tuple[str, str] | None:
    """The topic's own name is asked for by its definition; hidden elsewhere, the label would give it away."""
    topic, text = place.entry.topic, place.statement.parse.text
    if topic.described:
        mention = topic.find(text)
        inside = mention is not None and hidden.start < mention[1] and mention[0] < hidden.end
        return ("topic-hidden", "the span is part of the topic's description") if inside else None
    mention = topic.find(text)
    if mention is not None and _BESIDE.fullmatch(text[mention[1] : hidden.start]):
        return ("topic-hidden", "the span is another name of the topic")
    answer = content_words(text[hidden.start : hidden.end])
    shared = {
        word for word in answer for other in _telling_words(topic.name) if word == other or are_kin(word, other, _KIN)
    }
    shared |= {word for word in answer if len(word) >= _SHORTEST_PART and word in topic.name.lower()}
    shared |= _names_within(topic.name, text[hidden.start : hidden.end])
    return ("topic-hidden", f"{', '.join(sorted(shared))} belongs to the term") if shared else None


def _named_after(place: Place, answer: str) -> tuple[str, str] | None:
    """Pigou is no question about the Pigouvian tax."""
    topic = place.entry.topic
    shared = set() if topic.described else _names_within(topic.name, answer)
    return ("topic-hidden", f"{', '.join(sorted(shared))} belongs to the term") if shared else None


def _names_within(topic: str, answer: str) -> set[str]:
    """Return the words of an answer with capitals that begin as a word of the topic does."""
    starts = {word[:_SHORTEST_PART].lower() for word in _telling_words(topic) if len(word) > _SHORTEST_PART}
    return {word.lower() for word in answer.split() if word[:1].isupper() and word[:_SHORTEST_PART].lower() in starts}


@lru_cache(maxsize=1000)
def _telling_words(text: str) -> frozenset[str]:
    return content_words(" ".join(word for word in text.split() if not is_general(word)))
