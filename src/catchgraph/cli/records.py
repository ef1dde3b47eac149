"""`records`: what the case holds, by kind, dataset and month."""

from __future__ import annotations

from typing import Literal

import click

from catchgraph.cli.complete import labels
from catchgraph.cli.days import kinds_option
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state


@click.command()
@kinds_option("Count records of this kind only: Bill, Entry, Registration, PortCall, …", labels)
@click.option(
    "--dataset", "datasets", multiple=True, metavar="DATASET",
    help="Count this dataset only: its id, or what stands before its edition. May be repeated.",
)  # fmt: skip
@click.option(
    "--by", type=click.Choice(["month", "year"]), default="month", show_default=True, help="How long a period is."
)
@format_option
@pass_state
def records(
    state: State, kinds: tuple[str, ...], datasets: tuple[str, ...], by: Literal["month", "year"], format_: str
) -> None:
    """How many records of each kind and dataset the case holds, month by month, and which days are covered.

    A dataset covers the days that its terms state, else the first to the last day of its records. A month within stated
    days that has no record is listed with 0. Records without a day stand last.

    \b
    Examples:
      catchgraph --case dolphin records
      catchgraph --case dolphin records --kind Bill --kind Entry --by year
      catchgraph --case dolphin records --dataset iotc-register --format csv
    """
    from catchgraph.analyse.records import records as look

    emit(look(state.case(), kinds=kinds, datasets=datasets, by=by), format_)
