"""Findings into the case: `derived.finding`, `about`, `rests_on`, `detect.coverage` and `detect.undecided`."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from catchgraph.case.decisions import Decision
from catchgraph.detect.finding import Found
from catchgraph.detect.report import FindingRow, TypologyResult
from catchgraph.errors import CaseNotReady
from catchgraph.model.ids import digest, make_id
from catchgraph.model.schema import NodeType, RelType, label_of, node, relationship

if TYPE_CHECKING:
    import duckdb

_FINDING = node("Finding")
_ABOUT = relationship("ABOUT")
_RESTS_ON = relationship("RESTS_ON")
#: Columns of `detect.coverage`, in their order.
_COVERAGE = ("typology", "state", "findings", "hits", "denominator", "rate", "limited", "note", "covered")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the case holds about a node that a finding names; `terms` numbers the terms of each of its datasets.

    `day` of a record or event, `event`: which of the two it is.
    """

    name: str
    datasets: list[str]
    terms: list[int | None]
    day: dt.datetime | None
    event: bool


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
    facts = _facts(connection, findings)
    typologies = [result.typology for result in results]
    _delete(connection, typologies, everything)
    nodes = [_node(item, facts, decided.get((item.id,)), own, verified=item.id in sure) for item in findings]
    _insert(connection, _FINDING, nodes)
    _insert(connection, _ABOUT, [edge for item in findings for edge in _about(item, facts)])
    _insert(connection, _RESTS_ON, [edge for item in findings for edge in _rests_on(item, facts)])
    for result in results:
        row = asdict(result)
        values = [row[key] for key in _COVERAGE]
        connection.execute(f"INSERT INTO detect.coverage VALUES ({', '.join('?' * len(_COVERAGE))})", values)  # noqa: S608
        for reason, n in result.undecided:
            connection.execute("INSERT INTO detect.undecided VALUES (?, ?, ?)", [result.typology, reason, n])
    return [_row(item, values) for item, values in zip(findings, nodes, strict=True)]


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
    item: Found, facts: Mapping[str, Fact], decision: Decision | None, own: Container[str], *, verified: bool
) -> dict[str, Any]:
    query = item.query
    named = ", ".join(facts[id_].name for _, id_ in item.about)
    return hashed(
        {
            "id": item.id,
            "name": item.sentence or f"{query.title}: {named}",
            "datasets": _datasets(item, facts),
            "typology": query.id,
            "severity": item.severity,
            "maturity": query.maturity,
            "forced": item.forced,
            **decided_values(decision),
            "verified": verified,
            "revision": query.revision,
            "day": _day([facts[id_] for id_ in item.rests_on]),
            "tables": [name for name in query.tables if name in own],
            "details": item.details(),
        }
    )


def _day(rests: Sequence[Fact]) -> dt.datetime | None:
    """First day of the events, else the last day of the records, at 00:00."""
    events = [fact.day for fact in rests if fact.event and fact.day]
    day = min(events) if events else max((fact.day for fact in rests if fact.day), default=None)
    return dt.datetime.combine(day.date(), dt.time()) if day else None


def _about(item: Found, facts: Mapping[str, Fact]) -> Iterable[dict[str, Any]]:
    for role, id_ in item.about:
        yield _edge(_ABOUT, item, id_, role, {"datasets": _datasets(item, facts), "record": None, "role": role})


def _rests_on(item: Found, facts: Mapping[str, Fact]) -> Iterable[dict[str, Any]]:
    for id_ in item.rests_on:
        yield _edge(_RESTS_ON, item, id_, "", {"datasets": facts[id_].datasets, "record": id_})


def _edge(kind: RelType, item: Found, target: str, part: str, properties: dict[str, Any]) -> dict[str, Any]:
    ends = {"source": item.id, "source_label": "Finding", "target": target, "target_label": label_of(target)}
    fixed = {"as_written": None, "confidence": 1.0, "basis": item.query.id, "verified": True}
    return hashed({"id": make_id(kind.table, item.id, target, part), **ends, **fixed, **properties})


def _datasets(item: Found, facts: Mapping[str, Fact]) -> list[str]:
    """Datasets of the records it rests on, and of the entities it names what came under terms of its own."""
    rests = [facts[id_] for id_ in item.rests_on]
    known = {None, *(terms for fact in rests for terms in fact.terms)}
    about = [facts[id_] for _, id_ in item.about]
    others = {d for fact in about for d, terms in zip(fact.datasets, fact.terms, strict=True) if terms not in known}
    return sorted(others.union(*(fact.datasets for fact in rests)))


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


def _facts(connection: duckdb.DuckDBPyConnection, findings: Sequence[Found]) -> dict[str, Fact]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for item in findings:
        for id_ in (*item.rests_on, *(id_ for _, id_ in item.about)):
            wanted[label_of(id_) or ""].add(id_)
    facts: dict[str, Fact] = {}
    terms = _terms(connection)
    for label, ids in sorted(wanted.items()):
        table = node(label).table
        sql = f"""SELECT id, name, datasets, CAST({node(label).tells.day} AS TIMESTAMP) FROM derived.{table}
                  WHERE id IN (SELECT unnest(?))"""  # noqa: S608 - declared in the model
        event = node(label).layer == "event"
        for id_, name, datasets, day in connection.execute(sql, [sorted(ids)]).fetchall():
            known = [terms.get(dataset) for dataset in datasets or []]
            facts[id_] = Fact(name, list(datasets or []), known, day, event)
        if missing := sorted(ids - facts.keys()):
            raise CaseNotReady(
                f"the graph shows {missing[0]}, which this case does not hold",
                hint="The graph was built from another state of the case. Run: catchgraph build",
            )
    return facts


def _terms(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Dataset → a number of its terms; nothing where all came under the same."""
    rows = connection.execute("SELECT id, dense_rank() OVER (ORDER BY handling) FROM read.dataset").fetchall()
    return dict(rows) if len({terms for _, terms in rows}) > 1 else {}


def _insert(connection: duckdb.DuckDBPyConnection, kind: NodeType | RelType, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    import pyarrow as pa

    arrow = {
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "list[str]": pa.list_(pa.string()),
        "datetime": pa.timestamp("us"),
    }
    types = {p.name: arrow.get(p.type, pa.string()) for p in kind.properties}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in rows[0]])
    connection.register("found", pa.Table.from_pylist(list(rows), schema=schema))
    connection.execute(f"INSERT INTO derived.{kind.table} BY NAME SELECT * FROM found")  # noqa: S608
    connection.unregister("found")
