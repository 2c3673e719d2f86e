"""`cards export`: the cards in a format for other programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.cli.pipeline import Made


@click.command("export", epilog="\b\nExample:\n  cards export decks/neuroendocrine --format jsonl")
@click.argument("sources", nargs=-1)
@click.option("--format", "form", type=click.Choice(["apkg", "jsonl"]), required=True, help="The format.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file; jsonl goes to standard output without."
)
def command(sources: tuple[str, ...], form: str, output: Path | None) -> None:
    """Write the cards of a deck folder or of bare files; nothing else is touched."""
    from cards.anki.package import package
    from cards.cli.illustrations import data_of
    from cards.cli.output import write_results
    from cards.cli.pipeline import make
    from cards.cli.target import target_of

    target = target_of(sources)
    if form == "apkg" and output is None:
        raise click.UsageError("an .apkg needs a file to go to: -o FILE")
    made = make(target)
    if form == "apkg":
        data = package(made.deck, made.looks.theme, data_of(made.media))
    else:
        data = "".join(f"{line}\n" for line in card_lines(made)).encode()
    if output:
        write_results(output, data, made, None)
    else:
        click.echo(data, nl=False)  # bytes: scripts get UTF-8, whatever the terminal speaks


def card_lines(made: "Made") -> Iterator[str]:
    """Yield one reviewable card a line, as JSON; scripts rely on these keys."""
    from cards.model import cards

    for placed in made.deck.notes:
        note = placed.note
        for card in cards(note):
            record = {
                "entry": note.entry,
                "id": placed.identity.id,
                "ordinal": card.ordinal,
                "section": note.section,
                "kind": note.kind,
                "markup": note.markup,
                "front": card.front,
                "back": card.back,
                "source": str(note.source),
                "tags": list(placed.tags),
                "term": note.term,
                "context": note.context,
                "rule": note.rule,
                "deck": placed.deck,
                "guid": placed.identity.guid,
            }
            yield json.dumps(record, ensure_ascii=False)
