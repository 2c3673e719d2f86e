"""`cards theme check`: what is wrong with a deck's theme, what of it is the deck's own, and which options are set."""

import difflib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cards.model import Problem
    from cards.themes.load import Effective

_BODY, _OTHER = 7.0, 4.5  # contrast that the W3C asks for: AAA for what is read, AA for what stands beside it


@click.command("check", epilog="\b\nExample:\n  cards theme check decks/biology")
@click.argument("deck", required=False, type=click.Path(path_type=Path))
def command(deck: Path | None) -> None:
    """Show faults of templates and options, colours that are hard to read, and how DECK/theme differs from the theme.

    Leaves with 1 if anything is wrong.
    """
    from cards.cli.clock import time_of_build
    from cards.cli.console import out, show_problems
    from cards.cli.deck_looks import looks
    from cards.cli.theme.deck import deck_of
    from cards.plain_text import plain
    from cards.themes.option import written

    target, _ = deck_of(deck)
    found = looks(target, time_of_build())
    made = found.effective
    problems = [*target.problems, *found.problems, *_hard_to_read(made)]
    show_problems(problems)
    console = out()
    for line in _differences(made):
        console.print(plain(line), markup=False)
    own = ", ".join(made.overridden) or "none"
    console.print(f"Theme {made.definition.name}; files of the deck's own: {own}.")
    defaults = {option.name: option.default for option in made.definition.options}
    options = [f"{name} = {written(value)}" for name, value in made.values.items() if value != defaults[name]]
    console.print(plain(f"Options: {', '.join(options) or 'all as the theme has them'}."), markup=False)
    if problems:
        raise click.exceptions.Exit(1)


def _differences(made: "Effective") -> Iterator[str]:
    """Yield how the deck's files differ from the theme's, as a unified diff."""
    for name in made.overridden:
        before, after = made.definition.files[name], made.files[name]
        yield from difflib.unified_diff(
            before.text.splitlines(), after.text.splitlines(), before.path, after.path, n=1, lineterm=""
        )


def _hard_to_read(made: "Effective") -> Iterator["Problem"]:
    from cards.model import Problem
    from cards.themes.contrast import pairs

    for pair in pairs(made.css):
        least = _BODY if pair.text == "ink" else _OTHER
        if pair.ratio < least:
            yield Problem(
                "warning",
                f"--{pair.text} on --{pair.ground} has a contrast of {pair.ratio:.1f} in the {pair.mode} mode",
                f"choose colours with at least {least:g}",
            )
