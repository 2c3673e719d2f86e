"""`cards check`: everything that a reader should look at; leaves with 1 if there is any."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.cli.target import Target
    from cards.decks.merge import Merged
    from cards.model import Problem
    from cards.writing.write import Rejected, Written


@click.command("check", epilog="\b\nExample:\n  cards check decks/neuroendocrine")
@click.argument("sources", nargs=-1)
@click.option(
    "--rejected", is_flag=True, help="List the cards that were refused as well, with the rule that refused them."
)
def command(sources: tuple[str, ...], rejected: bool) -> None:
    """Show problems of sources and card files, entries without a stated term, notes that need a decision or are gone."""
    from cards.cli.clock import time_of_build
    from cards.cli.console import out, show_problems
    from cards.cli.deck_files import stored
    from cards.cli.deck_looks import looks
    from cards.cli.pipeline import illustrations, merged_deck, understand, wanted
    from cards.cli.target import target_of
    from cards.cli.written import outcome_of, outcomes, write
    from cards.model import Entry, Note, Problem, Source
    from cards.plain_text import counted, plain

    target = target_of(sources)
    found = stored(target)
    understood = understand(target)
    problems = [*understood.problems, *found.problems]
    of_theme = looks(target, time_of_build()).problems
    notes: list[Note] = []
    silent: list[Entry] = []
    count: Counter[str] = Counter()
    refused: list[str] = []

    def listed(one: "Written") -> "Written":
        refused.extend(map(_line, one.rejected))
        return one

    # Only what is written anew has the refused cards themselves.
    anew = (outcome_of(listed(one)) for one in write(understood.entries))
    for one in anew if rejected else outcomes(understood.entries):
        fitting = wanted(one, target)
        notes += fitting
        silent += [] if fitting else [one.entry]
        count.update(dict(one.refused))
    pictures = illustrations(target, understood, found)
    merged = merged_deck(target, understood, found, notes, pictures)
    # While a source or a card file cannot be read, its notes only seem to be gone.
    if not any(problem.severity == "error" for problem in problems):
        problems += [_from_here(problem, target) for problem in _to_look_at(merged)]
        problems += merged.problems
        problems += [
            Problem("warning", "no note shows this file", "show it in a note, or delete it", Source(str(path), 1))
            for path in pictures.unused()
        ]
    problems += of_theme
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
    retired = [record for record in found.before.records if record.status == "retired"]
    still = {record.id for record in merged.records if record.status == "retired"}
    earlier = [record.id for record in retired if record.id in still]
    if earlier:
        search = " or ".join(f"Id:{identifier}" for identifier in earlier)
        console.print(
            f"{counted(len(earlier), 'note')} of earlier builds, no longer written; in Anki you find them with: {search}"
        )
    if problems:
        raise click.exceptions.Exit(1)
    sizes = f"{counted(len(understood.entries), 'entry', 'entries')}, {counted(len(merged.notes), 'note')}"
    console.print(f"Nothing to look at: {sizes}.")


def _from_here(problem: "Problem", target: "Target") -> "Problem":
    """Return a problem whose file is named as a person can open it, not as cards name it, relative to the deck."""
    from cards.model import Source

    if problem.source is None or target.base is None:
        return problem
    return replace(problem, source=Source(str(target.base / problem.source.path), problem.source.line))


def _to_look_at(merged: "Merged") -> Iterator["Problem"]:
    """Yield what a person has to decide or to know about the notes of the deck."""
    from cards.model import Problem

    def warning(message: str, remedy: str) -> Problem:
        return Problem("warning", message, remedy)

    for change in merged.changes.those("retired"):
        yield warning(
            f"the note {change.id} of {change.entry} is no longer written",
            f'delete it in Anki if you have it: search for "Id:{change.id}"',
        )
    for change in merged.changes.those("edited"):
        now = f", the writer would say now: {change.instead}" if change.instead else "; it would not be written today"
        remedy = "edit it if it is wrong now, or settle it with `cards resolve`"
        yield warning(f"the page of the note {change.id} of {change.entry}, which you edited, has changed{now}", remedy)
    for change in merged.changes.those("stale"):
        yield warning(
            f"the sentence of the note {change.id} of {change.entry} has changed, and would not give this note today",
            "edit the note if it is wrong now, delete it from its card file, or keep it with `cards resolve`",
        )
    for one in merged.changes.held_back:
        candidates = " or ".join(one.candidates)
        message = f"the new note {one.id} could be {candidates}, and nothing tells which"
        yield Problem("warning", message, "it is held back; settle it with `cards resolve`", one.note.source)
    yield from merged.changes.problems


def _line(rejection: "Rejected") -> str:
    where = rejection.place.statement.sentence.source
    score = "" if rejection.score is None else f", score {rejection.score:.2f}"
    by = f"{rejection.construction}{score}: {rejection.reason}"
    return f"{where}: {rejection.rule}: {rejection.front} => {rejection.answer} ({by})"
