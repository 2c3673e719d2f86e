"""What the log makes of cards: the standing after each event, and after all of them. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from cards.review.states import CardState
from cards.review.store.log import Event, EventKind


class Answering(Protocol):
    """The scheduler, as the store needs it: states after answers, from nothing but what is in the log."""

    def __call__(self, states: Sequence[CardState], events: Sequence[Event], settings: str) -> Sequence[CardState]:
        """Return for each card the state after its event, an answer; the settings were in force for all of them."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a card stands in the store: its state, whether it was dropped for good, the study day of its first answer.

    `last_event` is the last row of the log that is about this card, 0 if there is none.
    """

    state: CardState = field(default_factory=CardState)
    dropped: bool = False
    first_day: int | None = None
    last_event: int = 0


class SettingsLost(ValueError):
    """An answer refers to settings that are not there."""


def replayed(events: Iterable[Event], settings: Mapping[int, str], answer: Answering) -> Standing:
    """Return the standing of one card from its events, oldest first. Raises SettingsLost."""
    return replayed_together([list(events)], settings, answer)[0]


def replayed_together(
    histories: Sequence[Sequence[Event]], settings: Mapping[int, str], answer: Answering
) -> list[Standing]:
    """Return the standings of many cards, each from its events, oldest first: one step of all at a time. Raises SettingsLost."""
    rest = [effective(history) for history in histories]
    found = [Standing() for _ in histories]
    step = 0
    moving = [place for place, events in enumerate(rest) if events]
    while moving:
        after = _stepped([found[place] for place in moving], [rest[place][step] for place in moving], settings, answer)
        for place, standing in zip(moving, after, strict=True):
            found[place] = standing
        step += 1
        moving = [place for place in moving if len(rest[place]) > step]
    return [
        replace(standing, last_event=history[-1].sequence) if history else standing
        for standing, history in zip(found, histories, strict=True)
    ]


def following(standing: Standing, event: Event, settings: Mapping[int, str], answer: Answering) -> Standing:
    """Return the standing after one more event, which is no undo. Raises SettingsLost."""
    return _stepped([standing], [event], settings, answer)[0]


def effective(history: Sequence[Event]) -> list[Event]:
    """Return the events of a card without those that were undone, and without the undoing."""
    undone = {event.value for event in history if event.kind is EventKind.UNDO}
    return [event for event in history if event.kind is not EventKind.UNDO and event.operation not in undone]


def _stepped(
    standings: Sequence[Standing], events: Sequence[Event], settings: Mapping[int, str], answer: Answering
) -> list[Standing]:
    """Return each standing after its event; answers under the same settings are worked out together."""
    found = [_changed(standing, event) for standing, event in zip(standings, events, strict=True)]
    together: dict[int | None, list[int]] = defaultdict(list)
    for place, event in enumerate(events):
        if event.kind is EventKind.ANSWER:
            together[event.settings].append(place)
    for number, places in together.items():
        text = None if number is None else settings.get(number)
        if text is None:
            raise SettingsLost(f"log row {events[places[0]].sequence} refers to settings {number}, which are lost")
        states = answer([found[place].state for place in places], [events[place] for place in places], text)
        for place, state in zip(places, states, strict=True):
            first_day = found[place].first_day
            today = events[place].moment.study_day
            found[place] = replace(found[place], state=state, first_day=today if first_day is None else first_day)
    return found


def _changed(standing: Standing, event: Event) -> Standing:
    """Return the standing after an event as far as the scheduler has no say in it."""
    state, dropped, first_day = standing.state, standing.dropped, standing.first_day
    match event.kind:
        case EventKind.SUSPEND:
            state = replace(state, suspended=True)
        case EventKind.RESUME:
            state = replace(state, suspended=False)
        case EventKind.BURY:
            state = replace(state, buried_day=event.moment.study_day)
        case EventKind.UNBURY:
            state = replace(state, buried_day=None)
        case EventKind.FLAG:
            state = replace(state, flag=event.value or 0)
        case EventKind.DROP:
            dropped = True
        case EventKind.TAKE_BACK:
            dropped = False
        case EventKind.RESET:
            state, first_day = CardState(flag=state.flag), None
        case _:  # answers are the scheduler's, cramming leaves everything as it is
            pass
    return Standing(state, dropped, first_day, event.sequence)
