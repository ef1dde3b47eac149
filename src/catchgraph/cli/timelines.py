"""`timeline`: everything dated on an entity in one column."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import names_many, timeline_kinds
from catchgraph.cli.days import kinds_option, period_options
from catchgraph.cli.pictures import Drawing, drawing_options
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME…", shell_complete=names_many)
@period_options
@kinds_option("Only these: name, flag, owner, listing, authorisation, encounter, port call, finding, …", timeline_kinds)
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="At most so many rows.")
@drawing_options
@pass_state
def timeline(
    state: State,
    name: tuple[str, ...],
    since: dt.datetime | None,
    until: dt.datetime | None,
    kinds: tuple[str, ...],
    limit: int,
    drawing: Drawing,
) -> None:
    """Everything dated on NAME in one column: names, flags, owners, listings, authorisations, events, findings.

    NAME is a vessel, company, person or port. A date is as precise as its source. What a register or list says
    without a day is dated by its edition. Where nothing is known for a year or longer, a row says so.

    \b
    Examples:
      catchgraph timeline SABLE MERIDIAN
      catchgraph timeline SABLE MERIDIAN --since 2016 --until 2018-06 --kind encounter --kind listing
      catchgraph timeline SABLE MERIDIAN -o sable.html
    """
    from catchgraph.analyse.about import notes_on, with_notes
    from catchgraph.analyse.timeline import timeline as follow
    from catchgraph.case.seats import kept

    with kept():
        case = state.built_case()
        found = follow(case, " ".join(name), since=since, until=until, kinds=kinds or None, limit=limit)
    if drawing.drawn(case, found):
        return
    named = {id_: one.text for one in found.entries for id_ in (one.node, *one.also) if id_}
    notes = notes_on(case, {found.entity: found.name} | named)
    if drawing.format_ == "table":
        drawing.emit([found.table, *([notes] if notes.rows else [])])
    else:
        # What was written about the entity itself stands on every row: each row is about it.
        drawing.emit(with_notes(_of(found.table, found.entity), notes, "node", "also", "entity"))


def _of(table: Table, entity: str) -> Table:
    rows = [(*row, entity) for row in table.rows]
    return replace(table, columns=(*table.columns, "entity"), rows=rows, hidden=table.hidden | {"entity"})
