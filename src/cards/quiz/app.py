"""The quiz on a whole screen: its cards, its end, its themes; and leaving with the terminal as it was."""

import asyncio
import contextlib
import signal
from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from cards.errors import CardsError
from cards.quiz.card_screen import CardScreen
from cards.quiz.editing import Workshop
from cards.quiz.faces import Face
from cards.quiz.finished_screen import FinishedScreen
from cards.quiz.session import Session

LEAVING = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))
"""Signals that end the quiz in good order; answers are on the disk already."""

DARK, LIGHT = "textual-dark", "textual-light"


class QuizApp(App[int]):
    """The quiz; it returns 0, or 128 and the number of the signal that ended it."""

    CSS_PATH = "quiz.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "quit", show=False),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("d", "dark", show=False),
    ]

    def __init__(
        self,
        session: Session,
        workshop: Workshop,
        deck: str,
        *,
        types: bool = False,
        theme: str = DARK,
        notice: str = "",
        hurry: Callable[[int], None] = lambda _: None,
    ) -> None:
        """Make the quiz of a session; `deck` is the name that is shown, `notice` something to say first.

        `hurry` is told the number of a signal that is to end the quiz, and sees to it that it does.
        """
        super().__init__()
        self.theme = theme
        self._session = session
        self._workshop = workshop
        self._deck = deck
        self._types = types
        self._notice = notice
        self._hurry = hurry

    def on_mount(self) -> None:
        """Listen to signals, and show the first card."""
        for number in LEAVING:
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):  # Windows; tests in a thread
                asyncio.get_running_loop().add_signal_handler(number, self._leave, number)
        self._show_cards()

    def _leave(self, number: int) -> None:
        self._hurry(number)
        self.exit(128 + number)

    async def action_quit(self) -> None:
        """Leave."""
        self.exit(0)

    def action_interrupt(self) -> None:
        """Leave as Ctrl-C does elsewhere."""
        self.exit(128 + signal.SIGINT)

    def action_dark(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT if self.theme == DARK else DARK

    def _show_cards(self) -> None:
        if self._session.up is None:
            self._show_end()
        else:
            screen = CardScreen(self._session, self._edited, self._deck, types=self._types, notice=self._notice)
            self._notice = ""
            self.push_screen(screen, lambda _: self._show_end())

    def _show_end(self) -> None:
        self.push_screen(FinishedScreen(self._session.tally(), self._session.undo), lambda _: self._show_cards())

    def _edited(self, face: Face) -> str:
        """Give the terminal to an editor, and go on with the deck as it is then."""
        fault: CardsError | None = None
        with self.suspend():
            try:
                deck = self._workshop.edit(face)
            except CardsError as found:
                fault = found  # the screen comes back first
        if fault is not None:
            raise fault
        self._session.reload(deck)
        return "saved: the card as it is now"
