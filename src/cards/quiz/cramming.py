"""The session that crams: all cards that are wanted, once around, and nothing of it moves the schedule."""

import random
from collections import deque
from collections.abc import Container

from cards.quiz.work import Work
from cards.review.states import Rating
from cards.review.store.log import CardKey
from cards.review.store.queue import Due
from cards.review.store.standings import StoredCard
from cards.review.store.store import Store

_MOST = 100_000  # cards


class Cramming:
    """Gives every card until it was known once; those that were not come again at the end."""

    def __init__(self, store: Store, work: Work) -> None:
        self._store = store
        self._work = work
        now = work.moment()
        keys = [card.key for card in store.queue(work.deck, now, work.limits, work.only).matching(_MOST)]
        if work.order == "random":  # another order each day, the same after a restart
            random.Random(f"{work.deck} {now.study_day}").shuffle(keys)  # noqa: S311  nothing secret
        self._waiting = deque(keys)

    def next_card(self, known: Container[CardKey]) -> StoredCard | None:
        """Return the card whose turn it is, unless it was put aside meanwhile."""
        today = self._work.moment().study_day
        while self._waiting:
            card = self._store.card(self._waiting[0]) if self._waiting[0] in known else None
            if card is not None and card.present and not card.is_aside(today):
                return card
            self._waiting.popleft()
        return None

    def answer(self, card: StoredCard, rating: Rating, taken: int) -> bool:
        """Keep an answer beside the schedule, where no leeches are made."""
        self._store.cram(card.key, rating, self._work.moment(), taken)
        self._forget(card.key)
        if rating is Rating.AGAIN:
            self._waiting.append(card.key)
        return False

    def buttons(self, card: StoredCard) -> tuple[str, ...]:  # noqa: ARG002  the same for every card
        """Return what the four ratings do: only Again does anything."""
        return ("later", "", "", "")

    def left(self) -> Due:
        """Return how many cards are left to cram; they are all counted as reviews."""
        return Due(0, 0, len(self._waiting), 0)

    def bring_back(self, key: CardKey) -> None:
        """Let a card whose answer was taken back come next."""
        self._forget(key)
        self._waiting.appendleft(key)

    def _forget(self, key: CardKey) -> None:
        self._waiting = deque(one for one in self._waiting if one != key)
