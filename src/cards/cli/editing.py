"""Editing a card from within the quiz: its card file in the learner's editor, and the deck as it is built from that."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cards.cli.target import CARD_FILES, Target
from cards.errors import CardsError
from cards.quiz.faces import Face
from cards.quiz.material import Material

_KNOW_LINES = {
    "vi",
    "vim",
    "nvim",
    "view",
    "nano",
    "emacs",
    "emacsclient",
    "micro",
    "kak",
    "joe",
    "jed",
    "mg",
    "ne",
    "pico",
}
_USUAL = ("sensible-editor", "nano", "vim", "vi")


class DeckWorkshop:
    """The card files of a deck folder."""

    def __init__(self, target: Target) -> None:
        self._target = target

    def edit(self, face: Face) -> Material:
        """Open the card file at the card, wait for the editor, and return the deck that is merged from it.

        Raises CardsError, and the deck is then as it was.
        """
        from cards.cli.reviewed import reviewed

        if self._target.folder is None:
            raise CardsError("bare files have no card file to edit; make a deck folder: cards new")
        path, line = _place(self._target.folder / CARD_FILES, face)
        command = _editor()
        at_line = [f"+{line}"] if Path(command[0]).name in _KNOW_LINES else []
        try:
            left = subprocess.run([*command, *at_line, str(path)], check=False).returncode  # noqa: S603  it is the user's own
        except OSError as fault:
            raise CardsError(f"{command[0]}: {fault.strerror}; set EDITOR to your editor") from fault
        if left:
            raise CardsError(f"{command[0]} left with {left}; nothing was read from {path}")
        return reviewed(self._target)


def _place(folder: Path, face: Face) -> tuple[Path, int]:
    """Return the card file that has a note, and the line of its id."""
    sign = f"^{face.note}"
    for path in sorted(folder.rglob("*.md"), key=lambda path: path.stem != face.entry):
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if line.rstrip().endswith(sign):
                return path, number
    raise CardsError(f"{folder}: no card file there has the note {sign}; build the deck again: cards build")


def _editor() -> Sequence[str]:
    for name in ("VISUAL", "EDITOR"):
        named = shlex.split(os.environ.get(name, ""))
        if named:
            return named
    found = next((path for name in _USUAL if (path := shutil.which(name))), None)
    if found is None:
        raise CardsError("there is no editor; set EDITOR to yours")
    return [found]
