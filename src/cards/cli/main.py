"""The command `cards`: finds the subcommand, runs it, and turns what stops the work into one line."""

import contextlib
import gc
import os
import sys
from io import StringIO, TextIOWrapper

import click

from cards.cli.command_table import CommandTable
from cards.errors import CardsError
from cards.plain_text import plain

# Name of the command -> its module and its one line of help. Modules are imported when their command is asked for, so that
# `cards --help` is there at once.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("cards.cli.new", "Make a deck folder with one sample entry."),
    "build": ("cards.cli.build", "Turn entries into card files and an Anki package."),
    "check": ("cards.cli.check", "Show everything that a reader should look at."),
    "entries": ("cards.cli.entries", "Show how the sources were understood."),
    "export": ("cards.cli.export", "Write the cards as .apkg or as JSON lines."),
    "resolve": ("cards.cli.resolve", "Settle what a build would not guess."),
    "theme": ("cards.cli.theme.commands", "Choose, change and see what cards look like."),
    "explain": ("cards.cli.explain", "Show why a card is as it is."),
    "quiz": ("cards.cli.quiz", "Review what is due, in the terminal."),
    "due": ("cards.cli.due", "Say in a line what is due."),
    "aside": ("cards.cli.aside", "List what is put aside, and bring it back."),
    "store": ("cards.cli.store", "Check, back up and restore the reviews."),
    "stats": ("cards.cli.stats", "Show retention, load and effort."),
}
INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C stopped


class _ReaderLeft(Exception):
    """Whoever read our output has had enough. Click has an answer of its own to BrokenPipeError, which is a failure."""


class _Commands(CommandTable):
    """The commands, for a reader who may have had enough."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as fault:
            raise _ReaderLeft from fault


@click.command(
    cls=_Commands,
    table=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  cards build pages/ -o biology.apkg",
)
@click.version_option(package_name="prose-cards", prog_name="cards")
def cards() -> None:
    """Turn prose into flashcards worth learning."""


def run() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something is wrong, 2 the call was wrong."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without a letter is no reason to stop
    # A large deck is many values that stay; looking for rings among them as often as Python does takes a tenth of a build.
    gc.set_threshold(50_000, 20, 20)
    try:
        code = _exit_code()
    except (_ReaderLeft, BrokenPipeError):
        code = 0
        _stop_printing()
    sys.exit(code)


def _exit_code() -> int:
    try:
        returned = cards.main(standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as fault:
        shown = StringIO()
        fault.show(shown)
        click.echo("\n".join(plain(line) for line in shown.getvalue().splitlines()), err=True)
        return fault.exit_code
    except CardsError as fault:
        return _failure(str(fault))
    except MemoryError:
        return _failure("the memory of this machine is not enough; split the sources into smaller builds")
    except BrokenPipeError:
        raise
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        _stop_printing()  # else what could not be printed is tried again at the end, with a traceback
        return _failure(
            f"{where}{(fault.strerror or str(fault)).lower()}; check the path, your permissions and the space"
        )
    return returned if isinstance(returned, int) else 0  # click returns the code of what was raised as `Exit`


def _failure(message: str) -> int:
    click.echo(f"cards: {plain(message)}", err=True)
    return 1


def _stop_printing() -> None:
    """Let nothing be flushed at exit to where it cannot go."""
    if sys.stdout:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
