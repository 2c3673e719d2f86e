"""The cards of a deck that are kept out of sessions, or should be looked at: which, why, and since when."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cards.review.store import log, standings
from cards.review.store.log import CardKey, Event, EventKind
from cards.review.store.replay import Answering, played
from cards.review.store.standings import StoredCard, card_from_row


class Why(StrEnum):
    """Why a card is aside; a leech alone is not, it is asked as ever."""

    DROPPED = "dropped"
    SUSPENDED = "suspended"
    BURIED = "buried"
    LEECH = "leech"


_PUTS_ASIDE = {EventKind.DROP: Why.DROPPED, EventKind.SUSPEND: Why.SUSPENDED, EventKind.BURY: Why.BURIED}
BRINGS_BACK = {
    Why.DROPPED: EventKind.TAKE_BACK,
    Why.SUSPENDED: EventKind.RESUME,
    Why.BURIED: EventKind.UNBURY,
}
"""The event that ends each reason but being a leech, which keeps no card away; `EventKind.MEND` ends that."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A card with its reasons, the strongest first, and since when each holds (UTC milliseconds)."""

    card: StoredCard
    since: Mapping[Why, int]

    @property
    def is_away(self) -> bool:
        """Whether it is kept out of sessions."""
        return any(why in BRINGS_BACK for why in self.since)


def reasons(card: StoredCard, today: int) -> list[Why]:
    """Return why a card is aside on this study day, the strongest reason first."""
    state = card.standing.state
    holds = {
        Why.DROPPED: card.standing.dropped,
        Why.SUSPENDED: state.suspended,
        Why.BURIED: state.buried_day == today,
        Why.LEECH: state.leech,
    }
    return [why for why, is_so in holds.items() if is_so]


def cards_aside(connection: sqlite3.Connection, deck: str, today: int, answer: Answering) -> list[Aside]:
    """Return the cards of a deck (its id) that are aside on this study day, in the order of the deck."""
    rows = connection.execute(
        f"{standings.SELECT} WHERE decks.id = ? AND present = 1 "
        "AND (dropped = 1 OR suspended = 1 OR leech = 1 OR buried_day = ?) ORDER BY position",
        (deck, today),
    )
    found = [card_from_row(row) for row in rows]
    since = _since([log.of_card(connection, card.key) for card in found], log.settings_of(connection), answer)
    return [Aside(card, {why: since[card.key].get(why, 0) for why in reasons(card, today)}) for card in found]


def _since(
    histories: Sequence[Sequence[Event]], known: Mapping[int, str], answer: Answering
) -> dict[CardKey, dict[Why, int]]:
    """Return the last instant at which each reason began, for each card of these histories."""
    began: dict[CardKey, dict[Why, int]] = defaultdict(dict)
    events = [event for history in histories for event in history]
    cards = [place for place, history in enumerate(histories) for _ in history]
    found = played([log.to_row(event) for event in events], cards, len(histories), known, answer)
    if found.met is None:
        return began
    counted, ends = found.counted.tolist(), found.standings
    states = list(zip(found.met.leech.tolist(), found.met.suspended.tolist(), strict=True))
    for number, place in enumerate(counted):
        event, end = events[place], ends[cards[place]].state
        follows = number + 1 < len(states) and cards[counted[number + 1]] == cards[place]
        leech, suspended = states[number + 1] if follows else (end.leech, end.suspended)
        if event.kind in _PUTS_ASIDE:
            began[event.card][_PUTS_ASIDE[event.kind]] = event.moment.instant
        if leech and not states[number][0]:
            began[event.card][Why.LEECH] = event.moment.instant
        if suspended and not states[number][1]:  # a leech, where leeches are suspended
            began[event.card][Why.SUSPENDED] = event.moment.instant
    return began
