"""A session of reviewing without a screen: which card is up, what may be done to it, and what has been done."""

from collections.abc import Callable, Container
from dataclasses import dataclass, replace
from typing import Protocol

from cards.plain_text import counted
from cards.quiz.faces import Face, Faces
from cards.quiz.material import Material
from cards.quiz.tally import NAMES, Given, Tally
from cards.quiz.work import Work
from cards.review.states import Rating
from cards.review.store.log import CardKey, EventKind
from cards.review.store.queue import Due
from cards.review.store.standings import StoredCard
from cards.review.store.store import Store

LONGEST_TAKEN = 60_000  # milliseconds that an answer counts at most, as in Anki: nobody thinks longer, people leave


class Plan(Protocol):
    """Which cards come, and what an answer does to them: learning or cramming."""

    def next_card(self, known: Container[CardKey]) -> StoredCard | None:
        """Return the next card that has a face."""
        ...

    def answer(self, card: StoredCard, rating: Rating, taken: int) -> bool:
        """Keep an answer; return whether the card became a leech by it."""
        ...

    def buttons(self, card: StoredCard) -> tuple[str, ...]:
        """Return what the four ratings would do, in a word each."""
        ...

    def left(self) -> Due:
        """Return how many cards are left."""
        ...

    def bring_back(self, key: CardKey) -> None:
        """Let a card come again whose answer was taken back."""
        ...


@dataclass(frozen=True, slots=True)
class Up:
    """The card that is up: how the store has it, its face, and when it came up (UTC milliseconds)."""

    card: StoredCard
    face: Face
    since: int


