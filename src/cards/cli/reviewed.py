"""The deck that is reviewed: made as `cards build` makes it, and its folder brought up to date so that identities stay."""

import contextlib
from dataclasses import replace

from cards.cli.changes import show_changes, stop_if_many_leave
from cards.cli.deck_files import write_deck
from cards.cli.deck_looks import Looks, looks
from cards.cli.pipeline import make
from cards.cli.target import Target
from cards.decks.files import alone_in
from cards.errors import CardsError
from cards.model import Deck


def reviewed(target: Target) -> Deck:
    """Return the deck; in a deck folder, card files and ledger are written first.

    Raises CardsError, as a build does, but not for faults of the theme; nothing was written then.
    """
    if target.folder is None:
        return make(target, _looks).deck
    with contextlib.ExitStack() as alone:
        alone.enter_context(alone_in(target.folder))
        made = make(target, _looks)
        try:
            stop_if_many_leave(made.merged.changes)
        except CardsError as fault:
            show_changes(made.merged.changes)
            raise CardsError(f"{str(fault).partition(';')[0]}; look at it with: cards build --dry-run") from fault
        write_deck(target.folder, made.stored, made.merged, {})
        return made.deck


def _looks(target: Target, now: int) -> Looks:
    """Return the looks without what is wrong with them, which the quiz says itself."""
    return replace(looks(target, now), problems=())
