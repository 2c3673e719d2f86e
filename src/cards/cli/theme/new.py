"""`cards theme new`: files for a theme of the deck's own, to be changed there."""

import re
from pathlib import Path

import click


@click.command("new", epilog="\b\nExamples:\n  cards theme new decks/biology\n  cards theme new decks/biology --all")
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("--all", "whole", is_flag=True, help="Copy the templates and base.css too.")
def command(deck: Path | None, whole: bool) -> None:
    """Write DECK/theme/style.css, with all that it can set in comments. Files that are there already are left alone.

    It goes behind the theme's own style.css; any other file in DECK/theme takes the place of the theme's. What is not set
    there follows the theme. With --all every file is copied, and the whole style sheet is the deck's.
    """
    from cards.cli.deck_looks import in_folder
    from cards.cli.target import THEME
    from cards.cli.theme.deck import deck_of
    from cards.decks.files import write_together
    from cards.errors import CannotWrite
    from cards.plain_text import plain
    from cards.themes.built_in import FILES, OWN_STYLE

    target, folder = deck_of(deck)
    theme = in_folder(target.config, folder)[0].definition
    place = folder / THEME
    wanted = FILES if whole else (OWN_STYLE,)
    missing = [name for name in wanted if not (place / name).exists(follow_symlinks=False)]
    if not missing:
        raise CannotWrite(f"{place}: {' and '.join(wanted)} stand there already; delete what you want to have anew")
    place.mkdir(exist_ok=True)
    texts = {name: theme.files[name].text for name in missing}
    notes = {name: _note(name, theme.name) for name in missing}
    if not whole:
        notes[OWN_STYLE], texts[OWN_STYLE] = _behind(theme.name), _offered(texts[OWN_STYLE])
    write_together({place / name: (notes[name] + texts[name]).encode() for name in missing})
    for name in missing:
        click.echo(plain(str(place / name)))
    click.echo("See what you change with: cards theme preview", err=True)


def _offered(css: str) -> str:
    """Return a style sheet with each of its settings in a comment of its own."""
    return re.sub(r"^(\s*)((?!/\*)[\w-]+:[^;{}]*;)$", r"\1/* \2 */", css, flags=re.MULTILINE)


def _behind(theme: str) -> str:
    return f'/* Goes behind style.css of the theme "{theme}". Take a setting out of its comment and change it. */\n'


def _note(name: str, theme: str) -> str:
    text = f'From the theme "{theme}", in the place of its own {name}. Delete this file to follow the theme again.'
    return f"/* {text} */\n" if name.endswith(".css") else f"<!-- {text} -->\n"