class Session:
    """Cards one after the other. What changes the store returns a line that says so, once it is on the disk.

    All raise StoreError, and nothing has happened then. `up` is None when nothing is left.
    """

    def __init__(self, store: Store, known: Faces, work: Work, plan: Plan) -> None:
        """Begin: the first card is up."""
        self._store = store
        self._known = known
        self._work = work
        self._plan = plan
        self._given: list[Given] = []
        self.up: Up | None = None
        self._leech: Up | None = None
        self._began = work.now()
        self._advance()

    def elapsed(self) -> int:
        """Return for how long this session has been going on, in milliseconds."""
        return max(0, self._work.now() - self._began)

    @property
    def answered(self) -> int:
        """How many answers were given in this session and not taken back."""
        return len(self._given)

    def left(self) -> Due:
        """Return how many cards are left."""
        return self._plan.left()

    def buttons(self) -> tuple[str, ...]:
        """Return what each rating would do to the card that is up."""
        return self._plan.buttons(self._card())

    def rate(self, rating: Rating) -> str:
        """Answer the card that is up."""
        card = self._card()
        assert self.up is not None
        taken = max(0, min(self._work.now() - self.up.since, LONGEST_TAKEN))
        word = self.buttons()[rating - 1]
        became_leech = self._plan.answer(card, rating, taken)
        self._given.append(Given(card.key, rating, card.standing.state.phase, taken))
        after = self._store.card(card.key)
        self._leech = replace(self.up, card=after) if became_leech and after else None
        self._advance()
        if after and after.state.suspended:
            return f"saved: {NAMES[rating]}, suspended as a leech"
        return f"saved: {NAMES[rating]}{f', next in {word}' if word and word != 'later' else ''}"

    def undo(self) -> str:
        """Take back the last thing that was done in this deck, today or earlier; its card is up again."""
        undone = self._store.undo(self._work.moment(), self._work.deck)
        if undone is None:
            return "nothing to undo"
        event = undone.event
        if event.kind in {EventKind.ANSWER, EventKind.CRAM}:
            place = next((at for at in reversed(range(len(self._given))) if self._given[at].card == event.card), None)
            if place is not None:
                del self._given[place]
        self._plan.bring_back(event.card)
        self._leech = None
        face, card = self._known.get(event.card), self._store.card(event.card)
        said = f"undone: {_done(event.kind, event.rating)}"
        if face is None or card is None:
            self._advance()
            return f"{said}, of a card that is gone from the deck"
        if card.is_aside(self._work.moment().study_day):
            self._advance()
            return f"{said}, of a card that is put aside again"
        self.up = Up(card, face, self._work.now())
        return said

    def flag(self) -> str:
        """Flag the card that is up, or take its flag away."""
        card = self._card()
        flag = 0 if card.standing.state.flag else 1
        self._store.change(EventKind.FLAG, [card.key], self._work.moment(), flag)
        self._refresh()
        return "saved: flagged" if flag else "saved: no flag"

    def suspend(self) -> str:
        """Take the card that is up out of all sessions, until it is resumed."""
        return self._put_aside(EventKind.SUSPEND, "suspended")

    def bury(self) -> str:
        """Put the card that is up aside until tomorrow."""
        return self._put_aside(EventKind.BURY, "buried until tomorrow")

    def drop(self) -> str:
        """Never ask the card that is up again."""
        others = [one for one in self._store.siblings(self._card().key) if one.present and not one.standing.dropped]
        come = "comes" if len(others) == 1 else "come"
        rest = f"; {counted(len(others), 'other card')} of its note still {come}" if others else ""
        return self._put_aside(EventKind.DROP, f"dropped for good{rest}")

    def new_leech(self) -> Up | None:
        """Return the card that the last answer made a leech, if it did; it is said only once."""
        leech, self._leech = self._leech, None
        return leech

    def to_leech(self, leech: Up, act: Callable[[], str]) -> str:
        """Do something to a card that has become a leech; the card that is up stays up."""
        waiting, self.up = self.up, leech
        try:
            return act()
        finally:
            self.up = waiting
            self._refresh()

    def reload(self, deck: Material) -> None:
        """Go on with a deck that was built anew: histories stay, and the card that is up shows its new text."""
        self._store.sync_cards(self._work.deck, deck.name, deck.catalogue())
        self._known = self._known.of(deck)
        self._refresh()

    def tally(self) -> Tally:
        """Return what the session came to so far."""
        now = self._work.moment()
        work = self._work
        tomorrow = replace(now, instant=now.day_end * 1000, study_day=now.study_day + 1)
        coming = self._store.queue(work.deck, tomorrow, work.limits, work.only).counts()
        today = self._store.queue(work.deck, now, work.limits, work.only)
        return Tally(
            tuple(self._given), today.counts().later, self._next_step(now.day_end), coming.reviews + coming.learning
        )

    def _next_step(self, day_end: int) -> int | None:
        """Return in how many seconds the next step of today ends."""
        now = self._work.moment()
        at_end = replace(now, instant=day_end * 1000 - 1)
        found = self._store.queue(self._work.deck, at_end, only=self._work.only).cards(1)
        second = found[0].standing.state.due if found else 0
        return second - now.instant // 1000 if now.instant // 1000 < second < day_end else None

    def _card(self) -> StoredCard:
        assert self.up is not None, "no card is up"
        return self.up.card

    def _put_aside(self, kind: EventKind, said: str) -> str:
        self._store.change(kind, [self._card().key], self._work.moment())
        self._advance()
        return f"saved: {said}"

    def _refresh(self) -> None:
        """Read the card that is up again; if it is gone, the next one is up."""
        if self.up is None:
            self._advance()
            return
        card = self._store.card(self.up.card.key)
        face = self._known.get(self.up.card.key)
        if card is None or face is None:
            self._advance()
        else:
            self.up = replace(self.up, card=card, face=face)

    def _advance(self) -> None:
        card = self._plan.next_card(self._known)
        face = None if card is None else self._known.get(card.key)
        self.up = None if card is None or face is None else Up(card, face, self._work.now())


def hint(face: Face, letters: int) -> str:
    """Return the answer with all but its first letters hidden; blanks and marks are shown."""
    shown = []
    for sign in face.answer:
        hidden = sign.isalnum() and letters <= 0
        letters -= sign.isalnum()
        shown.append("_" if hidden else sign)
    return "".join(shown)


def _done(kind: EventKind, rating: Rating | None) -> str:
    return NAMES[rating] if rating is not None else kind.value
