"""From which sea: goods followed back to the catch or harvest and forward to the consignee, link by link."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from catchgraph.analyse.custody.catches import catches, chains
from catchgraph.analyse.custody.custody import Custody
from catchgraph.analyse.custody.followed import follow
from catchgraph.analyse.custody.links import Walked, Way
from catchgraph.analyse.custody.meetings import meetings
from catchgraph.analyse.custody.shipments import shipments
from catchgraph.analyse.custody.starts import Starts, starts
from catchgraph.analyse.custody.summary import IN_SHORT, in_short
from catchgraph.analyse.custody.tables import WAYS, ends_table, lines_table, links_table
from catchgraph.analyse.custody.told import Line
from catchgraph.analyse.find import find_in
from catchgraph.analyse.graph import Subgraph, subgraph
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import Ambiguous, NotFound, UsageError

if TYPE_CHECKING:
    import duckdb
    import networkx as nx
    import pandas as pd

#: As many steps as `TRACES_TO` takes.
DEEPEST = 12
#: More lines at which a trace begins, or links, are no chain to read; the note says that there are more.
MOST = 500
#: Links that are followed where the trace begins at several lines and is read in short.
MOST_OF_MANY = 10_000
LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Trace:
    """The way of what `subject` names. `tables`: those with rows; `summary`: those of them that tell it in short,
    none where one shipment is traced back; `custody`: lines, links and ends as plain values;
    `subgraph`: the lines with their records, and whom these name.
    """

    subject: Ref
    tables: tuple[Table, ...]
    summary: tuple[Table, ...]
    custody: Custody
    subgraph: Subgraph
    note: str

    def section(self, title: str) -> Table:
        """The table of that title; raises `KeyError` where there is none."""
        for table in self.tables:
            if table.title == title:
                return table
        raise KeyError(title)

    def frame(self) -> pd.DataFrame:
        """A row a link, back to the sea and then forward, with the column `way`."""
        import pandas as pd

        found = [table for table in self.tables if table.title in WAYS.values()]
        rows = [{"way": table.title, **row} for table in found for row in table.dicts()]
        return pd.DataFrame(rows, dtype=object)

    def graph(self) -> nx.MultiDiGraph[str]:
        """The lines as a networkx graph; a link points from the later line to the earlier one."""
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for line in self.custody.lines.values():
            ended = sorted({end.end for end in self.custody.ends.get(line.id, ())})
            graph.add_node(line.id, name=line.called, what=line.what, kg=line.kg, day=line.day, place=line.place,
                           who=line.names, record=line.record, ends=ended, where=list(line.where))  # fmt: skip
        for link in self.custody.links:
            graph.add_edge(link.later, link.earlier, key=link.id, relationship=link.type, basis=link.basis, kg=link.kg,
                           certain=link.certain, confidence=link.confidence, record=link.record)  # fmt: skip
        return graph


@kept()
def trace(
    case: CaseFolder,
    text: str,
    *,
    since: dt.datetime | None = None,
    depth: int = DEEPEST,
    limit: int | None = None,
    drawn: bool = True,
) -> Trace:
    """The way of the goods that `text` names (see `find`): of a line, record, consignment, lot, company, plant,
    meeting or finding back to the sea and forward to the consignee, of a vessel forward.

    `since`: of a vessel, company or plant only goods landed or traded that day or later, or on a day that is not known.
    At most `depth` steps (1 to 12), and `limit` lines to begin at and links each way (without one 500, of several lines
    10,000 links); what that leaves out is in the notes. `drawn`: without it `subgraph` is empty, and rows are told
    sooner. Raises `UsageError`, `NotFound`, `Ambiguous`.
    """
    if not 1 <= depth <= DEEPEST:
        raise UsageError(f"depth {depth} is not 1 to {DEEPEST}", hint="Trace one of the last lines to go further.")
    if limit is not None and not 1 <= limit <= LARGEST:
        raise UsageError(f"a limit of {limit:,} links is not 1 to {LARGEST:,}", hint=f"Without one, {MOST} are told.")
    with case.read() as connection:
        check_built(connection, case)
        id_ = _meant(connection, text)
        begun = starts(connection, id_, since, limit or MOST)
        links = limit or (MOST if len(begun.lines) == 1 else MOST_OF_MANY)
        found, ways = follow(connection, begun, depth=depth, limit=links)
        told = _answer(connection, id_, begun, ways, found, since)
        return replace(told, subgraph=_subgraph(connection, found)) if drawn else told


def _meant(connection: duckdb.DuckDBPyConnection, text: str) -> str:
    """The company where plants are called as who operates them: what is theirs is traced with it."""
    try:
        return find_in(connection, text)
    except Ambiguous as error:
        try:
            return find_in(connection, text, ("Company",))
        except (Ambiguous, NotFound):
            raise error from None


def _answer(
    connection: duckdb.DuckDBPyConnection, id_: str, begun: Starts, ways: dict[Way, Walked], found: Custody,
    since: dt.datetime | None,
) -> Trace:  # fmt: skip
    known = refs(connection, [id_, *(link.record for link in found.links)])
    tables = [lines_table(found), chains(connection, found)]
    tables += [links_table(found, way, known, walked.cut) for way, walked in ways.items()]
    met = meetings(connection, _upstream(found) if "back" in ways else [])
    if "back" in ways:
        tables += [ends_table(found), catches(connection, found), met]
    if "forward" in ways:
        tables.append(shipments(connection, found, id_, since))
    none = "" if found.lines else f"no line of goods in this case is tied to {known[id_].name}"
    note = "; ".join(
        filter(None, [begun.note, none, *(f"{WAYS[way]}: {one.cut}" for way, one in ways.items() if one.cut)])
    )
    brief = in_short(connection, found, met) if "back" in ways else []
    given = tuple(table for table in (*brief, *tables) if table.rows)
    short = tuple(table for table in given if table.title in IN_SHORT) if brief or "back" not in ways else ()
    return Trace(known[id_], given, short, found, Subgraph((), ()), note)


def _upstream(found: Custody) -> list[Line]:
    ids = {*found.starts, *(link.far for link in found.way("back"))}
    return [found.lines[id_] for id_ in sorted(ids & found.lines.keys())]


def _subgraph(connection: duckdb.DuckDBPyConnection, found: Custody) -> Subgraph:
    """The lines under the names by which the tables call them, their records, and whom either names."""
    depth = {**{link.far: link.step for link in reversed(found.links)}, **dict.fromkeys(found.starts, 0)}
    far = max(depth.values(), default=0)
    pairs = [(link.later, link.earlier, link.type) for link in found.links]
    for line in found.lines.values():
        depth.setdefault(line.record, far + 1)
        pairs.append((line.record, line.id, "HAS_LINE"))
        for one in line.who:
            if one.id and one.type:
                depth.setdefault(one.id, far + 2)
                pairs += [(line.id, one.id, one.type), (line.record, one.id, one.type)]
    part = subgraph(connection, depth, pairs)
    nodes = [replace(one, name=found.lines[one.id].called) if one.id in found.lines else one for one in part.nodes]
    return replace(part, nodes=tuple(nodes))
