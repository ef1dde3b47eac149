"""`forget`: take loaded files out of the case."""

from __future__ import annotations

import click

from catchgraph.cli.complete import loaded_files
from catchgraph.cli.guard import tell
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", shell_complete=loaded_files)
@format_option
@pass_state
def forget(state: State, files: tuple[str, ...], format_: str) -> None:
    """Take loaded FILEs out of the case, with everything they said; the files themselves stay where they are.

    A FILE is named by its path, its name or its id. Answers are those of before until the case is resolved and built
    again; what people decided is kept.

    \b
    Examples:
      catchgraph --case dolphin forget IUUList-20240101.csv
      catchgraph --case dolphin forget ~/registers/iotc.csv && catchgraph --case dolphin resolve
    """
    from catchgraph import pipeline
    from catchgraph.analyse.table import Table

    found = pipeline.forget(state.case(), files)
    rows = [(one.file, one.dataset, one.rows, one.path) for one in found]
    emit(Table("Forgotten", ("file", "dataset", "rows", "path"), rows), format_)
    for one in found:
        if one.referring:
            tell(f"Read beside {one.file}, and to be loaded again since it may repeat it: {', '.join(one.referring)}")
    tell("Findings and entities are still those of before. Run: catchgraph resolve, then catchgraph build and detect")
