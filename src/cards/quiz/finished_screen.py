"""The screen at the end of a session: what it came to, and what comes next."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from cards.errors import CardsError
from cards.quiz import drawing
from cards.quiz.tally import Tally

_BAR = 40  # columns


class FinishedScreen(Screen[bool]):
    """The tally. It is dismissed with True if something was undone, so that there is a card again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo", show=False),
        Binding("enter,space", "app.quit", show=False),
    ]

    def __init__(self, tally: Tally, undo: Callable[[], object]) -> None:
        """Show a tally; `undo` takes back the last thing."""
        super().__init__()
        self._tally = tally
        self._undo = undo

    def compose(self) -> ComposeResult:
        """Lay the tally out."""
        with VerticalScroll(id="finished"):
            yield Static(drawing.finished(self._tally, _BAR), markup=False)

    def action_undo(self) -> None:
        """Take back the last thing, and go back to its card."""
        try:
            self._undo()
        except CardsError as fault:
            self.notify(drawing.line(str(fault)).plain, severity="error", markup=False)
        else:
            self.dismiss(True)
