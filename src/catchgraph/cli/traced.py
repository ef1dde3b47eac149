"""`trace`: goods back to the sea and forward to the consignee."""

from __future__ import annotations

import datetime as dt

import click

from catchgraph.cli.complete import names_many
from catchgraph.cli.days import Day
from catchgraph.cli.pictures import Drawing, drawing_options
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="NAME…", shell_complete=names_many)
@click.option(
    "--since", type=Day(), metavar="DATE", help="Of a vessel, company or plant only goods since: 2016, 2016-05-10."
)
@click.option(
    "--depth",
    type=click.IntRange(1, 12),
    default=12,
    show_default=True,
    help="At most so many links one after another.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1_000_000),
    metavar="NUMBER",
    help="At most so many lines to begin at, and links each way.  [default: 500; of several lines 10,000 links]",
)
@click.option("--all", "every", is_flag=True, help="In a table every link, also of more than one shipment.")
@drawing_options
@pass_state
def trace(
    state: State, name: tuple[str, ...], since: dt.datetime | None, depth: int, limit: int | None, every: bool,
    drawing: Drawing,
) -> None:  # fmt: skip
    """Where the goods of NAME come from and where they went: a row a link, with what, kg, who, where, when, on what it
    rests and in which row of which file; where the way back breaks, and which paper of whom would close it.

    NAME is the number of a bill, entry, certificate, statement, declaration or lot, the id of a line of goods or of a
    consignment, a company or a plant: back to the sea and forward to the consignee. Of a vessel, the way forward:
    shipments that may carry its fish. Of a meeting of vessels, what they had on board. Weights on the way are as
    stated, shares the least and the most that they may be; nothing is split in proportion.

    Of more than one shipment a table has a row a shipment: where its ways end, whom vessels met that landed fish for
    it, how sure that is, and what would close the ways of how many. Of a vessel it has the shipments. Every link is
    told of one shipment, with --all, and in the formats for programs.

    \b
    Examples:
      catchgraph trace XYZ-4412901-0
      catchgraph trace VU-2025-CC-09282 -o certificate.html
      catchgraph trace UMBER TEREK --since 2025
      catchgraph trace LIMULUS POINT FOODS LLC --all
      catchgraph trace LIMULUS POINT FOODS LLC --format csv
    """
    from catchgraph.analyse.trace import trace as follow
    from catchgraph.case.seats import kept

    with kept():
        case = state.built_case()
        found = follow(case, " ".join(name), since=since, depth=depth, limit=limit, drawn=drawing.pictured)
    if drawing.drawn(case, found):
        return
    short = drawing.format_ == "table" and not every and found.summary
    drawing.emit(found.summary if short else found.tables)
    if short:
        state.progress(f"Every link: catchgraph trace {found.subject.id} --all, or trace one of the shipments")
    if found.note:
        state.progress(f"Note: {found.note}")
