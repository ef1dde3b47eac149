"""Options of the commands that ask the graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from catchgraph.cli.complete import parameters

Command = Callable[..., Any]


def params_option(function: Command) -> Command:
    """`--param NAME=VALUE`."""
    return click.option(
        "--param", "params", multiple=True, metavar="NAME[:TYPE]=VALUE", shell_complete=parameters,
        help="Value of a parameter of a query. May be repeated.",
    )(function)  # fmt: skip


def queries_option(function: Command) -> Command:
    """`--queries DIR`."""
    return click.option(
        "--queries", multiple=True, metavar="DIR", type=click.Path(path_type=Path, exists=True, file_okay=False),
        help="Folder with query files of your own, beside the catalogue. May be repeated.",
    )(function)  # fmt: skip


def timeout_option(function: Command) -> Command:
    """`--timeout SECONDS`."""
    return click.option(
        "--timeout", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True, metavar="SECONDS",
        help="End a query that runs longer.",
    )(function)  # fmt: skip


def verified_option(function: Command) -> Command:
    """`--verified-only`."""
    return click.option(
        "--verified-only", "verified", is_flag=True,
        help="Only relationships that identifiers, a person's judgement or the record alone tie to their entity; none "
        "by a suggested match.",
    )(function)  # fmt: skip


def show_query_option(function: Command) -> Command:
    """`--show-query`."""
    return click.option("--show-query", is_flag=True, help="Print the Cypher before the answer.")(function)


def given(params: Sequence[str]) -> dict[str, str]:
    """`NAME=VALUE` texts as a mapping; a usage error for anything else."""
    values = {}
    for param in params:
        name, separator, value = param.partition("=")
        if not separator or not name.strip():
            raise click.BadParameter(f"{param!r} is not NAME=VALUE", param_hint="--param")
        values[name.strip()] = value
    return values


def print_cypher(cypher: str, format_: str, *, title: str) -> None:
    """The query as it is sent; on stderr where stdout is for a program."""
    click.echo(f"// {title}\n{cypher.strip()}\n", err=format_ != "table")
