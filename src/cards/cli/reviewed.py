"""The deck that is reviewed: made as `cards build` makes it, and its folder brought up to date so that identities stay."""

from dataclasses import replace
from pathlib import Path

from cards.cli.deck_looks import Looks, looks
from cards.cli.remembered import DeckMemory
from cards.cli.target import Target
from cards.decks.files import alone_in
from cards.decks.journal import finish
from cards.errors import CardsError
from cards.model import Deck
from cards.quiz.material import Material, WholeDeck


def reviewed(target: Target) -> Material:
    """Return the deck; in a deck folder, card files and ledger are written first.

    Raises CardsError, as a build does, but not for faults of the theme; nothing was written then.
    """
    if target.folder is None:
        return WholeDeck(deck_of_files(target))
    with alone_in(target.folder):
        finish(target.folder)
        memory = DeckMemory(target)
        problems, deck = memory.problems(), memory.deck()
        if problems is None or deck is None:
            return WholeDeck(_made_anew(target, target.folder, memory))
        if problems:
            from cards.cli.console import show_problems

            show_problems(problems)
        return deck


def deck_of_files(target: Target) -> Deck:
    """Return the deck that bare files make. Raises CardsError as `reviewed` does."""
    from cards.cli.pipeline import make

    return make(target, _looks).deck


def _made_anew(target: Target, folder: Path, memory: DeckMemory) -> Deck:
    from cards.cli.changes import show_changes, stop_if_many_leave
    from cards.cli.deck_files import write_deck
    from cards.cli.pipeline import make

    memory.prepare()
    made = make(target, _looks)
    try:
        stop_if_many_leave(made.merged.changes)
    except CardsError as fault:
        show_changes(made.merged.changes)
        raise CardsError(f"{str(fault).partition(';')[0]}; look at it with: cards build --dry-run") from fault
    memory.remember(made, write_deck(folder, made.stored, made.merged, {}), None, _looks)
    return made.deck


def _looks(target: Target, now: int) -> Looks:
    """Return the looks without what is wrong with them, which the quiz says itself."""
    return replace(looks(target, now), problems=())
