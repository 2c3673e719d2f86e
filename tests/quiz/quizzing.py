"""Sessions over small decks and a real store, on a clock that tests move; run as a program it is a quiz on the screen."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from cards.cli.target import Target
from cards.cli.themed import shown_in_theme
from cards.decks.config import DeckConfig
from cards.errors import CardsError
from cards.model import Cloze, Deck, Deletion, Question
from cards.quiz.cramming import Cramming
from cards.quiz.faces import Face, Faces, Show
from cards.quiz.learning import Learning
from cards.quiz.material import Material, WholeDeck
from cards.quiz.session import Session
from cards.quiz.work import Work
from cards.review.settings import SchedulerSettings
from cards.review.store.catalogue import catalogue
from cards.review.store.queue import Limits
from cards.review.store.scheduling import schedule
from cards.review.store.store import Store
from cards.themes.rendering.text_line import text_of
from deck_building import deck, deck_note, note, questions

START = 1_790_000_000_000
MINUTE = 60_000
DAY = 24 * 60 * MINUTE
NO_DECK = Target("Top", DeckConfig(), (), None, None)  # what bare files have: the usual theme, without the label here


@dataclass
class Clock:
    """A clock that stands until it is moved."""

    now: int = START

    def __call__(self) -> int:
        return self.now


class NoWorkshop:
    """A place where nothing can be edited."""

    def edit(self, face: Face) -> Material:
        raise CardsError("there is nothing to edit here")


@dataclass
class Table:
    """A session with all that lies around it."""

    store: Store
    session: Session
    clock: Clock = field(default_factory=Clock)

    @property
    def front(self) -> str:
        assert self.session.up is not None
        return text_of(self.session.up.face.front)

    def see(self, count: int) -> list[str]:
        """Rate so many cards Easy and return their fronts."""
        from cards.review.states import Rating

        fronts = []
        for _ in range(count):
            fronts.append(self.front)
            self.session.rate(Rating.EASY)
        return fronts


@contextmanager
def table(
    path: Path,
    made: Deck,
    clock: Callable[[], int] | None = None,
    *,
    cram: bool = False,
    show: Show | None = None,
    **wishes: object,
) -> Iterator[Table]:
    """Open a session over a deck; `wishes` are fields of Work."""
    now = clock or Clock()
    settings = wishes.pop("settings", SchedulerSettings())
    work = Work(made.name, settings, ZoneInfo("UTC"), now, **wishes)  # type: ignore[arg-type]
    with Store(path, schedule, now()) as store:
        store.sync_cards(made.name, made.name, catalogue(made))
        plan = (Cramming if cram else Learning)(store, work)
        session = Session(store, Faces(WholeDeck(made), show or shown_in_theme(NO_DECK)[0]), work, plan)
        yield Table(store, session, now)  # type: ignore[arg-type]


def two_gaps() -> Deck:
    """Return a deck with a cloze of two gaps and a question."""
    gaps = Cloze(("Stress acts on the ", Deletion(1, "HPA axis"), " and the ", Deletion(2, "gut", "organ"), "."))
    return deck([deck_note(1, note(gaps)), deck_note(2, note(Question("Who?", "Fick")))])


if __name__ == "__main__":
    from cards.quiz.app import QuizApp
    from cards.quiz.terminal import Left, kept

    with table(
        Path(sys.argv[1]), questions(1_000), lambda: time.time_ns() // 1_000_000, limits=Limits(None, None)
    ) as opened:
        try:
            with kept() as hurry:
                app = QuizApp(opened.session, NoWorkshop(), "Test", hurry=hurry)
                if "--deaf" in sys.argv:
                    app.exit = lambda *_: None  # type: ignore[method-assign]
                sys.exit(app.run())
        except Left as left:
            sys.exit(left.code)
