"""`cards theme export`: the theme of a deck as Anki gets it, file by file."""

from pathlib import Path

import click


@click.command("export", epilog="\b\nExample:\n  cards theme export decks/biology -o biology-theme")
@click.argument("deck", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The folder; it must not exist.")
def command(deck: Path | None, output: Path) -> None:
    """Write the theme of DECK, with its own files and options put in, into a new folder.

    The folder can be the theme/ of another deck, or its files can be pasted into Anki (style sheets one after the other).
    """
    from cards.cli.console import stop_at_errors
    from cards.cli.deck_looks import in_folder
    from cards.cli.theme.deck import deck_of
    from cards.decks.files import write_together
    from cards.errors import CannotWrite
    from cards.plain_text import plain
    from cards.themes.built_in import TEMPLATES
    from cards.themes.option import rules

    target, folder = deck_of(deck)
    made, problems, _ = in_folder(target.config, folder)
    stop_at_errors((*target.problems, *problems))
    if output.exists(follow_symlinks=False):
        raise CannotWrite(f"{output}: is there already; choose another name")
    files = {name: made.sides[name].text for name in TEMPLATES}
    files["base.css"] = made.files["base.css"].text.strip()
    files["style.css"] = made.files["style.css"].text.strip() + rules(made.definition.options, made.values)
    output.mkdir(parents=True)
    write_together({output / name: f"{text}\n".encode() for name, text in files.items()})
    click.echo(plain(str(output)))
