"""A group of commands as a table, each in a module that is imported when its command is called."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class CommandTable(click.Group):
    """A group whose `table` says for each name which module holds its `command`, and its one line of help."""

    def __init__(self, *args: Any, table: Mapping[str, tuple[str, str]], **others: Any) -> None:  # noqa: ANN401 - click's
        super().__init__(*args, **others)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import and return a command, or None."""
        if cmd_name not in self.table:
            return None
        command = importlib.import_module(self.table[cmd_name][0]).command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table, without importing what it names."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.table.items()])
