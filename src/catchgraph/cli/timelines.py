"""`timeline`: everything dated on an entity in one column."""

from __future__ import annotations

import datetime as dt

import click

from catchgraph.cli.complete import names_many
from catchgraph.cli.days import kinds_option, period_options
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME…", shell_complete=names_many)
@period_options
@kinds_option("Only these: name, flag, owner, listing, authorisation, encounter, port call, finding, …")
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="At most so many rows.")
@format_option
@pass_state
def timeline(
    state: State,
    name: tuple[str, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    kinds: tuple[str, ...],
    limit: int,
    format_: str,
) -> None:
    """Everything dated on NAME in one column: names, flags, owners, listings, authorisations, events, findings.

    NAME is a vessel, company, person or port. A date is as precise as its source. What a register or list says
    without a day is dated by its edition. Where nothing is known for a year or longer, a row says so.

    \b
    Examples:
      catchgraph timeline SABLE MERIDIAN
      catchgraph timeline SABLE MERIDIAN --since 2016 --until 2018-06 --kind encounter --kind listing
    """
    from catchgraph.analyse.timeline import timeline as follow

    case = state.built_case()
    found = follow(case, " ".join(name), since=since, until=until, kinds=kinds or None, limit=limit)
    emit([found.table] if format_ == "table" else found.table, format_)
