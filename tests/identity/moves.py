"""All moves, and which one comes next."""

from pathlib import Path
from random import Random

from .card_moves import CARD_MOVES
from .move import Move
from .page_moves import PAGE_MOVES
from .sentence_moves import SENTENCE_MOVES

MOVES: tuple[Move, ...] = (*SENTENCE_MOVES, *PAGE_MOVES, *CARD_MOVES)


def act(random: Random, deck: Path) -> tuple[str, str]:
    """Make one random move that can be made on this deck; return its name and what it did."""
    while True:
        drawn = random.choices(MOVES, [move.weight for move in MOVES])[0]
        done = drawn.act(random, deck)
        if done is not None:
            return drawn.name, done
