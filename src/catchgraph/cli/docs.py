"""The page `docs/cli.md`, made from the help texts: `python -m catchgraph.cli.docs > docs/cli.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from catchgraph.cli.app import main

_INTRO = """# The command line

Generated from `--help` by `python -m catchgraph.cli.docs`.
"""
_WIDTH = 100


def commands() -> Iterator[tuple[str, click.Context]]:
    """Every command with its full name, groups before what is in them."""
    yield from _commands(main, "catchgraph", None)


def cli_page() -> str:
    """The whole page as Markdown."""
    return "\n".join([_INTRO, *(f"## {name}\n\n```\n{ctx.get_help()}\n```\n" for name, ctx in commands())])


def _commands(command: click.Command, name: str, parent: click.Context | None) -> Iterator[tuple[str, click.Context]]:
    settings = {**command.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    ctx = click.Context(command, info_name=name.rpartition(" ")[2], parent=parent, **settings)
    yield name, ctx
    if isinstance(command, click.Group):
        for child in command.list_commands(ctx):
            found = command.get_command(ctx, child)
            if found is not None:
                yield from _commands(found, f"{name} {child}", ctx)


if __name__ == "__main__":
    sys.stdout.write(cli_page())
