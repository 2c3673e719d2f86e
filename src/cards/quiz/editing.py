"""What the quiz needs to let a learner edit a card: its place in a file, and the deck as it is built from that afterwards."""

from typing import Protocol

from cards.quiz.faces import Face
from cards.quiz.material import Material


class Workshop(Protocol):
    """Where cards are edited."""

    def edit(self, face: Face) -> Material:
        """Open the card in an editor, wait for it, and return the deck built anew.

        Raises CardsError if there is no file to edit, no editor, or if what was written is no card file.
        """
        ...
