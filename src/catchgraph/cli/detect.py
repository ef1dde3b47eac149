"""`detect`: look for the patterns of the catalogue."""

from __future__ import annotations

from pathlib import Path

import click

from catchgraph.cli.complete import query_names
from catchgraph.cli.found import FAIL_ON, exit_code, fail_on_option, found_tables
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.params import (
    given,
    params_option,
    print_cypher,
    queries_option,
    show_query_option,
    timeout_option,
    verified_option,
)
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("only", nargs=-1, metavar="[ID|FAMILY]…", shell_complete=query_names)
@params_option
@queries_option
@timeout_option
@verified_option
@click.option("--since", metavar="RUN", help="Only what is new since that run of detect, and what is gone, with why.")
@click.option("--new", is_flag=True, help="Only what is new since the last time: --since last.")
@fail_on_option
@show_query_option
@format_option
@pass_state
def detect(
    state: State,
    only: tuple[str, ...],
    params: tuple[str, ...],
    queries: tuple[Path, ...],
    timeout: float,
    verified: bool,
    since: str | None,
    new: bool,
    fail_on: FAIL_ON,
    show_query: bool,
    format_: str,
) -> int:
    """Look for every pattern of the catalogue, or for those named (an id, or a family such as identity).

    Prints what was found and how far each pattern could look: what it counts against, and what was not loaded or
    does not cover the days or cannot be judged. What was decided about a finding is kept. A table of your own in the
    folder reference of the case (reference/rfmos.csv) stands in place of ours.

    \b
    Examples:
      catchgraph detect
      catchgraph detect transshipment --param since=2016-01-01 --fail-on high
      catchgraph detect --new --fail-on medium
    """
    from catchgraph import pipeline
    from catchgraph.detect.catalogue import catalogue, select

    values = given(params)
    if show_query:
        for query in select(catalogue(queries), only):
            print_cypher(query.cypher, format_, title=query.id)
    report = pipeline.detect(
        state.case(), graph=state.graph, queries=list(queries), only=list(only), params=values,
        timeout_s=timeout, verified=verified, since=since or ("last" if new else None), progress=state.progress,
    )  # fmt: skip
    emit(found_tables(report, format_), format_)
    return exit_code(report, fail_on)
