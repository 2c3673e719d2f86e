"""`cards build`: entries to an Anki package, with a summary of what is in it and what Anki will do."""

from pathlib import Path

import click


@click.command("build")
@click.argument("sources", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the .apkg goes.")
def command(sources: tuple[str, ...], output: Path | None) -> None:
    r"""Turn a deck folder, files, folders or patterns ("-" for standard input) into an Anki package.

    \b
    Examples:
      cards build decks/neuroendocrine
      cards build pages/*.html -o biology.apkg
    """
    from cards.anki.package import package
    from cards.cli.pipeline import make
    from cards.cli.summary import show_summary
    from cards.cli.target import target_of
    from cards.decks.files import write_together
    from cards.decks.ledger import FILE_NAME, print_ledger
    from cards.themes.load import classic

    target = target_of(sources)
    path = output or target.package
    made = make(target)
    files = {path: package(made.deck, classic(target.config.note_type or None))}
    if target.folder:
        files[target.folder / FILE_NAME] = print_ledger(made.identified.records).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_together(files)
    show_summary(made, path)
