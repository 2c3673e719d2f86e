"""`cards entries`: how the sources were understood, for a person or for a script."""

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.language.read import ReadEntry
    from cards.model import Entry

_HOW = {"stated": "", "inferred": " (inferred)", "described": " (a description)"}


@click.command("entries", epilog="\b\nExamples:\n  cards entries pages/\n  cards entries --schema")
@click.argument("sources", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="For people or for scripts."
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of YAML and JSON entries, and nothing else.")
def command(sources: tuple[str, ...], form: str, schema: bool) -> None:
    """Show each entry's term, sections and dropped lines."""
    if schema:
        from cards.sources.schema import json_schema

        click.echo(json.dumps(json_schema(), indent=2))
        return

    from cards.cli.console import show_problems, stop_at_errors, watched
    from cards.cli.pipeline import understand
    from cards.cli.target import target_of
    from cards.language import parser
    from cards.language.read import read_entries

    understood = understand(target_of(sources))
    if not understood.entries:
        stop_at_errors(understood.problems)
        return
    read_ones = read_entries(understood.entries, parser.load())
    counts = [_sentences(one) for one in watched(read_ones, len(understood.entries), "Reading")]
    for entry, sentences in zip(understood.entries, counts, strict=True):
        if form == "jsonl":
            click.echo(json.dumps(_record(entry, sentences), ensure_ascii=False).encode())  # UTF-8 on every terminal
        else:
            _show(entry, sentences)
    show_problems(understood.problems)
    if any(problem.severity == "error" for problem in understood.problems):
        raise click.exceptions.Exit(1)


def _record(entry: "Entry", sentences: dict[str, int]) -> dict[str, object]:
    """Return an entry as scripts get it; they rely on these keys."""
    named = entry.term.certainty != "described"
    return {
        "entry": entry.id,
        "term": entry.term.name if named else None,
        "aliases": list(entry.aliases),
        "sections": sentences,
        "dropped": [dropped.text for dropped in entry.dropped],
        "description": None if named else entry.term.name,
        "certainty": entry.term.certainty,
        "reason": entry.term.reason,
        "tags": list(entry.tags),
        "source": str(entry.source),
    }


def _sentences(one: "ReadEntry") -> dict[str, int]:
    """Return the number of sentences of each heading; one that was split into several statements counts once."""
    counts: dict[str, int] = {}
    for section in one.sections:
        heading = section.section.heading
        counts[heading] = counts.get(heading, 0) + sum(statement.part == 0 for statement in section.statements)
    return counts


def _show(entry: "Entry", sentences: dict[str, int]) -> None:
    from rich.text import Text

    from cards.cli.console import cell, out, table
    from cards.plain_text import plain

    console = out()
    console.print(Text.assemble((plain(entry.term.name), "bold"), _HOW[entry.term.certainty]))
    console.print(plain(f"  {entry.source}: {entry.term.reason}"), style="dim", markup=False)
    shown = table("  Section", "Role", "Sentences", numbers=("Sentences",))
    for section in entry.sections:
        shown.add_row(cell(f"  {section.heading}"), section.role, str(sentences[section.heading]))
    console.print(shown)
    for dropped in entry.dropped:
        console.print(f"  left out, line {dropped.source.line}: {plain(dropped.text)} ({dropped.reason})", markup=False)
    console.print()
