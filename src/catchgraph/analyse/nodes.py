"""Nodes of the derived tables by id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.case.case import CaseFolder
from catchgraph.errors import CaseNotReady
from catchgraph.model.schema import RECORDS, NodeType, label_of, node

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Ref:
    """What an answer says of a node that is not its subject. `where`: file and line, for records and events."""

    id: str
    label: str
    name: str
    datasets: tuple[str, ...]
    where: tuple[str, ...]


def check_built(connection: duckdb.DuckDBPyConnection, case: CaseFolder) -> None:
    """Raise `CaseNotReady` where nothing was derived yet."""
    if connection.execute("SELECT 1 FROM main.run WHERE step = 'derive' LIMIT 1").fetchone() is None:
        raise CaseNotReady(f"nothing has been built from the records in {case.path}", hint="Run: catchgraph build")


def refs(connection: duckdb.DuckDBPyConnection, ids: Iterable[str | None]) -> dict[str, Ref]:
    """The nodes with these ids; ids that are in no table are left out."""
    by_label: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in ids:
        if id_ and (label := label_of(id_)):
            by_label[label].add(id_)
    found: dict[str, Ref] = {}
    for label in sorted(by_label):
        found.update({ref.id: ref for ref in _refs(connection, node(label), sorted(by_label[label]))})
    return found


def _refs(connection: duckdb.DuckDBPyConnection, kind: NodeType, ids: list[str]) -> list[Ref]:
    where = "records" if kind in RECORDS else "[]"
    rows = connection.execute(
        f'SELECT id, name, datasets, {where} FROM derived."{kind.table}" WHERE id IN (SELECT unnest(?))',  # noqa: S608
        [ids],
    ).fetchall()
    return [Ref(id_, kind.label, name, tuple(datasets or ()), tuple(at or ())) for id_, name, datasets, at in rows]


def properties(connection: duckdb.DuckDBPyConnection, id_: str) -> dict[str, Any]:
    """Every declared property of the node `id_`, or nothing where no table has it."""
    label = label_of(id_)
    if label is None or label == "Case":
        return {}
    cursor = connection.execute(f'SELECT * FROM derived."{node(label).table}" WHERE id = ?', [id_])  # noqa: S608
    row = cursor.fetchone()
    names = [column[0] for column in cursor.description or ()]
    return {} if row is None else {name: value for name, value in zip(names, row, strict=True) if name != "hash"}


def with_places(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows that say the same are one, with every place (the last column) where they stand; in a fixed order."""
    found: dict[str, tuple[tuple[Any, ...], set[str]]] = {}
    for row in rows:
        found.setdefault(repr(row[:-1]), (row[:-1], set()))[1].add(row[-1])
    return [(*said, sorted(places)) for _, (said, places) in sorted(found.items())]


def where(known: dict[str, Ref], id_: str | None) -> list[str]:
    """File and line of a record or event among the nodes that `refs` gave."""
    return list(known[id_].where) if id_ in known else []


def dicts(
    connection: duckdb.DuckDBPyConnection, query: str, given: list[Any] | dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The rows of a query, each a value by column."""
    cursor = connection.execute(query, given or [])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
