"""`cards resolve`: a person settles what a build would not guess; the next build acts on it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.decks.resolution import Open

_LATER = "later"


@click.command(
    "resolve",
    epilog="\b\nExamples:\n  cards resolve decks/neuroendocrine\n  cards resolve decks/neuroendocrine k7f3q2=mine",
)
@click.argument("arguments", nargs=-1, metavar="[DECK] [NOTE_ID=ANSWER]...")
def command(arguments: tuple[str, ...]) -> None:
    """Settle notes that could be several, and notes that you edited while their page changed.

    Without decisions (NOTE_ID=ANSWER) you are asked on a terminal; elsewhere what is open is listed, with the
    possible answers. The ledger remembers them, and the next build acts on them.
    """
    from cards.cli.clock import time_of_build
    from cards.cli.console import out
    from cards.cli.pipeline import make
    from cards.cli.target import target_of
    from cards.decks.files import write_together
    from cards.decks.ledger import FILE_NAME, print_ledger
    from cards.decks.resolution import open_decisions, resolved
    from cards.plain_text import counted

    decisions = [argument for argument in arguments if "=" in argument]
    target = target_of([argument for argument in arguments if "=" not in argument])
    if target.folder is None:
        raise click.UsageError(f"{target.sources[0]} is no deck folder; only a deck remembers its notes")
    made = make(target)
    known = made.stored.before.records
    found = open_decisions(made.merged.changes, known)
    taken = _given(found, decisions) if decisions else dict(_asked(found))
    if taken:
        records = resolved(known, made.merged, taken, target.name, time_of_build())
        write_together({target.folder / FILE_NAME: print_ledger(records).encode()})
        out().print(f"{counted(len(taken), 'decision')} remembered; `cards build` acts on it")
    elif not found:
        out().print("Nothing to settle.")


def _given(found: Sequence["Open"], decisions: Sequence[str]) -> dict[str, str]:
    """Return the decisions of a call. Raises BadInput for one that is not open or not possible."""
    from cards.errors import BadInput

    possible = {one.id: one.answers for one in found}
    taken: dict[str, str] = {}
    for decision in decisions:
        identifier, _, answer = decision.partition("=")
        identifier = identifier.lstrip("^")
        if identifier not in possible:
            raise BadInput(f'"{decision}": nothing is to be settled about {identifier}; `cards resolve` lists what is')
        if answer not in possible[identifier]:
            raise BadInput(f'"{decision}": answer with one of {", ".join(possible[identifier])}')
        taken[identifier] = answer
    return taken


def _asked(found: Sequence["Open"]) -> Iterator[tuple[str, str]]:
    """Show what is open and yield what a person answers; where nobody can be asked, only show it."""
    import sys

    from cards.cli.console import out
    from cards.plain_text import plain

    console = out()
    for one in found:
        first, *lines = one.about.splitlines()
        console.print(f"^{one.id}: {plain(first)}", markup=False, style="bold")
        for line in lines:
            console.print(f"    {plain(line)}", markup=False)
        for answer, meaning in one.answers.items():
            console.print(f"  {one.id}={answer}  {plain(meaning)}", markup=False)
        if sys.stdin is not None and sys.stdin.isatty():
            answer = click.prompt("Which", type=click.Choice([*one.answers, _LATER]), default=_LATER)
            if answer != _LATER:
                yield one.id, answer
