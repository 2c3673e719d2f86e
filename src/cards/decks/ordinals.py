"""Cloze ordinals for life: a gap keeps its number as long as its answer can be recognised, and no number is used twice."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count

from cards.decks.similarity import RECOGNISABLE, similarity
from cards.model import Cloze, Deletion, Question

_BETWEEN_SPANS = "; "  # in the answer of an ordinal that hides several


def answers_of(cloze: Cloze) -> dict[int, str]:
    """Return the answer of each ordinal; of spans that share one, joined."""
    found: dict[int, list[str]] = {}
    for part in cloze.parts:
        if isinstance(part, Deletion):
            found.setdefault(part.ordinal, []).append(part.answer)
    return {ordinal: _BETWEEN_SPANS.join(answers) for ordinal, answers in sorted(found.items())}


def ordinals_of(body: Question | Cloze) -> tuple[int, ...]:
    """Return the ordinals of the cards of a note."""
    if isinstance(body, Question):
        return (1,)
    return tuple(sorted({part.ordinal for part in body.parts if isinstance(part, Deletion)}))


def with_lasting_ordinals(cloze: Cloze, answers: Mapping[int, str], before: Callable[[], Question | Cloze]) -> Cloze:
    """Return the cloze with the ordinals that its answers had.

    `answers` are all that ever were, `before` gives the note as it last was. The same answer takes its number first, then an
    answer with a typo mended or a list with an item more, then one that was corrected while everything around it stayed.
    What is left takes the next free numbers; what is gone leaves a hole.
    """
    now = answers_of(cloze)
    if all(answers.get(ordinal) == answer for ordinal, answer in now.items()) or not answers:
        return cloze
    text = filled(cloze).casefold()
    pairs = [(_recognised(now[new], answers[old], text), old, new) for new in now for old in answers]
    was = before()
    if isinstance(was, Cloze):
        pairs += [(0.0, old, new) for old in answers_of(was) for new in now if same_frame(cloze, new, was, old)]
    lasting: dict[int, int] = {}
    for alike, old, new in sorted(pairs, key=lambda pair: (-(pair[0] or 0.0), pair[1:])):
        if alike is not None and new not in lasting and old not in lasting.values():
            lasting[new] = old
    following = count(max(answers) + 1)
    for new in now:
        if new not in lasting:
            lasting[new] = next(following)
    return Cloze(
        tuple(part if isinstance(part, str) else replace(part, ordinal=lasting[part.ordinal]) for part in cloze.parts)
    )


def filled(cloze: Cloze) -> str:
    """Return the text of a cloze with its gaps filled."""
    return "".join(map(_text, cloze.parts))


def same_frame(one: Cloze, ordinal: int, other: Cloze, its_ordinal: int) -> bool:
    """Tell whether two gaps stand at the same place of the same sentence."""
    return _frame(one, ordinal) == _frame(other, its_ordinal)


def _recognised(answer: str, earlier: str, text: str) -> float | None:
    """Return how alike two answers of one sentence are, or None if they are two answers.

    While the earlier one still stands in the sentence, one like it is another ("increases" beside "decreases").
    """
    alike = similarity(answer, earlier)
    if earlier in answer.split(_BETWEEN_SPANS):
        return max(alike, RECOGNISABLE)
    if alike < RECOGNISABLE:
        return None
    one, other = answer.casefold(), earlier.casefold()
    return None if other in text and other not in one and one not in other else alike


def _frame(cloze: Cloze, ordinal: int) -> str:
    shown = ("\0" if isinstance(part, Deletion) and part.ordinal == ordinal else _text(part) for part in cloze.parts)
    return "".join(shown)


def _text(part: str | Deletion) -> str:
    return part if isinstance(part, str) else part.answer
