"""`rank` and `communities`: the network of entities, weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from catchgraph.cli.complete import entity_labels, names_many
from catchgraph.cli.days import kinds_option
from catchgraph.cli.output import emit, format_option
from catchgraph.cli.state import State, pass_state

if TYPE_CHECKING:
    from catchgraph.analyse.table import Table

_KINDS = "List only these entities, weighed in the network of all: Vessel, Company, Person, Port."
_DEPTH = "Around NAME: so many steps from entity to entity."


@click.command()
@click.argument("name", nargs=-1, metavar="[NAME…]", shell_complete=names_many)
@click.option(
    "--by", type=click.Choice(["degree", "betweenness", "pagerank"]), default="degree", show_default=True,
    help="With how many it is tied, on how many shortest paths it lies, or where one who follows ties arrives.",
)  # fmt: skip
@click.option("--depth", type=click.IntRange(1, 6), default=2, show_default=True, help=_DEPTH)
@kinds_option(_KINDS, entity_labels)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many rows.")
@format_option
@pass_state
def rank(
    state: State, name: tuple[str, ...], by: str, depth: int, kinds: tuple[str, ...], limit: int, format_: str
) -> None:
    """Who is central: around NAME, or in the whole case.

    Entities are tied where one owns or operates the other, where two met, and where a vessel called at a port. A high
    rank is no accusation: a large agent ranks high, too.

    \b
    Examples:
      catchgraph rank --kind Company
      catchgraph rank SABLE MERIDIAN --depth 3 --by betweenness
    """
    from catchgraph.analyse.rank import rank as weigh

    found = weigh(state.built_case(), _text(name), by=by, depth=depth, kinds=kinds or None, limit=limit)
    emit(found.rows, format_)


@click.command()
@click.argument("name", nargs=-1, metavar="[NAME…]", shell_complete=names_many)
@click.option("--depth", type=click.IntRange(1, 6), default=2, show_default=True, help=_DEPTH)
@kinds_option(_KINDS, entity_labels)
@click.option("--least", type=click.IntRange(min=1), default=3, show_default=True, help="The smallest to list.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=10, show_default=True,
    help="In a table, list the members of so many communities, the largest first.",
)  # fmt: skip
@format_option
@pass_state
def communities(
    state: State, name: tuple[str, ...], depth: int, kinds: tuple[str, ...], least: int, limit: int, format_: str
) -> None:
    """Groups of entities that are tied to each other more than to others, their members, and by what they hold.

    Around NAME, or in the whole case. The same case gives the same groups.

    \b
    Examples:
      catchgraph communities --least 4
      catchgraph communities SABLE MERIDIAN --depth 3
    """
    from catchgraph.analyse.communities import communities as group

    found = group(state.built_case(), _text(name), depth=depth, kinds=kinds or None, least=least)
    members: list[Table] = [found.members]
    if format_ == "table":
        members = found.members.split("community", title="Community {}")[:limit]
    emit([found.groups, *members], format_)


def _text(name: tuple[str, ...]) -> str | None:
    return " ".join(name) or None
