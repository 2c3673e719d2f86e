"""The screen that says that a card has become a leech, above the card."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from cards.quiz import drawing
from cards.quiz.leech import ACTIONS
from cards.quiz.session import Up


class LeechScreen(ModalScreen[str]):
    """It is dismissed with the name of what is to be done to the leech, or "" for nothing."""

    def __init__(self, leech: Up) -> None:
        """Tell about a leech."""
        super().__init__()
        self._leech = leech

    def compose(self) -> ComposeResult:
        """Lay the words out."""
        with VerticalScroll(id="leech"):
            yield Static(drawing.leech(self._leech), markup=False)

    def on_key(self, event: Key) -> None:
        """Leave with what the key stands for."""
        event.stop()
        self.dismiss(ACTIONS.get(event.character or "", ""))
