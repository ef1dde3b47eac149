"""A group whose commands are imported when they run: `catchgraph --help` imports none of them."""

from __future__ import annotations

import difflib
import importlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from catchgraph.cli.guard import guarded


@dataclass(frozen=True, slots=True)
class ListedCommand:
    """Where a command is and what it does in a line; `section` is its heading in the help."""

    section: str
    name: str
    module: str
    summary: str


class LazyGroup(click.Group):
    """Lists commands from a table and imports the module of one when it is needed."""

    def __init__(self, *args: Any, entries: Sequence[ListedCommand] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries: Mapping[str, ListedCommand] = {entry.name: entry for entry in entries}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of the table."""
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command; its function is called as the command, with `_` for `-`."""
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        module = importlib.import_module(f"catchgraph.cli.{entry.module}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; an unknown command is answered with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = difflib.get_close_matches(args[0], self.entries, n=1)
            if near and args[0] not in self.entries:
                raise click.UsageError(f"{error.message} Did you mean '{near[0]}'?", ctx) from None
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Commands under their headings, without importing them."""
        for section in dict.fromkeys(entry.section for entry in self.entries.values()):
            rows = [(entry.name, entry.summary) for entry in self.entries.values() if entry.section == section]
            with formatter.section(section):
                formatter.write_dl(rows)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run; what goes wrong becomes one message and the right exit code."""

        def run() -> Any:
            return super(LazyGroup, self).main(args, prog_name, complete_var, standalone_mode=False, **extra)

        if not standalone_mode:
            return run()
        sys.exit(guarded(run, debug="--debug" in (sys.argv[1:] if args is None else args)))
