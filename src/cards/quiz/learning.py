"""The session that learns: what is due comes in its order, and every answer moves its card's schedule."""

from collections.abc import Container
from dataclasses import replace

from cards.quiz.intervals import interval_text
from cards.quiz.work import Work
from cards.review.scheduler import outcomes
from cards.review.states import DueUnit, Phase, Rating
from cards.review.store.log import CardKey, Moment
from cards.review.store.queue import Due, Limits
from cards.review.store.scheduling import to_text
from cards.review.store.shuffling import shuffle_start
from cards.review.store.standings import StoredCard
from cards.review.store.store import Store

LEARN_AHEAD = 20 * 60_000
"""Milliseconds: when nothing else is left, a step that ends so soon is taken now."""

_WINDOW = 50  # cards that are looked at for one that has a face


class Learning:
    """Gives the cards that are due, and keeps answers in the schedule."""

    def __init__(self, store: Store, work: Work) -> None:
        self._store = store
        self._work = work
        self._settings = to_text(work.settings)

    def next_card(self, known: Container[CardKey]) -> StoredCard | None:
        """Return the next card: a step that is due, a review or a new card, then a step that is nearly due."""
        now, work = self._work.moment(), self._work
        ahead = replace(now, instant=min(now.instant + LEARN_AHEAD, now.day_end * 1000 - 1))
        steps, reviews, new = Limits(0, 0), Limits(0, work.limits.reviews), Limits(work.limits.new, 0)
        first, second = (new, reviews) if self._new_comes_first(now) else (reviews, new)
        looks = ((now, steps), (now, first), (now, second), (ahead, steps))
        found = (card for moment, limits in looks for card in self._due(moment, limits) if card.key in known)
        return next(found, None)

    def answer(self, card: StoredCard, rating: Rating, taken: int) -> bool:
        """Keep an answer, and put the note's other cards that would come today off until tomorrow."""
        now, work = self._work.moment(), self._work
        chosen = outcomes(card.state, work.settings, now.instant // 1000, work.zone, card.number).of(rating)
        siblings = self._store.siblings(card.key) if self._work.siblings else []
        buried = [one.key for one in siblings if _comes_today(one, now.study_day)]
        self._store.answer(card.key, rating, now, taken=taken, settings=self._settings, buries=buried)
        return chosen.new_leech

    def buttons(self, card: StoredCard) -> tuple[str, ...]:
        """Return how long each of the four ratings puts the card off."""
        work = self._work
        found = outcomes(card.state, work.settings, work.now() // 1000, work.zone, card.number)
        return tuple(interval_text(found.of(rating)) for rating in Rating)

    def left(self) -> Due:
        """Return how many cards are left today."""
        return self._store.queue(self._work.deck, self._work.moment(), self._work.limits, self._work.only).counts()

    def bring_back(self, key: CardKey) -> None:
        """Nothing is to be done for a card whose answer was taken back: the store says when it is due."""

    def _due(self, moment: Moment, limits: Limits) -> list[StoredCard]:
        work = self._work
        start = shuffle_start(work.deck, moment.study_day) if work.order == "random" else None
        return self._store.queue(work.deck, moment, limits, work.only, shuffled_from=start).cards(_WINDOW)

    def _new_comes_first(self, now: Moment) -> bool:
        if self._work.order != "mixed":
            return self._work.order == "new-first"
        left = self._store.queue(self._work.deck, now, self._work.limits, self._work.only).counts()
        # evenly among the reviews: which sort is to come depends on what is left of both, and on nothing else
        return left.new > 0 and left.reviews % (left.reviews // left.new + 1) == 0


def _comes_today(card: StoredCard, today: int) -> bool:
    state = card.standing.state
    if not card.present or card.is_aside(today):
        return False
    return state.phase is Phase.NEW or (state.due_unit is DueUnit.DAY and state.due <= today)
