"""Findings into the case: `derived.finding`, `about`, `rests_on`, `detect.coverage` and `detect.undecided`."""

from __future__ import annotations

import json
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, Any

from catchgraph.case.decisions import Decision
from catchgraph.detect.edges import about, rests_on
from catchgraph.detect.facts import Facts, facts
from catchgraph.detect.finding import Found
from catchgraph.detect.report import FindingRow, TypologyResult
from catchgraph.model.ids import digest
from catchgraph.model.schema import node

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

#: Findings that are made into rows at once; what they rest on takes several times their room.
_AT_ONCE = 20_000
#: Columns of `detect.coverage`, in their order.
_COVERAGE = ("typology", "state", "findings", "hits", "denominator", "rate", "limited", "note", "covered")


def write(
    connection: duckdb.DuckDBPyConnection,
    results: Sequence[TypologyResult],
    findings: Sequence[Found],
    decided: Mapping[tuple[str, ...], Decision],
    sure: Container[str],
    own: Container[str] = (),
    *,
    everything: bool,
) -> list[FindingRow]:
    """Replace the findings of the typologies in `results`; of all typologies with `everything`.

    `sure`: ids of the findings without any suggested match; `own`: reference tables of the user's. Inside the caller's
    transaction. Returns the findings as written, in their order. Raises `CaseNotReady` where a finding names something
    that the case does not hold: the graph was built from another state of it.
    """
    _delete(connection, [result.typology for result in results], everything)
    rows: list[FindingRow] = []
    for some in _parts(findings):
        known = facts(connection, some)
        nodes = [
            _node(item, place, known, decided.get((item.id,)), own, verified=item.id in sure)
            for place, item in enumerate(some)
        ]
        _insert(connection, "finding", _table(nodes))
        _insert(connection, "about", about(some, known))
        _insert(connection, "rests_on", rests_on(some, known))
        rows += [_row(item, values) for item, values in zip(some, nodes, strict=True)]
    _cover(connection, results)
    return rows


def _parts(findings: Sequence[Found]) -> Iterator[Sequence[Found]]:
    rest = iter(findings)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield some


def _cover(connection: duckdb.DuckDBPyConnection, results: Sequence[TypologyResult]) -> None:
    """What was looked for, and how far."""
    for result in results:
        row = asdict(result)
        values = [row[key] for key in _COVERAGE]
        connection.execute(f"INSERT INTO detect.coverage VALUES ({', '.join('?' * len(_COVERAGE))})", values)  # noqa: S608
        for reason, n in result.undecided:
            connection.execute("INSERT INTO detect.undecided VALUES (?, ?, ?)", [result.typology, reason, n])


def decided_values(decision: Decision | None) -> dict[str, str | None]:
    """The status of a finding as properties; open where nobody decided."""
    if decision is None:
        return {"status": "open", "status_by": None, "status_at": None, "status_why": None}
    return {
        "status": decision.verdict,
        "status_by": decision.who,
        "status_at": decision.when,
        "status_why": decision.why,
    }


def hashed(values: Mapping[str, Any]) -> dict[str, Any]:
    """The properties with the hash of their content."""
    content = {name: value for name, value in values.items() if name != "hash"}
    return {**content, "hash": digest([json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)])}


def _delete(connection: duckdb.DuckDBPyConnection, typologies: Sequence[str], everything: bool) -> None:
    gone = "SELECT id FROM derived.finding WHERE $all OR list_contains($typologies, typology)"
    given = {"all": everything, "typologies": list(typologies)}
    connection.execute(f"DELETE FROM derived.about WHERE source IN ({gone})", given)  # noqa: S608 - no data in it
    connection.execute(f"DELETE FROM derived.rests_on WHERE source IN ({gone})", given)  # noqa: S608
    for table in ("derived.finding", "detect.coverage", "detect.undecided"):
        connection.execute(f"DELETE FROM {table} WHERE $all OR list_contains($typologies, typology)", given)  # noqa: S608


def _node(
    item: Found, place: int, known: Facts, decision: Decision | None, own: Container[str], *, verified: bool
) -> dict[str, Any]:
    query = item.query
    return hashed(
        {
            "id": item.id,
            "name": item.sentence or f"{query.title}: {known.names[place]}",
            "datasets": known.datasets[place],
            "typology": query.id,
            "severity": item.severity,
            "maturity": query.maturity,
            "forced": item.forced,
            **decided_values(decision),
            "verified": verified,
            "revision": query.revision,
            "day": known.days[place],
            "tables": [name for name in query.tables if name in own],
            "details": item.details(),
        }
    )


def _row(item: Found, values: Mapping[str, Any]) -> FindingRow:
    return FindingRow(
        id=item.id,
        typology=item.query.id,
        severity=item.severity,
        maturity=item.query.maturity,
        status=values["status"],
        forced=item.forced,
        day=values["day"],
        tables=tuple(values["tables"]),
        verified=values["verified"],
        name=values["name"],
        about=item.about,
        rests_on=item.rests_on,
        details=values["details"],
    )


def _table(nodes: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Rows of `derived.finding`."""
    import pyarrow as pa

    arrow = {"int": pa.int64(), "bool": pa.bool_(), "list[str]": pa.list_(pa.string()), "datetime": pa.timestamp("us")}
    columns = {
        p.name: pa.array([values[p.name] for values in nodes], arrow.get(p.type, pa.string()))
        for p in node("Finding").properties
    }
    return pa.table(columns)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("found", rows)
    connection.execute(f"INSERT INTO derived.{table} BY NAME FROM found")
    connection.unregister("found")
