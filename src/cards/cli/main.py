"""The command `cards`: finds the subcommand, runs it, and turns what stops the work into one line."""

import importlib
import os
import sys

import click

from cards.errors import CardsError

# Name of the command -> its module and its one line of help. Modules are imported when their command is asked for, so that
# `cards --help` is there at once.
COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("cards.cli.new", "Make a deck folder with one sample entry."),
    "build": ("cards.cli.build", "Turn entries into an Anki package."),
    "check": ("cards.cli.check", "Show everything that a reader should look at."),
    "entries": ("cards.cli.entries", "Show how the sources were understood."),
    "export": ("cards.cli.export", "Write the cards as .apkg or as JSON lines."),
    "explain": ("cards.cli.explain", "Show why a card is as it is."),
}
INTERRUPTED = 130  # what a shell reports for a command that Ctrl-C stopped


class _Commands(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prose-cards", prog_name="cards")
def cards() -> None:
    r"""Turn prose into flashcards worth learning.

    \b
    Example:
      cards build pages/ -o biology.apkg
    """


def run() -> None:
    """Run the command line and leave with its exit code: 0 done, 1 something is wrong, 2 the call was wrong."""
    try:
        cards.main(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as fault:
        fault.show()
        sys.exit(fault.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing may be flushed to the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except CardsError as fault:
        click.echo(f"cards: {fault}", err=True)
        sys.exit(1)
    except OSError as fault:
        where = f"{fault.filename}: " if fault.filename else ""
        click.echo(
            f"cards: {where}{(fault.strerror or str(fault)).lower()}; check the path and your permissions", err=True
        )
        sys.exit(1)
