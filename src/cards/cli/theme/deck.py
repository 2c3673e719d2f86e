"""Which deck a command below `cards theme` is about."""

from pathlib import Path

import click

from cards.cli.target import Target, target_of
from cards.decks.config import FILE_NAME


def deck_of(deck: Path | None) -> tuple[Target, Path]:
    """Return the deck in this folder, or in the current one, and its folder."""
    if deck is not None and not (deck / FILE_NAME).is_file():
        raise click.UsageError(f"{deck} is no deck: it has no {FILE_NAME}; make one with `cards new`")
    target = target_of([str(deck)] if deck is not None else [])
    assert target.folder is not None
    return target, target.folder
