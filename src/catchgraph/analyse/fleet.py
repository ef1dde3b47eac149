"""The fleet of an owner: vessels it owns or operates, itself or through companies it owns, now and formerly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.analyse.find import find_in
from catchgraph.analyse.graph import Subgraph, subgraph
from catchgraph.analyse.nodes import Ref, check_built, refs
from catchgraph.analyse.table import Table
from catchgraph.analyse.words import counted
from catchgraph.case.case import CaseFolder
from catchgraph.case.seats import kept
from catchgraph.errors import NotFound, UsageError
from catchgraph.model.schema import ENTITIES, HOLDINGS, RECORDS, NodeType, label_of

if TYPE_CHECKING:
    import duckdb

#: Companies that own companies: how far down.
LEVELS = 3
#: More companies or vessels than this are no fleet to read.
MOST_COMPANIES, MOST = 500, 2_000
#: Owners of a vessel that are named to whoever asks for the fleet of the vessel.
_OWNERS = 5

_OWNED = """
    SELECT source, target, list_sort(list_distinct(list(record))) FROM derived.owns
    WHERE target_label = 'Company' AND source IN (SELECT unnest(?)) GROUP BY source, target ORDER BY source, target
"""
_HOLDERS_OF = frozenset(label for kind in HOLDINGS for label in kind.sources)
_OTHERS = tuple(kind.label for kind in ENTITIES if kind.label not in _HOLDERS_OF)


def _kept(kind: NodeType) -> str:
    """SQL: who keeps a record up to date, of which day it is, and whether a later edition no longer has it."""
    keeper = kind.tells.dated.source if kind.tells.dated else f"'{kind.table}'"
    edition, gone = (name if kind.has(name) else f"NULL AS {name}" for name in ("edition", "gone_by"))
    return f'SELECT id, {keeper} AS keeper, {edition}, {gone}, records FROM derived."{kind.table}"'  # noqa: S608


_KEPT = " UNION ALL ".join(_kept(kind) for kind in RECORDS if kind.tells.holds)
_HELD = """
    CREATE OR REPLACE TEMP TABLE held AS
    SELECT 'owns' AS holds, source, target, kind, since, until, record, confidence FROM derived.owns
    WHERE target_label = 'Vessel' AND source IN (SELECT unnest($holders))
    UNION ALL
    SELECT 'operates', source, target, kind, since, until, record, confidence FROM derived.operates
    WHERE source IN (SELECT unnest($holders))
"""
_RECORDS = f"CREATE OR REPLACE TEMP TABLE kept AS SELECT * FROM ({_KEPT}) WHERE id IN (SELECT record FROM temp.held)"  # noqa: S608
#: What one party holds of one vessel by one verb. It still does where one record of the latest edition says so.
_STATES = f"""
    WITH latest AS (SELECT keeper, max(edition) AS edition FROM ({_KEPT}) GROUP BY keeper)
    SELECT h.holds, h.source, h.target, list_sort(list_distinct(list(h.kind))),
           min(h.since), CASE WHEN count(h.until) = count(*) THEN max(h.until) END,
           bool_or(NOT coalesce(k.gone_by IS NOT NULL OR k.edition < l.edition
                                OR h.until < coalesce(k.edition, l.edition), false)),
           max(k.edition), max(h.confidence), list_sort(list_distinct(flatten(list(coalesce(k.records, [])))))
    FROM temp.held h LEFT JOIN temp.kept k ON k.id = h.record LEFT JOIN latest l ON l.keeper = k.keeper
    GROUP BY h.holds, h.source, h.target
    ORDER BY h.target, h.holds DESC, h.source
"""  # noqa: S608 - constants only
_PARTIES = " UNION ALL ".join(
    f'SELECT id, name FROM derived."{kind.table}"'  # noqa: S608 - a label of the model
    for kind in ENTITIES
    if kind.label in _HOLDERS_OF
)
_HOLDERS = f"""
    SELECT DISTINCT p.id, p.name FROM (
        SELECT source, target FROM derived.owns UNION SELECT source, target FROM derived.operates
    ) h JOIN ({_PARTIES}) p ON p.id = h.source
    WHERE h.target = $vessel ORDER BY p.name, p.id
