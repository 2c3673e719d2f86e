"""Carries the gaps of a cloze over to its sentence as it was reworded, where the writer would not make the cloze anew."""

from cards.decks.ordinals import filled
from cards.model import Cloze, Deletion


def carried(cloze: Cloze, before: str, now: str) -> Cloze | None:
    """Return the cloze on the sentence as it is now, or None if it was not this sentence or an answer is not there once.

    `before` is the sentence from which the cloze was made; one that was made of a part of it is left alone.
    """
    if filled(cloze) != before or before == now:
        return None
    parts: list[str | Deletion] = []
    at = 0
    for deletion in (part for part in cloze.parts if isinstance(part, Deletion)):
        start = now.find(deletion.answer, at)
        if start < 0 or now.count(deletion.answer) != 1:
            return None
        parts += [now[at:start], deletion]
        at = start + len(deletion.answer)
    return Cloze(tuple(part for part in (*parts, now[at:]) if part))
