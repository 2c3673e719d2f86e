"""`cards check`: everything that a reader should look at; leaves with 1 if there is any."""

from collections import Counter
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.writing.write import Rejected


@click.command("check", epilog="\b\nExample:\n  cards check decks/neuroendocrine")
@click.argument("sources", nargs=-1)
@click.option(
    "--rejected", is_flag=True, help="List the cards that were refused as well, with the rule that refused them."
)
def command(sources: tuple[str, ...], rejected: bool) -> None:
    """Show problems of the sources, entries without a stated term, notes that are no longer written."""
    from cards.cli.console import out, show_problems
    from cards.cli.pipeline import clock, known_records, tagger, understand, write
    from cards.cli.plain_text import counted, plain
    from cards.cli.target import target_of
    from cards.decks.identify import identify
    from cards.model import Entry, Note, Problem
    from cards.writing.repeats import settled

    target = target_of(sources)
    records, faults = known_records(target)
    understood = understand(target)
    problems = [*understood.problems, *faults]
    notes: list[Note] = []
    silent: list[Entry] = []
    count: Counter[str] = Counter()
    refused: list[str] = []
    for one in write(target, understood.entries):
        notes += one.notes
        silent += [] if one.notes else [one.entry.entry]
        count.update(rejection.rule for rejection in one.rejected)
        refused += [_line(rejection) for rejection in one.rejected] if rejected else []
    found = identify(settled(notes), records, target.name, tagger(target, understood), clock(target, understood))
    by_id = {record.id: record for record in records}
    # While a source cannot be read, its notes only seem to be gone.
    gone = () if any(problem.severity == "error" for problem in problems) else found.retired
    problems += [
        Problem(
            "warning",
            f"the note {retired} of {by_id[retired].entry} is no longer written",
            f'delete it in Anki if you have it: search for "Id:{retired}"',
        )
        for retired in gone
    ]
    problems += [
        Problem("warning", f"no card was made from {entry.id}", "see `cards check --rejected`", entry.source)
        for entry in silent
    ]
    show_problems(problems)
    console = out()
    for line in refused:
        console.print(plain(line), markup=False)
    if count:
        rules = ", ".join(f"{rule} {number}" for rule, number in count.most_common())
        console.print(f"{counted(count.total(), 'candidate card')} refused: {rules}", style="dim")
    written_now = {identity.id for _, identity in found.notes}
    earlier = [record.id for record in records if record.status == "retired" and record.id not in written_now]
    if earlier:
        search = " or ".join(f"Id:{retired}" for retired in earlier)
        console.print(
            f"{counted(len(earlier), 'note')} of earlier builds, no longer written; in Anki you find them with: {search}"
        )
    if problems:
        raise click.exceptions.Exit(1)
    sizes = f"{counted(len(understood.entries), 'entry', 'entries')}, {counted(len(found.notes), 'note')}"
    console.print(f"Nothing to look at: {sizes}.")


def _line(rejection: "Rejected") -> str:
    where = rejection.place.statement.sentence.source
    score = "" if rejection.score is None else f", score {rejection.score:.2f}"
    by = f"{rejection.construction}{score}: {rejection.reason}"
    return f"{where}: {rejection.rule}: {rejection.front} => {rejection.answer} ({by})"
