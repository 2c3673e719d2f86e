"""The same numbers for each part of a deck: its entries, or its sections. And the cards that are forgotten most."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cards.review.states import Phase
from cards.review.statistics.activity import seconds_of
from cards.review.statistics.retention import MATURE, Retained, retained_in
from cards.review.store.answers import Answers
from cards.review.store.log import CardKey
from cards.review.store.standings import StoredCard


@dataclass(frozen=True, slots=True)
class Part:
    """Some cards of a deck: how many, how many of them were begun and are mature, and what was answered, in seconds."""

    name: str
    cards: int
    begun: int
    mature: int
    lapses: int
    retained: Retained
    seconds: float


def parts(
    cards: Sequence[StoredCard], answers: Answers, reviews: Answers, name: Callable[[StoredCard], str]
) -> tuple[Part, ...]:
    """Return the parts that `name` tells apart, in the order of the deck; cards that are gone count with their answers only.

    `reviews` are the true ones of the answers.
    """
    members: dict[str, list[StoredCard]] = {}
    for card in cards:
        members.setdefault(name(card), []).append(card)
    of_card = {card.key: number for number, some in enumerate(members.values()) for card in some}
    part = np.array([of_card.get(key, -1) for key in answers.keys], dtype=np.int64)
    seconds = np.bincount(part[answers.card], weights=seconds_of(answers), minlength=len(members)).tolist()
    true = retained_in(reviews, part[reviews.card], len(members))
    found = (_part(*one) for one in zip(members, members.values(), true, seconds, strict=True))
    return tuple(part for part in found if part.cards or part.seconds or part.retained.reviews)


def hardest(cards: Iterable[StoredCard], count: int) -> tuple[StoredCard, ...]:
    """Return the cards that lapsed, at most `count`: most lapses first, among equals the least stable."""
    lapsed = [card for card in cards if card.present and not card.standing.dropped and card.state.lapses]
    return tuple(sorted(lapsed, key=_ease)[:count])


def _ease(card: StoredCard) -> tuple[int, float, float, CardKey]:
    state = card.state
    return (-state.lapses, state.stability or 0.0, -(state.difficulty or 0.0), card.key)


def _part(name: str, members: Sequence[StoredCard], true: Retained, seconds: float) -> Part:
    states = [card.state for card in members if card.present]
    return Part(
        name,
        len(states),
        sum(state.phase is not Phase.NEW for state in states),
        sum(state.phase is Phase.REVIEW and state.interval >= MATURE for state in states),
        sum(state.lapses for state in states),
        true,
        seconds,
    )
