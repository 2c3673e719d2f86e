"""The buttons below a card: one for each rating."""

from textual.events import Click
from textual.widgets import Static

from cards.quiz.tally import NAMES
from cards.review.states import Rating


class Button(Static):
    """One of the four ratings; a click is as good as its key."""

    def __init__(self, rating: Rating) -> None:
        """Make the button of a rating."""
        super().__init__(markup=False, classes=f"button {NAMES[rating]}", id=NAMES[rating])
        self._rating = rating

    async def on_click(self, event: Click) -> None:
        """Rate as the key does."""
        event.stop()
        await self.screen.run_action(NAMES[self._rating])
