"""`cards build`: entries to card files and an Anki package; what changed and what Anki will do is said before it is written."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.cli.target import Target


@click.command(
    "build",
    epilog="\b\nExamples:\n  cards build decks/neuroendocrine\n  cards build decks/neuroendocrine --dry-run\n"
    "  cards build pages/*.html -o biology.apkg",
)
@click.argument("sources", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the .apkg goes.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--yes", is_flag=True, help="Go on even if many notes leave the deck.")
def command(sources: tuple[str, ...], output: Path | None, dry_run: bool, yes: bool) -> None:
    """Turn a deck folder, files, folders or patterns ("-" for standard input) into an Anki package."""
    from cards.cli.target import target_of
    from cards.decks.files import alone_in

    target = target_of(sources)
    if target.folder is None or dry_run:
        _build(target, output or target.package, dry_run=dry_run, yes=yes)
    else:
        with alone_in(target.folder):
            _build(target, output or target.package, dry_run=False, yes=yes)


def _build(target: "Target", path: Path, *, dry_run: bool, yes: bool) -> None:
    from cards.cli.changes import show_changes, show_that_nothing_changes, stop_if_many_leave
    from cards.cli.console import show_problems
    from cards.cli.remembered import DeckMemory
    from cards.cli.summary import show_summary, summary_of
    from cards.decks.journal import finish

    if target.folder is not None:
        finish(target.folder)
    memory = DeckMemory(target)
    said = memory.said()
    if said is not None and said.package and (dry_run or _holds(path, said.package)):
        show_problems((*said.problems, *said.of_theme, *said.of_notes))
        with contextlib.suppress(BrokenPipeError):
            show_changes(said.changes)
        if dry_run:
            show_that_nothing_changes(said.changes)
        else:
            show_summary(said.summary, path)
        return

    from cards.anki.package import package
    from cards.cli.deck_looks import looks
    from cards.cli.illustrations import data_of
    from cards.cli.output import write_results
    from cards.cli.pipeline import make

    memory.prepare()
    made = make(target)
    with contextlib.suppress(BrokenPipeError):  # who reads only the beginning wants the deck all the same
        show_changes(made.merged.changes)
        if made.looks.changed:
            click.echo("New looks: Anki takes templates and style for all cards; reviews stay\n")
    if dry_run:
        if not made.looks.changed:
            show_that_nothing_changes(made.merged.changes)
        return
    if not yes:
        stop_if_many_leave(made.merged.changes)
    data = package(made.deck, made.looks.theme, data_of(made.media))
    written = write_results(path, data, made, target.folder)
    try:
        show_summary(summary_of(made), path)
    finally:  # also if nobody reads so far
        memory.remember(made, written, data, looks)


def _holds(path: Path, digest: str) -> bool:
    """Tell whether a file is there and has this SHA-256."""
    import hashlib

    try:
        return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False
