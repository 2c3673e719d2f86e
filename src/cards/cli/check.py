"""`cards check`: everything that a reader should look at; leaves with 1 if there is any."""

from collections import Counter

import click


@click.command("check")
@click.argument("sources", nargs=-1)
@click.option(
    "--rejected", is_flag=True, help="List the cards that were refused as well, with the rule that refused them."
)
def command(sources: tuple[str, ...], rejected: bool) -> None:
    r"""Show problems of the sources, entries without a stated term, notes that are no longer written.

    \b
    Example:
      cards check decks/neuroendocrine
    """
    from cards.cli.console import out, plain, show_problems
    from cards.cli.pipeline import clock, known_records, understand, write
    from cards.cli.target import target_of
    from cards.decks.identify import identify
    from cards.model import Problem

    target = target_of(sources)
    records, faults = known_records(target)
    understood = understand(target)
    problems = [*understood.problems, *faults]
    written = list(write(target, understood.entries))
    notes = [note for one in written for note in one.notes]
    found = identify(notes, records, target.name, target.config.tags, clock(target, understood))
    by_id = {record.id: record for record in records}
    problems += [
        Problem(
            "warning",
            f"the note {retired} of {by_id[retired].entry} is no longer written",
            f'delete it in Anki if you have it: search for "Id:{retired}"',
        )
        for retired in found.retired
    ]
    silent = [one.entry.entry for one in written if not one.notes]
    problems += [
        Problem("warning", f"no card was made from {entry.id}", "see `cards check --rejected`", entry.source)
        for entry in silent
    ]
    show_problems(problems)
    refused = [rejection for one in written for rejection in one.rejected]
    console = out()
    if rejected:
        for one in refused:
            where = one.place.statement.sentence.source
            text = f"{where}: {one.rule}: {one.front} => {one.answer} ({one.reason})"
            console.print(plain(text), markup=False)
    count = Counter(one.rule for one in refused)
    if count:
        rules = ", ".join(f"{rule} {number}" for rule, number in count.most_common())
        console.print(f"{count.total()} candidate cards refused: {rules}", style="dim")
    if problems:
        raise click.exceptions.Exit(1)
    console.print(f"Nothing to look at: {len(understood.entries)} entries, {len(found.notes)} notes.")
