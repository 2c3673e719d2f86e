"""Where the store of reviews is: as the call says, else as the environment says, else in the user's data folder."""

import os
from pathlib import Path

import click
from platformdirs import user_data_dir

VARIABLE = "CARDS_STORE"

store_option = click.option(
    "--store",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=f"The store of reviews, instead of {VARIABLE} or the one in the user's data folder.",
)
"""The option `--store FILE` of every command that opens the store; it gives the argument `store`, a path or None."""


def store_place(asked: Path | None) -> Path:
    """Return where the store is, or would be; `asked` is what `--store` says. Nothing is made or opened.

    An empty `CARDS_STORE` counts as none. A `~` at the beginning of it is the home folder.
    """
    if asked is not None:
        return asked
    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else Path(user_data_dir("cards", appauthor=False)) / "reviews.sqlite"
