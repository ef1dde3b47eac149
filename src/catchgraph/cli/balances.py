"""`balance`: what came in and what went out of a paper, a plant, a vessel, a lot or a consignment."""

from __future__ import annotations

import click

from catchgraph.analyse.balance_kinds import KINDS
from catchgraph.cli.complete import names_many
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="SUBJECT…", shell_complete=names_many)
@click.option("--all", "every", is_flag=True, help="A row for each balance of it, without their parts.")
@click.option("--kind", type=click.Choice(KINDS), help="Only balances of this kind.")
@format_option
@pass_state
def balance(state: State, name: tuple[str, ...], every: bool, kind: str | None, format_: str) -> None:
    """What came in and what went out of SUBJECT, part by part: kg, live weight from least to most, factor and source.

    SUBJECT is the number of a certificate, statement, storage document, bill or entry, a plant, a store or who
    operates it, a vessel, a lot, or the id of a consignment or a balance. Of several balances the one that is most
    over is shown. A balance is over where the least that went out is more than the most that can have come in; where
    that is unknown it is undecidable, and says why.

    \b
    Examples:
      catchgraph balance VU-2025-CC-09282
      catchgraph balance KRASA NAM FOODS PCL --all
      catchgraph balance COBALT TEREK --kind hold --format csv
    """
    from catchgraph.analyse.balance import balance as weigh
    from catchgraph.case.seats import kept

    with kept():
        found = weigh(state.built_case(), " ".join(name), kind=kind)
    emit(found.every if every else found.tables, format_)
