"""Which catches each line of trade can rest on: its links followed, level by level, for all lines at once.

Temporary tables, in whole numbers:
    way_unmet    line, document, ends: what lines cite and the case does not hold
    way_start    id, record, consignment: lines whose way is followed
    way_line     node, id: lines on some way, in whole numbers
    way_terms    terms, datasets: lists of datasets
    way_paper    paper, record: records of lines and links
    way_node     what each of those says of itself
    way_link     links between them
    way_reached  start, node, hops: what was reached, by its best link, with the share of the start's weight
    way_cut      start, cut: lines that were reached and not followed further
    way_caught   start, place: the catches that ways end at, by vessel and landing
    way_behind   start, place, node, link: the lines and links of the best way to each that is shown
    way_ended    start, ends: where ways end
    way_flag     line, flag: under which flag, or in which country, a line was caught or farmed
    way_said     id, said: a hash of all that ways take from a line, which the case keeps as `derived.way_said`
    touched_way  id: lines of which that changed since, and starts whose way leads over one
    touched_line id: lines on the ways of these

By difference only the ways of these starts are followed, and only their links numbered. The lines themselves are looked
at anew, all of them: what one says may hang on others that no link ties to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from catchgraph.derive.steps import Step, rendered, statement
from catchgraph.model.schema import node, relationship

if TYPE_CHECKING:
    import duckdb

#: No chain of trade is longer; cycles are cut before.
MOST_HOPS = 12
#: Lines of one level that are followed further, for each start: lots of ten lots each, four levels deep, are 10,000.
MOST_FOLLOWED = 100
#: Catches that a line is shown to trace to; the others are counted.
SHOWN = 20

_MACROS = (
    # A link in a number whose greatest is the best: 14 bits of confidence, 20 of share, 29 of the link.
    """CREATE OR REPLACE TEMP MACRO way_key(confidence, high, link) AS
       ((CAST(round(1e4 * confidence) AS BIGINT) * 1048576 + high) * 536870912 + (536870911 - link))""",
    "CREATE OR REPLACE TEMP MACRO way_link(best) AS CAST(536870911 - best % 536870912 AS INTEGER)",
)

_GROUND: tuple[tuple[str, dict[str, Any]], ...] = (
    *(("unmet", {}), ("start", {}), ("first", {}), ("line", {}), ("terms", {}), ("paper", {})),
    *(("vessel", {}), ("node", {}), ("flag", {}), ("said", {})),
)
_ENDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("caught", {}),
    ("behind", {"shown": SHOWN}),
    ("ended", {}),
)

#: What else the step makes.
_WALKED = ("way_reached", "way_link", "way_cut")


def close(connection: duckdb.DuckDBPyConnection, _step: Step, only: bool) -> None:
    """The step: make the tables above, of all ways or `only` those that changed."""
    for macro in _MACROS:
        connection.execute(macro)
    for name, given in _GROUND:
        _make(connection, f"way_{name}", name, given)
    if only:
        for name in ("way", "line"):
            _make(connection, f"touched_{name}", f"touched_{name}", {})
    _keep(connection, only=only)
    _follow(connection, only=only)
    for name, given in _ENDS:
        _make(connection, f"way_{name}", name, given)


def _keep(connection: duckdb.DuckDBPyConnection, *, only: bool) -> None:
    """Keep what lines said, for the next run to compare with."""
    changed = "SEMI JOIN touched_way USING (id)" if only else ""
    connection.execute(f"DELETE FROM derived.way_said {'WHERE id IN (FROM touched_way)' if only else ''}")  # noqa: S608
    connection.execute(f"INSERT INTO derived.way_said FROM way_said {changed} ORDER BY id")


def _follow(connection: duckdb.DuckDBPyConnection, *, only: bool) -> None:
    """Follow the links from where ways begin, level by level."""
    for table, name in (("link", "link"), ("reached", "begin")):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE way_{table} AS {rendered(_query(name), only=only)}")
    connection.execute("CREATE OR REPLACE TEMP TABLE way_cut (start BIGINT, cut BIGINT)")
    for hops in range(1, MOST_HOPS + 1):
        if not _further(connection, hops):
            break
    else:
        _make(connection, "way_front", "follow", {"hops": MOST_HOPS, "most": 0})
        _cut(connection, MOST_HOPS)


def forget(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the tables above, which may be larger than all that is kept of them."""
    for name in (
        *_WALKED,
        "way_front",
        "touched_way",
        "touched_line",
        *(f"way_{name}" for name, _ in (*_GROUND, *_ENDS)),
    ):
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def _further(connection: duckdb.DuckDBPyConnection, hops: int) -> bool:
    """Follow the links of what was reached last; whether there were any."""
    _make(connection, "way_front", "follow", {"hops": hops - 1, "most": MOST_FOLLOWED})
    _cut(connection, hops - 1)
    if not connection.execute("SELECT 1 FROM way_front LIMIT 1").fetchall():
        return False
    connection.execute(f"INSERT INTO way_reached BY NAME {_query('step')}", {"hops": hops})
    return True


def _cut(connection: duckdb.DuckDBPyConnection, hops: int) -> None:
    """Count what was reached and is not followed."""
    connection.execute(f"INSERT INTO way_cut {_query('cut')}", {"hops": hops})


def _make(connection: duckdb.DuckDBPyConnection, table: str, name: str, given: dict[str, Any]) -> None:
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {table} AS {_query(name)}", given or None)


def _query(name: str) -> str:
    return statement(f"custody/closure/{name}")


_READ = (
    *("derived.line", "derived.head", "derived.document", "derived.cited", "derived.made_from", "derived.same_goods"),
    *("derived.goods", "derived.lot", "derived.traceability_event", "derived.catch_certificate"),
    *("derived.took_part_in", "derived.farmed_at", "derived.hold_event", "derived.facility", "derived.vessel"),
    *("read.citation", "read.named_vessel", "resolve.named"),
)
#: The tables above, and what is shown of them.
CLOSURE = (
    Step(
        makes=(
            *_WALKED, *(f"way_{name}" for name, _ in (*_GROUND, *_ENDS)), "touched_way", "touched_line",
            "derived.way_said",
        ),
        reads=_READ, run=close, rests=("read.goods",),
    ),
    Step(
        makes=("derived.traces_to",), sql="custody/traces_to", given={"shown": SHOWN}, kind=relationship("TRACES_TO"),
        by="way", key="source", portioned="way_caught", rests=("read.goods",),
        reads=("way_caught", "way_behind", "way_flag", "way_node", "way_link", "way_paper", "way_terms"),
    ),
    Step(
        makes=("derived.chain",), sql="custody/chain", given={"shown": SHOWN}, kind=node("Chain"),
        by="way", key="goods", rests=("read.goods",),
        reads=(
            "way_reached", "way_start", "way_node", "way_link", "way_terms", "way_unmet", "way_caught", "way_ended",
            "way_cut", "derived.goods",
        ),
    ),
)  # fmt: skip
