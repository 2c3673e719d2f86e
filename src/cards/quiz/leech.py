"""What a learner is told when a card becomes a leech: what that means, and what can be done."""

from cards.plain_text import counted
from cards.quiz.session import Up

ACTIONS = {"e": "edit", "!": "drop", "s": "suspend"}
"""The keys that do something to a leech, as in `keys`, and their actions; any other key goes on."""


def meaning(leech: Up) -> str:
    """Return in a sentence what happened."""
    times = counted(leech.card.state.lapses, "time")
    return f"This card is a leech: you knew it and forgot it again, {times} so far."


def advice(leech: Up) -> list[str]:
    """Return what to do, a line for each key and the last for all others."""
    lines = ["e  edit it: ask less at once, or say it otherwise", "!  drop it for good"]
    if leech.card.state.suspended:
        return [*lines, "any other key: go on; it is suspended, `cards aside` brings it back"]
    return [*lines, "s  suspend it; `cards aside` brings it back", "any other key: go on; it comes back as usual"]
