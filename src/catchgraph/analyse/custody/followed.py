"""Lines of goods followed from where a trace begins, with the links between them and where these end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.ends import ends
from catchgraph.analyse.custody.links import Link, Walked, Way, walk
from catchgraph.analyse.custody.starts import Starts
from catchgraph.analyse.custody.told import told

if TYPE_CHECKING:
    import duckdb


def follow(
    connection: duckdb.DuckDBPyConnection, begun: Starts, *, depth: int, limit: int
) -> tuple[Custody, dict[Way, Walked]]:
    """At most `depth` steps and `limit` links each way; what that leaves out is in `Walked.cut`."""
    ways = {way: walk(connection, begun.lines, way, depth=depth, limit=limit) for way in begun.ways}
    return _custody(connection, begun, ways), ways


def _custody(connection: duckdb.DuckDBPyConnection, begun: Starts, ways: Mapping[Way, Walked]) -> Custody:
    links = _once([link for way in begun.ways for link in ways[way].links])
    lines = told(connection, {*begun.lines, *(end for link in links for end in (link.later, link.earlier))})
    back = ways.get("back", Walked(()))
    beyond = {link.far for link in back.links} - {link.near for link in back.links} if back.cut else set()
    ended = ends(connection, lines, back.links, begun.lines, beyond) if "back" in ways else {}
    return Custody(begun.lines, lines, links, ended)


def _once(links: list[Link]) -> tuple[Link, ...]:
    """A link between two lines at which the trace begins is on both ways: it is told on the first."""
    return tuple({link.id: link for link in reversed(links)}.values())[::-1]
