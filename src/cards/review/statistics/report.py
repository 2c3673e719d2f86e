"""Everything that there is to say about the reviews of some decks, as one value."""

from dataclasses import dataclass

from cards.review.statistics import activity, forecast, memory, parts, ratings, retention
from cards.review.store.history import History
from cards.review.store.standings import StoredCard

_HARDEST = 10
_LATELY = 30


@dataclass(frozen=True, slots=True)
class Report:
    """The statistics at a moment. `lately` is the retention of the last 30 study days, today among them."""

    decks: tuple[str, ...]
    today: int
    months: tuple[retention.Month, ...]
    ever: retention.Retained
    lately: retention.Retained
    forecast: forecast.Forecast
    activity: activity.Activity
    ratings: tuple[ratings.Ratings, ...]
    memory: memory.Memory
    hardest: tuple[StoredCard, ...]
    entries: tuple[parts.Part, ...]
    sections: tuple[parts.Part, ...]

    @property
    def cards(self) -> int:
        """How many cards the decks have now."""
        ahead = self.forecast
        return sum(ahead.days) + ahead.later + ahead.new + ahead.resting


def report(history: History, today: int, now: int) -> Report:
    """Return the statistics of a history on the study day `today` at the UTC second `now`."""
    reviews = retention.true_reviews(history.answers)
    return Report(
        decks=tuple(name for _, name in history.decks),
        today=today,
        months=retention.by_month(reviews),
        ever=retention.retained(reviews),
        lately=retention.retained(reviews.where((today - _LATELY < reviews.day) & (reviews.day <= today))),
        forecast=forecast.forecast(history.cards, today),
        activity=activity.activity(history.answers, today),
        ratings=ratings.by_phase(history.answers),
        memory=memory.memory(history.cards, history.settings, now),
        hardest=parts.hardest(history.cards, _HARDEST),
        entries=parts.parts(history.cards, history.answers, reviews, lambda card: card.entry),
        sections=parts.parts(history.cards, history.answers, reviews, lambda card: card.section),
    )
