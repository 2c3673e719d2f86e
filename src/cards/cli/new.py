"""`cards new`: a deck folder with a commented deck.toml and one sample entry."""

from pathlib import Path

import click


@click.command("new")
@click.argument("deck", type=click.Path(path_type=Path))
def command(deck: Path) -> None:
    r"""Make the deck folder DECK; an existing folder is never written into.

    \b
    Example:
      cards new decks/biology
    """
    from importlib.resources import files

    from cards.decks.files import write_together
    from cards.errors import CannotWrite

    if deck.exists():
        raise CannotWrite(f"{deck}: is there already; choose another name")
    (deck / "entries").mkdir(parents=True)
    samples = files("cards.decks")
    write_together(
        {
            deck / "deck.toml": (samples / "sample_deck.toml").read_bytes(),
            deck / "entries" / "spacing-effect.md": (samples / "sample_entry.md").read_bytes(),
        }
    )
    click.echo(f"{deck}: put your pages into {deck / 'entries'}, then run: cards build {deck}", err=True)
