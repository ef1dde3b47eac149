"""A case of a few vessels, companies and owners, written into its derived tables as `derive` writes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.runs import record_run
from catchgraph.graph.store import Store

#: Vessel id → name; relationship id → (company, vessel, kind).
Vessels = Mapping[str, str]
Owners = Mapping[str, tuple[str, str, str]]

FLEET = {"vessel:1": "ALPHA", "vessel:2": "BETA"}
OWNERS = {"owns:1": ("company:1", "vessel:1", "registered")}
COMPANIES = ("company:1", "company:2")


def made(folder: Path, vessels: Vessels = FLEET, owners: Owners = OWNERS) -> CaseFolder:
    """A new case that was derived."""
    case = open_case(folder, create=True)
    derived(case, vessels, owners)
    return case


def derived(case: CaseFolder, vessels: Vessels, owners: Owners, companies: tuple[str, ...] = COMPANIES) -> None:
    """Derive it to these."""
    with case.write() as connection:
        for table in ("vessel", "company", "owns"):
            connection.execute(f"DELETE FROM derived.{table}")
        for id_, name in vessels.items():
            connection.execute("INSERT INTO derived.vessel (id, name, hash) VALUES (?, ?, ?)", [id_, name, name])
        for id_ in companies:
            connection.execute("INSERT INTO derived.company (id, name, hash) VALUES (?, ?, '1')", [id_, id_.upper()])
        for id_, (source, target, kind) in owners.items():
            connection.execute(
                """INSERT INTO derived.owns (id, source, source_label, target, target_label, kind, hash)
                   VALUES (?, ?, 'Company', ?, 'Vessel', ?, ?)""",
                [id_, source, target, kind, f"{source} {target} {kind}"],
            )
        for step in ("load", "resolve", "derive"):
            record_run(connection, step, {})


def vessels_in(store: Store) -> dict[str, str]:
    """Vessels of the graph."""
    return dict(store.read("MATCH (v:Vessel) RETURN v.id AS id, v.name AS name").rows)


def owners_in(store: Store) -> dict[str, tuple[str, str, str]]:
    """Owners of the graph; fails where one stands there twice."""
    query = "MATCH (c:Company)-[r:OWNS]->(v:Vessel) RETURN r.id AS id, c.id AS company, v.id AS vessel, r.kind AS kind"
    rows = store.read(query).rows
    assert len(rows) == len({row[0] for row in rows})
    return {row[0]: tuple(row[1:]) for row in rows}


def told(case: CaseFolder) -> int:
    """How many elements the last projection told the store."""
    with case.read() as connection:
        query = "SELECT counts->>'told' FROM main.run WHERE step LIKE 'graph%' ORDER BY run DESC LIMIT 1"
        return int(connection.execute(query).fetchall()[0][0])
