"""`trade`: who supplies a company, and whom it supplies."""

from __future__ import annotations

import datetime as dt

import click

from catchgraph.cli.complete import names_many
from catchgraph.cli.days import Day
from catchgraph.cli.pictures import Drawing, drawing_options
from catchgraph.cli.state import State, pass_state

#: Rows of a table on a terminal: as long as anybody reads.
_READ = 25


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="COMPANY…", shell_complete=names_many)
@click.option("--hs", multiple=True, metavar="CODE", help="Only goods whose commodity code begins so; repeat for more.")
@click.option("--species", multiple=True, metavar="CODE", help="Only goods of this species, an ASFIS code: YFT.")
@click.option("--since", type=Day(), metavar="DATE", help="Only shipments since: 2016, 2016-05 or 2016-05-10.")
@click.option("--all", "every", is_flag=True, help="All suppliers and customers in a table, too.")
@drawing_options
@pass_state
def trade(
    state: State,
    name: tuple[str, ...],
    hs: tuple[str, ...],
    species: tuple[str, ...],
    since: dt.datetime | None,
    every: bool,
    drawing: Drawing,
) -> None:
    """Who supplies COMPANY and whom it supplies: shipments, kg, value, species, first and last day, share of weight.

    What exporters' customs, carriers and importers' customs tell of one consignment is one shipment. Weights are net
    where a side gives that, else gross. Each row names the first of the records that it rests on. A table lists the
    first by weight and says how many there are; the formats for programs hold them all.

    \b
    Examples:
      catchgraph trade NORTHWIND SEAFOOD IMPORTS LLC
      catchgraph trade NORTHWIND SEAFOOD IMPORTS LLC --hs 0306 --since 2025
      catchgraph trade NORTHWIND SEAFOOD IMPORTS LLC -o northwind.html
    """
    from catchgraph.analyse.trade import trade as look
    from catchgraph.case.seats import kept

    with kept():
        case = state.built_case()
        found = look(case, " ".join(name), hs=hs, species=species, since=since)
    if drawing.drawn(case, found):
        return
    tables = [table for table in (found.suppliers, found.customers) if table.rows]
    if drawing.format_ == "table" and not every:
        said = f"; the first {_READ} by weight are listed, all with --all or --format csv"
        tables = [table.first(_READ, table.note + said) for table in tables]
    drawing.emit(tables or [found.suppliers])
