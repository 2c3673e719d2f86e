"""`cards theme new`: files of the theme, copied into the deck to be changed there."""

from pathlib import Path

import click


@click.command("new", epilog="\b\nExamples:\n  cards theme new decks/biology\n  cards theme new decks/biology --all")
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--all", "whole", is_flag=True, help="Copy the templates and base.css too.")
def command(deck: Path | None, whole: bool) -> None:
    """Copy style.css of the theme of DECK into DECK/theme. Files that are there already are left alone.

    A file in DECK/theme takes the place of the theme's own; what is not there follows the theme.
    """
    from cards.cli.deck_looks import in_folder
    from cards.cli.target import THEME
    from cards.cli.theme.deck import deck_of
    from cards.decks.files import write_together
    from cards.errors import CannotWrite
    from cards.plain_text import plain
    from cards.themes.built_in import FILES

    target, folder = deck_of(deck)
    theme = in_folder(target.config, folder)[0].definition
    place = folder / THEME
    wanted = FILES if whole else ("style.css",)
    missing = [name for name in wanted if not (place / name).exists(follow_symlinks=False)]
    if not missing:
        raise CannotWrite(f"{place}: {' and '.join(wanted)} stand there already; delete what you want to have anew")
    place.mkdir(exist_ok=True)
    write_together({place / name: (_note(name, theme.name) + theme.files[name].text).encode() for name in missing})
    for name in missing:
        click.echo(plain(str(place / name)))
    click.echo("See what you change with: cards theme preview", err=True)


def _note(name: str, theme: str) -> str:
    text = f'From the theme "{theme}", in the place of its own {name}. Delete this file to follow the theme again.'
    return f"/* {text} */\n" if name.endswith(".css") else f"<!-- {text} -->\n"
