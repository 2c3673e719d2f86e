"""The screen that lists the keys; any key leaves it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from cards.quiz import drawing

_SCROLLS = {"up", "down", "pageup", "pagedown"}


class HelpScreen(ModalScreen[None]):
    """The keys, above the card."""

    def compose(self) -> ComposeResult:
        """Lay the list out."""
        with VerticalScroll(id="help"):
            yield Static(drawing.help_text(), markup=False)

    def on_key(self, event: Key) -> None:
        """Leave, unless the key scrolls."""
        if event.key not in _SCROLLS:
            event.stop()
            self.dismiss()
