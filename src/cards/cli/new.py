"""`cards new`: a deck folder with a commented deck.toml and one sample entry."""

import shlex
import shutil
from pathlib import Path

import click


@click.command("new", epilog="\b\nExample:\n  cards new decks/biology")
@click.argument("deck", type=click.Path(path_type=Path))
def command(deck: Path) -> None:
    """Make the deck folder DECK; an existing folder is never written into."""
    from importlib.resources import files

    from cards.decks.files import write_together
    from cards.errors import CannotWrite
    from cards.plain_text import plain

    if deck.exists(follow_symlinks=False):
        raise CannotWrite(f"{deck}: is there already; choose another name")
    (deck / "entries").mkdir(parents=True)
    samples = files("cards.decks")
    try:
        write_together(
            {
                deck / "deck.toml": (samples / "sample_deck.toml").read_bytes(),
                deck / "entries" / "spacing-effect.md": (samples / "sample_entry.md").read_bytes(),
            }
        )
    except CannotWrite:
        shutil.rmtree(deck, ignore_errors=True)  # made by us a moment ago, and no deck
        raise
    name = plain(str(deck))
    click.echo(
        f"{name}: put your pages into {plain(str(deck / 'entries'))}, then run: cards build {shlex.quote(name)}",
        err=True,
    )
