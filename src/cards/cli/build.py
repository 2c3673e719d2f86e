"""`cards build`: entries to an Anki package, with a summary of what is in it and what Anki will do."""

from pathlib import Path

import click


@click.command(
    "build", epilog="\b\nExamples:\n  cards build decks/neuroendocrine\n  cards build pages/*.html -o biology.apkg"
)
@click.argument("sources", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the .apkg goes.")
def command(sources: tuple[str, ...], output: Path | None) -> None:
    """Turn a deck folder, files, folders or patterns ("-" for standard input) into an Anki package."""
    from cards.anki.package import package
    from cards.cli.output import write_results
    from cards.cli.pipeline import make
    from cards.cli.summary import show_summary
    from cards.cli.target import target_of
    from cards.decks.ledger import FILE_NAME, print_ledger
    from cards.themes.load import classic

    target = target_of(sources)
    path = output or target.package
    made = make(target)
    ledger = {target.folder / FILE_NAME: print_ledger(made.identified.records).encode()} if target.folder else {}
    write_results(path, package(made.deck, classic(target.config.note_type or None)), made, ledger)
    show_summary(made, path)
