"""The choice: of all candidates of an entry that lint lets pass, the best card for each fact."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cards.writing.candidates import Candidate

# The least chance that a reader keeps a card, chosen so that on entries that the ranker was not fitted on four of five are kept.
LEAST_SCORE = {"qa": 0.66, "cloze": 0.74}
QUESTION_BONUS = 0.22  # where both ask for the same words: a question reads more easily than a sentence with a gap
# With few questions an entry gets only the gaps that are safe: a pile of sentences with gaps is tiring to learn.
SAFE_GAP = 0.84
GAPS_TO_QUESTIONS = 1.4
FEWEST_GAPS = 3  # that every entry may have
MOST_OF_A_SENTENCE = 4
MOST_GAPS = 3  # in one sentence
MOST_FOR_ONE_ANSWER = 2
WORDS_A_CARD = 11  # of an entry's text
FEWEST_ALLOWED = 6


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its score, and why it was not chosen: the id of the reason and its text."""

    candidate: Candidate
    score: float
    refused: tuple[str, str] | None = None


def choose(scored: Iterable[Scored], words: int) -> tuple[list[Scored], list[Scored]]:
    """Return the cards to write, in reading order, and the others, each with its reason.

    `words` is the length of the entry: a page of 200 words holds about 15 facts worth a card.
    """
    everything = list(scored)
    open_questions = _open_questions(everything)
    has_questions = any(one.candidate.draft.kind == "qa" for one in everything)
    order = sorted(range(len(everything)), key=lambda i: (-_worth(everything[i]), i))
    chosen: dict[int, Scored] = {}
    refused: list[Scored] = []
    answers: Counter[str] = Counter()
    for i in order:
        one = everything[i]
        reason = (
            _too_low(one)
            or open_questions.get(i)
            or _conflict(one, chosen.values())
            or _asked_often(one, answers)
            or (has_questions and _out_of_proportion(one, chosen.values()))
            or _budget(len(chosen), words)
        )
        if reason:
            refused.append(Scored(one.candidate, one.score, reason))
        else:
            chosen[i] = one
            answers[_plain(one.candidate.draft.answer)] += 1
    return [chosen[i] for i in sorted(chosen)], refused


def _worth(one: Scored) -> float:
    return one.score + (QUESTION_BONUS if one.candidate.draft.kind == "qa" else 0.0)


def _too_low(one: Scored) -> tuple[str, str] | None:
    least = LEAST_SCORE[one.candidate.draft.kind]
    if one.score >= least:
        return None
    return "low-score", f"a reader would keep it with a chance of {one.score:.2f}, less than {least}"


def _open_questions(everything: Sequence[Scored]) -> dict[int, tuple[str, str]]:
    """The same question with two answers is none."""
    by_front: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(everything):
        if one.candidate.draft.kind == "qa":
            by_front[_plain(one.candidate.draft.front)].append(i)
    return {
        i: ("open-question", "the same question has another answer here")
        for places in by_front.values()
        if len({_plain(everything[i].candidate.draft.answer) for i in places}) > 1
        for i in places
    }


def _conflict(one: Scored, chosen: Iterable[Scored]) -> tuple[str, str] | None:
    """One card a fact: two of a sentence must not ask for the same words; and no sentence is asked to pieces."""
    same = [other for other in chosen if other.candidate.place.statement is one.candidate.place.statement]
    for other in same:
        if _same_fact(one.candidate, other.candidate):
            return "same-fact", f'"{other.candidate.draft.answer}" is asked for already'
    if len(same) >= MOST_OF_A_SENTENCE:
        return "enough", f"the sentence has {MOST_OF_A_SENTENCE} better cards"
    gaps = sum(other.candidate.draft.kind == "cloze" for other in same)
    if one.candidate.draft.kind == "cloze" and gaps >= MOST_GAPS:
        return "enough", f"the sentence has {MOST_GAPS} better gaps"
    return None


def _same_fact(one: Candidate, other: Candidate) -> bool:
    if one.span and other.span:
        return one.span[0] < other.span[1] and other.span[0] < one.span[1]
    return _plain(one.draft.answer) == _plain(other.draft.answer)


def _asked_often(one: Scored, answers: Counter[str]) -> tuple[str, str] | None:
    if answers[_plain(one.candidate.draft.answer)] < MOST_FOR_ONE_ANSWER:
        return None
    return "enough", f'"{one.candidate.draft.answer}" is the answer of {MOST_FOR_ONE_ANSWER} better cards'


def _out_of_proportion(one: Scored, chosen: Collection[Scored]) -> tuple[str, str] | None:
    """Questions go before gaps of the same worth, so all that the entry has were chosen before a gap that is not safe."""
    questions = sum(other.candidate.draft.kind == "qa" for other in chosen)
    gaps = len(chosen) - questions
    most = max(FEWEST_GAPS, GAPS_TO_QUESTIONS * questions)
    if one.candidate.draft.kind == "qa" or one.score >= SAFE_GAP or gaps < most:
        return None
    return "enough", f"the entry has {gaps} better gaps for {questions} questions"


def _budget(count: int, words: int) -> tuple[str, str] | None:
    most = max(FEWEST_ALLOWED, words // WORDS_A_CARD)
    return ("enough", f"the entry has {most} better cards") if count >= most else None


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    return re.sub(r"^(?:the|an?) ", "", re.sub(r"\W+", " ", text).casefold().strip())