"""  # noqa: S608 - constants only
_VESSELS = "SELECT id, name, imo, flags, listed FROM derived.vessel WHERE id IN (SELECT unnest(?))"


@dataclass(frozen=True, slots=True)
class Fleet:
    """`vessels`: one row for each vessel, holder and verb, those on a list first; `companies`: those it owns, with
    the level; `subgraph`: all of them with their relationships.
    """

    owner: Ref
    vessels: Table
    companies: Table
    subgraph: Subgraph


@kept()
def fleet(case: CaseFolder, owner: str) -> Fleet:
    """The vessels of the company or person that `owner` names (see `find`).

    Companies it owns count to three levels down. `formerly`: the latest edition of no source says so any more: the
    days have passed, the record is of an earlier edition, or a later one no longer has the vessel. What was `listed`
    says so. Raises `NotFound`, `Ambiguous`, and `UsageError` with its owners where a vessel is named.
    """
    with case.read() as connection:
        check_built(connection, case)
        start = _owner(connection, owner)
        chain, owned, cut = _companies(connection, start)
        connection.execute(_HELD, {"holders": sorted(chain)})
        connection.execute(_RECORDS)
        rows = connection.execute(_STATES).fetchall()
        vessels = {row[0]: row[1:] for row in connection.execute(_VESSELS, [[row[2] for row in rows]]).fetchall()}
        known = refs(connection, {start, *chain, *(record for *_, records in owned for record in records)})
        table = _table(rows, vessels, chain, known)
        part = _subgraph(connection, chain, owned, rows[:MOST])
    note = "; ".join([*([f"only the first {MOST_COMPANIES} companies were followed"] if cut else []), table.note])
    title = f"Fleet of {known[start].name}"
    listed = Table(title, table.columns, table.rows, note, table.hidden)
    return Fleet(known[start], listed, _company_table(chain, owned, known), part)


def _owner(connection: duckdb.DuckDBPyConnection, text: str) -> str:
    try:
        found = find_in(connection, text, _HOLDERS_OF)
    except NotFound as unknown:
        try:
            found = find_in(connection, text, _OTHERS)
        except NotFound:
            raise unknown from None
    label = label_of(found)
    if label in _HOLDERS_OF:
        return found
    if label != "Vessel":
        raise UsageError(f"{text!r} is no company or person: {found}", hint="Name an owner or operator.")
    holders = connection.execute(_HOLDERS, {"vessel": found}).fetchall()
    names = "".join(f"\n  catchgraph fleet {id_}  ({name})" for id_, name in holders[:_OWNERS])
    hint = f"A fleet is of its owner or operator:{names}" if holders else "Nobody is known to own or operate it."
    raise UsageError(f"{text!r} is a vessel, not an owner: {found}", hint=hint)


def _companies(
    connection: duckdb.DuckDBPyConnection, start: str
) -> tuple[dict[str, tuple[str, ...]], list[tuple[str, str, list[str]]], bool]:
    """Each company with the chain of owners that leads to it, the first found; who owns whom; whether it was cut."""
    chain: dict[str, tuple[str, ...]] = {start: ()}
    owned: list[tuple[str, str, list[str]]] = []
    frontier = [start]
    for _ in range(LEVELS):
        rows = connection.execute(_OWNED, [frontier]).fetchall() if frontier else []
        frontier = []
        for source, target, records in rows:
            if target in chain and target != start:
                continue
            if target == start:
                continue
            if len(chain) > MOST_COMPANIES:
                return chain, owned, True
            chain[target] = (*chain[source], target)
            owned.append((source, target, [record for record in records if record]))
            frontier.append(target)
    return chain, owned, False


def _table(
    rows: list[tuple[Any, ...]], vessels: dict[str, Any], chain: dict[str, tuple[str, ...]], known: dict[str, Ref]
) -> Table:
    found = []
    for holds, source, target, kinds, since, until, now, edition, confidence, where in rows:
        name, imo, flags, listed = vessels[target]
        through = " → ".join(known[company].name for company in chain[source])
        found.append(
            (name, imo, flags, listed, f"{holds} ({', '.join(kinds)})", "now" if now else "formerly", through, since,
             until, edition, confidence, source, target, where)
        )  # fmt: skip
    rank = {"listed": 0, "unclear": 1, "delisted": 2, None: 3}
    found.sort(key=lambda row: (rank[row[3]], row[0], row[12], row[5] != "now", row[6], row[4]))
    columns = ("name", "imo", "flags", "listed", "holds", "state", "through", "since", "until", "as_of", "confidence",
               "holder", "vessel", "where")  # fmt: skip
    note = _note(found) + (f"; the first {MOST:,} rows" if len(found) > MOST else "")
    return Table("Fleet", columns, found[:MOST], note, frozenset({"as_of", "holder"}))


_LISTED = (
    ("listed", "on an IUU list now"),
    ("unclear", "on an IUU list, whether now cannot be told"),
    ("delisted", "no longer on one"),
)


def _note(rows: list[tuple[Any, ...]]) -> str:
    every = {row[12] for row in rows}
    now = {row[12] for row in rows if row[5] == "now"}
    parts = [counted(len(every), "Vessel"), f"{len(now):,} now, {len(every - now):,} formerly"]
    for state, words in _LISTED:
        names = sorted({row[0] for row in rows if row[3] == state})
        if names:
            parts.append(f"{len(names):,} {words}: {', '.join(names)}")
    return "; ".join(parts)


def _company_table(
    chain: dict[str, tuple[str, ...]], owned: list[tuple[str, str, list[str]]], known: dict[str, Ref]
) -> Table:
    rows = [
        (len(chain[target]), known[target].name, known[source].name, target,
         sorted({place for record in records if record in known for place in known[record].where}))
        for source, target, records in owned
    ]  # fmt: skip
    return Table("Companies it owns", ("level", "name", "owned_by", "company", "where"), rows)


def _subgraph(
    connection: duckdb.DuckDBPyConnection,
    chain: dict[str, tuple[str, ...]],
    owned: list[tuple[str, str, list[str]]],
    rows: list[tuple[Any, ...]],
) -> Subgraph:
    depth = {company: len(through) for company, through in chain.items()}
    for row in rows:
        depth[row[2]] = min(depth.get(row[2], LEVELS + 2), depth[row[1]] + 1)
    pairs = [(source, target, "OWNS") for source, target, _ in owned]
    pairs += [(row[1], row[2], row[0].upper()) for row in rows]
    return subgraph(connection, depth, pairs)
