"""`handling`: what the case holds, and under which terms."""

from __future__ import annotations

import click

from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@format_option
@pass_state
def handling(state: State, format_: str) -> None:
    """What the case holds, from whom and under which terms; what may be kept until when, soonest first; and what each
    dataset covers: as its terms say, else from the first to the last day of its records.

    Terms are stated by a handling.toml beside the files, or by load --handling. What is not public and has none is
    releasable to nobody.

    \b
    Examples:
      catchgraph --case dolphin handling
      catchgraph --case dolphin handling --format json
    """
    from catchgraph.analyse.handling import handling as look
    from catchgraph.read.clock import today

    tables = look(state.case())
    emit(tables, format_)
    kept = next(table for table in tables if table.title == "Kept until")
    for row in kept.dicts():
        if row["retain_until"] < today().isoformat():
            state.progress(
                f"{row['dataset']}: to be kept until {row['retain_until']}, which is over: catchgraph verify"
            )
