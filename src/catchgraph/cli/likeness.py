"""`compare`, `common`, `fleet`: what entities share and hold."""

from __future__ import annotations

from dataclasses import replace

import click

from catchgraph.cli.complete import names_many, names_one
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.pictures import Drawing, drawing_options
from catchgraph.cli.state import State, pass_state


@click.command()
@click.argument("first", metavar="NAME", shell_complete=names_one)
@click.argument("second", metavar="NAME", shell_complete=names_one)
@format_option
@pass_state
def compare(state: State, first: str, second: str, format_: str) -> None:
    """Two vessels side by side: what they share, where they differ, where they met.

    Names, flags, call signs, numbers, owners, operators, addresses, dimensions of all times, each with its rows;
    encounters with each other, vessels that both met, ports of both, and days on which both were in one port.

    \b
    Example:
      catchgraph compare "WIGEON 1" "WIGEON 5"
    """
    from catchgraph.analyse.compare import compare as look

    emit(look(state.built_case(), first, second).tables, format_)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME NAME…", shell_complete=names_one)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many things.")
@drawing_options
@pass_state
def common(state: State, names: tuple[str, ...], limit: int, drawing: Drawing) -> None:
    """What several vessels or companies (NAMEs or ids) have in common, one or two steps away.

    First what most of them share, then what is nearest, then what has the fewest neighbours: a one-ship company says
    more than a busy port.

    \b
    Examples:
      catchgraph common "WIGEON 1" "WIGEON 5" "TIDEWRACK 7"
      catchgraph common "WIGEON 1" "WIGEON 5" -o wigeon.dot
    """
    from catchgraph.analyse.common import common as share

    case = state.built_case()
    shared = share(case, names, limit=limit)
    if drawing.drawn(case, shared):
        return
    found = shared.rows
    if drawing.format_ != "table" or not found.rows:
        drawing.emit(found)
        return
    tables = found.split("rank", "label", "name", "shared_by", title="{}. {} {}, shared by {}")
    drawing.emit([*tables[:-1], replace(tables[-1], note=found.note)])


@click.command()
@click.argument("name", nargs=-1, required=True, metavar="OWNER…", shell_complete=names_many)
@drawing_options
@pass_state
def fleet(state: State, name: tuple[str, ...], drawing: Drawing) -> None:
    """The vessels that OWNER owns or operates, itself or through companies it owns (to three levels).

    Vessels on an IUU list come first. "formerly": no latest edition of a source says so any more.

    \b
    Examples:
      catchgraph fleet HALF MOON BIGHT FISHERIES S.A.
      catchgraph fleet HALF MOON BIGHT FISHERIES S.A. -o half-moon.html
    """
    from catchgraph.analyse.fleet import fleet as look

    case = state.built_case()
    found = look(case, " ".join(name))
    if drawing.drawn(case, found):
        return
    drawing.emit([found.vessels, *([found.companies] if found.companies.rows else [])])
