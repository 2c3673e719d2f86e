"""One card in front of its learner: what each of the four buttons would do, and how likely the card is remembered."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

import numpy as np

from cards.review import memory
from cards.review.answering import Moment, answers
from cards.review.columns import card_state, columns
from cards.review.days import day_start, study_day
from cards.review.fuzz import draws
from cards.review.settings import SchedulerSettings
from cards.review.states import CardState, Outcome, Outcomes, Phase, Rating, Review

_DAY_SECONDS = 86_400


def outcomes(state: CardState, settings: SchedulerSettings, now: int, zone: ZoneInfo, seed: int) -> Outcomes:
    """Return what each rating given at the UTC second `now` would make of a card.

    `seed` is the card's number, the same as in Anki; with the reviews that `state` counts it decides the fuzz. `settings`
    must be without `faults`. An answer ends a suspension and a burial.
    """
    today = study_day(now, zone, settings.rollover_hour)
    last = now if state.last_review is None else state.last_review
    moment = Moment(
        second=np.array([now]),
        today=np.array([today]),
        seconds_left=np.array([day_start(today + 1, zone, settings.rollover_hour) - now]),
        days_since=np.array([max(today - study_day(last, zone, settings.rollover_hour), 0)]),
    )
    found = answers(columns([state]), draws(np.array([seed]), np.array([state.reps])), moment, settings)

    def outcome(rating: Rating) -> Outcome:
        place = (rating - 1, 0)
        after = card_state(found.cards, place, state.flag)
        days = after.interval if after.phase is Phase.REVIEW else None
        seconds = None if days is not None else int(found.seconds[place])
        return Outcome(rating, after, seconds, days, bool(found.new_leech[place]))

    return Outcomes(*(outcome(rating) for rating in Rating))


def answered(state: CardState, review: Review, settings: SchedulerSettings, zone: ZoneInfo, seed: int) -> CardState:
    """Return the card after one answer (see `outcomes`)."""
    return outcomes(state, settings, review.second, zone, seed).of(review.rating).state


def retrievability(state: CardState, settings: SchedulerSettings, now: int) -> float | None:
    """Return the probability that a card is remembered at the UTC second `now`, None if it was never answered.

    Unlike scheduling, which counts whole study days, this falls from second to second, so that cards can be put in order.
    """
    if state.stability is None or state.last_review is None:
        return None
    days = max(now - state.last_review, 0) / _DAY_SECONDS
    w = memory.weights(settings.parameters)
    return float(memory.retrievability(w, np.array([state.stability], np.float32), np.array([days], np.float32))[0])


def replayed(
    state: CardState, reviews: Iterable[Review], settings: SchedulerSettings, zone: ZoneInfo, seed: int
) -> CardState:
    """Return the card after reviews in the order of the log; for many cards at once see `replay.replay`."""
    for review in reviews:
        state = answered(state, review, settings, zone, seed)
    return state
