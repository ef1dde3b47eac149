"""`findings`: what was found, by whom it is about, what it is, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import names_many, query_names
from catchgraph.cli.days import period_options
from catchgraph.cli.guard import tell
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table

#: Findings that are listed for people; programs get them all.
_LISTED = 200


@click.command()
@click.argument("name", nargs=-1, metavar="[NAME…]", shell_complete=names_many)
@click.option("--typology", "typologies", multiple=True, metavar="ID|FAMILY", shell_complete=query_names,
              help="Only these patterns. May be repeated.")  # fmt: skip
@click.option("--severity", "severities", multiple=True, type=click.Choice(("high", "medium", "low", "context")),
              help="Only of this severity. May be repeated.")  # fmt: skip
@click.option("--status", "statuses", multiple=True, type=click.Choice(("open", "substantiated", "dismissed")),
              help="Only those that were decided so. May be repeated.")  # fmt: skip
@click.option("--forced/--not-forced", default=None, help="Only those of which no benign reading is left, or the rest.")
@period_options
@click.option("--new-since", metavar="RUN", help="Only what that run of detect had not; and what is gone, with why.")
@click.option("--new", is_flag=True, help="Only what the last run of detect was the first to have.")
@format_option
@pass_state
def findings(
    state: State,
    name: tuple[str, ...],
    typologies: tuple[str, ...],
    severities: tuple[str, ...],
    statuses: tuple[str, ...],
    forced: bool | None,
    since: dt.datetime | None,
    until: dt.datetime | None,
    new_since: str | None,
    new: bool,
    format_: str,
) -> None:
    """What was found: all findings, or those about NAME (a vessel, company, consignment or record).

    A finding is of the first day of the events it rests on, else of the last day of its records; one without any day
    is left out where --since or --until is given.

    \b
    Examples:
      catchgraph findings --severity high --status open
      catchgraph findings SABLE MERIDIAN --typology transshipment --since 2016
      catchgraph findings --new --format csv > new.csv
    """
    from catchgraph.analyse.findings import Wanted
    from catchgraph.analyse.findings import findings as look

    wanted = Wanted(
        about=" ".join(name) or None, typologies=typologies, severities=severities, statuses=statuses, forced=forced,
        since=since, until=until, new_since=new_since or ("last" if new else None),
    )  # fmt: skip
    found, *gone = look(state.built_case(), wanted)
    if format_ == "table":
        emit([*_for_people(found), *gone], format_)
    else:
        emit([found, *gone] if gone else found, format_)


def _for_people(found: Table) -> list[Table]:
    """The first findings, by severity and pattern; one empty table where there is none."""
    if not found.rows:
        return [found]
    if len(found) > _LISTED:
        tell(f"The first {_LISTED} of {len(found):,} findings; all of them: --format csv")
    unforced = () if any(found.column("forced")) else ("forced",)
    first = replace(found, rows=found.rows[:_LISTED], hidden=found.hidden | {*unforced})
    return first.split("severity", "typology", title="{}: {}")
