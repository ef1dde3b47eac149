"""`diff`: what two editions of one source differ in."""

from __future__ import annotations

import click

from catchgraph.cli.complete import datasets
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("a", metavar="A", shell_complete=datasets)
@click.argument("b", metavar="B", shell_complete=datasets)
@format_option
@pass_state
def diff(state: State, a: str, b: str, format_: str) -> None:
    """What edition B of a register, list or other source adds to edition A, drops and says otherwise.

    A and B are datasets or loaded files of one layout. Each difference comes with the rows it rests on.

    \b
    Examples:
      catchgraph diff iotc-register@2024-06-30 iotc-register@2025-06-30
      catchgraph diff iuu-list-2024.csv iuu-list-2025.csv --format csv
    """
    from catchgraph.analyse.diff import diff as compare

    emit(compare(state.case(), a, b), format_)
