"""What is derived by difference is what is derived anew, whatever came, went, merged or split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import duckdb
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from catchgraph.case.case import open_case
from catchgraph.case.decisions import decide
from catchgraph.derive import changed
from catchgraph.derive.derive import derive
from catchgraph.derive.derive import made as derived
from catchgraph.derive.plan import plan
from catchgraph.read.forget import forget
from catchgraph.read.load import load
from catchgraph.resolve.run import resolve

from ..editions import write_files
from ..tables import database

Row = tuple[str, dict[str, Any]]
DAYS = [dt.datetime(2024, 6, 30), dt.datetime(2025, 6, 30)]
#: Each row is there in one of its wordings, or not at all.
WORDINGS = 3


def _place(file: str, number: int) -> dict[str, Any]:
    return {"file_id": f"file:{file}", "record_no": number, "line": number + 1, "dataset": f"{file}@1"}


def _files() -> list[list[Row]]:
    """Two editions of a register, a list and a file of events; the other wordings came under other terms or days."""
    return [
        [
            ("read.file", {"file_id": f"file:{name}", "name": f"{name}.csv", "dataset": f"{name}@{wording % 2 + 1}",
                           "layout": name[:-1], "kind": kind, "edition": day, "loaded": 1})
            for wording in range(WORDINGS)
        ]
        for name, kind, day in (("r1", "register", DAYS[0]), ("r2", "register", DAYS[1]), ("l1", "iuu-list", DAYS[0]),
                                ("l2", "iuu-list", DAYS[1]), ("e1", "events", None))
    ]  # fmt: skip


def _vessels() -> list[list[Row]]:
    """A line of a register, of a list or of broadcasts each, and its mention."""
    found: list[list[Row]] = []
    for number in range(10):
        kind = ("registration", "listing", "broadcast")[number % 3]
        file = {"registration": "r", "listing": "l", "broadcast": "e"}[kind] + str(1 + number % 2)
        for wording in ("ALBA", "BOREA", None):
            place = _place("e1" if kind == "broadcast" else file, number)
            imo = "9074729" if number < 5 else None
            facts: dict[str, dict[str, Any]] = {
                "registration": {"register": "IOTC", "number": f"K{number % 4}", "imo_status": "blank",
                                 "name_key": wording, "since": DAYS[0], "edition": DAYS[number % 2]},
                "listing": {"rfmo": "IOTC", "period": "2019", "in_force": wording == "ALBA",
                            "name_keys": [wording or "X"], "since": DAYS[0]},
                "broadcast": {"mmsi": f"41200000{number}", "first": DAYS[0]},
            }  # fmt: skip
            record = {**place, "id": f"{kind}:{number}", "mention_id": f"v{number}", "name": wording, **facts[kind]}
            mention = {**place, "mention_id": f"v{number}", "record_kind": kind, "name": wording, "imo": imo,
                       "names": [wording or "X"], "former_names": [], "mmsis": [f"41200000{number % 3}"],
                       "call_signs": [], "registration_numbers": [], "flags": ["PAN"], "former_flags": []}  # fmt: skip
            found.append([(f"read.{kind}", record), ("read.vessel_mention", mention)])
    return found


def _parties() -> list[list[Row]]:
    """Owners, and companies at two addresses."""
    return [
        [
            ("read.party_mention", {
                **_place("r1" if number % 2 else "r2", number), "dataset": f"r{number % 2 + 1}@{wording % 2 + 1}",
                "mention_id": f"p{number}",
                "record_id": f"registration:{number % 4 * 3}" if number % 5 else None, "role": "owner",
                "asset_mention_id": f"v{(number + wording) % 10}", "name": f"FIRM {wording}", "signs": [],
                "spellings": [f"FIRM {wording}"], "keys": [f"FIRM {wording}"], "stems": [], "numbers": [],
                "address": "1 QUAY", "address_key": f"{(number + wording) % 2} QUAY", "address_precise": wording < 2,
            })
        ]
        for number in range(14)
        for wording in range(WORDINGS)
    ]  # fmt: skip


def _events() -> list[list[Row]]:
    """Encounters and port calls, each with who took part."""
    found: list[list[Row]] = []
    for number in range(6):
        kind, label = (("encounter", "Encounter"), ("port_call", "PortCall"))[number % 2]
        for wording in range(WORDINGS):
            place = _place("e1", 20 + number)
            event = {**place, "id": f"{kind}:{number}", "name": f"{kind} {wording}", "source": "S", "start": DAYS[0],
                     "latitude": 1.0 * wording, "longitude": 2.0}  # fmt: skip
            if kind == "port_call":
                event |= {"port_id": f"port:{(number + wording) % 3}", "port": f"PORT {number}"}
            side = {"event_id": f"{kind}:{number}", "event_label": label, "role": "vessel",
                    "mmsi": f"41200000{wording}" if number % 3 else None}  # fmt: skip
            named = {} if number % 3 else {"mention_id": f"v{number}"}
            drawn = {**side, "entity_id": f"vessel:{(number + wording) % 4}", "confidence": 1.0, "basis": "MMSI"}
            found.append([(f"read.{kind}", event), ("read.participant", {**place, **side, **named}),
                          ("resolve.participant", drawn)])  # fmt: skip
    return found


def _members() -> list[list[Row]]:
    """Every mention, meant by one of three entities."""
    vessels = [
        [("resolve.member", {"mention_id": f"v{number}", "entity_id": f"vessel:{entity}", "confidence": 0.9,
                             "basis": "name"})]
        for number in range(10) for entity in range(WORDINGS)
    ]  # fmt: skip
    parties = [
        [("resolve.member", {"mention_id": f"p{number}", "confidence": 0.8, "basis": "name",
                             "entity_id": ("person:x", "company:x", f"company:{number}")[entity]})]
        for number in range(14) for entity in range(WORDINGS)
    ]  # fmt: skip
    judged = [
        [("resolve.pair", {"kind": "vessel", "left": f"v{number}", "right": f"v{number + 1 + wording}",
                           "decided": "judged same"})]
        for number in range(4) for wording in range(WORDINGS)
    ]  # fmt: skip
    terms = [
        [("read.dataset", {"id": f"{file}@{number}", "handling": f"terms {(number + wording) // 2}"})]
        for file in ("r1", "r2", "l1", "l2", "e1") for number in (1, 2) for wording in (0, 0, 0)
    ]  # fmt: skip
    return [*vessels, *parties, *judged, *terms]


def _documents() -> list[list[Row]]:
    """Bills that name a vessel, or a line of theirs does; tied to a hull, to another, or to none."""
    found: list[list[Row]] = []
    for number in range(3):
        for wording in range(WORDINGS):
            place = _place("e1", 40 + number)
            named = {"named_id": f"n{number}", "record_id": f"bill:{number}"}
            hull = f"vessel:{wording}" if wording else None
            found.append([
                ("read.bill", {**place, "id": f"bill:{number}", "name": f"bill {number}"}),
                ("read.named_vessel", {**place, **named, "role": ("carrier", "catching vessel", "donor")[number],
                                       "line_id": "goods:1" if number == 1 else None, "name": "ALBA"}),
                ("resolve.named", {**named, "entity_id": hull, "confidence": hull and 0.9, "basis": "a name",
                                   "verified": hull and wording == 1}),
            ])  # fmt: skip
    return found


def _custody() -> list[list[Row]]:
    """An entry and an export declaration, of one consignment or not; a statement; a certificate, void at times.

    What each cites is another of them, or, in the second wording, one that cites it back.
    """
    found: list[list[Row]] = []
    for number, kind in enumerate(("export_declaration", "entry", "processing_statement", "catch_certificate")):
        papers = ("processing-statement ECU 7", "catch-certificate ECU 1", "catch-certificate ECU 2")
        own = {"processing_statement": papers[0], "catch_certificate": papers[1]}.get(kind)
        for wording in range(WORDINGS):
            place, id_ = _place("e1", 50 + number), f"{kind}:1"
            cited = papers[(number + wording) % 3]
            found.append([
                (f"read.{kind}", {**place, "id": id_, "name": id_,
                                  "document": papers[2] if own and wording == 2 else own,
                                  "status": "void" if number == 3 and wording == 1 else None}),
                ("read.goods", {**place, "id": f"goods:c{number}", "name": id_, "record": id_, "species": "YFT",
                                "stage": "catch" if kind == "catch_certificate" else "product"}),
                ("read.citation", {**place, "record_id": id_, "kind": cited.split()[0], "number": cited,
                                   "document": cited, "kg": 10.0 * wording}),
                *([("resolve.part_of", {"record_id": id_, "consignment_id": "consignment:1", "is_anchor": number == 1,
                                        "basis": "judged", "confidence": 1.0})] if number < 2 and wording < 2 else []),
            ])  # fmt: skip
    return found


_PARTS = [rows for part in (_vessels(), _parties(), _events(), _members(), _documents(), _custody()) for rows in part]
#: Place → its wordings.
SLOTS: list[list[list[Row]]] = [
    *([[row] for row in wordings] for wordings in _files()),
    *(_PARTS[at : at + WORDINGS] for at in range(0, len(_PARTS), WORDINGS)),
]

World = Mapping[int, int | None]
worlds = st.dictionaries(
    st.integers(0, len(SLOTS) - 1), st.one_of(st.none(), st.integers(0, WORDINGS - 1)), max_size=12
)


def write(connection: duckdb.DuckDBPyConnection, world: World, size: int) -> None:
    """Fill a case with what is there; `size` of its files is another whenever they were read."""
    for schema, table in connection.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE schema_name IN ('read', 'resolve')"
    ).fetchall():
        connection.execute(f'DELETE FROM {schema}."{table}"')
    rows = [row for slot, wording in world.items() if wording is not None for row in SLOTS[slot][wording]]
    files = {row["file_id"] for table, row in rows if table == "read.file"}
    shapes: dict[tuple[str, ...], list[list[Any]]] = {}
    for table, row in rows:
        if row.get("file_id", "") in {"", *files}:
            shapes.setdefault((table, *row), []).append([*row.values()])
    for (table, *names), values in shapes.items():
        marks = ", ".join("?" for _ in names)
        columns = ", ".join(f'"{name}"' for name in names)
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", values)
    connection.execute("UPDATE read.file SET size = ?", [size])


def content(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Every row of every derived table; who is next to whom by id."""
    tables = {table for step in plan() for table in step.makes if table.startswith("derived.")}
    found = {
        table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=str)
        for table in tables - {"derived.number", "derived.adjacent"}
    }
    found["adjacent"] = connection.execute(
        """SELECT n.number, n.id, o.id, CAST(a.type AS VARCHAR), a.degree FROM derived.number n
           LEFT JOIN derived.adjacent a ON a.node = n.number LEFT JOIN derived.number o ON o.number = a.other
           ORDER BY ALL"""
    ).fetchall()
    found["seen"] = connection.execute("SELECT * FROM derived.seen ORDER BY ALL").fetchall()
    return found


def ids(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table → id → hash, of nodes and relationships."""
    return {
        step.kind.table: dict(connection.execute(f"SELECT id, hash FROM {step.table}").fetchall())
        for step in plan()
        if step.kind
    }


@pytest.mark.long
@settings(max_examples=2, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(worlds, min_size=5, max_size=5))
def test_by_difference_is_as_anew_and_says_what_changed(changes):
    world = dict.fromkeys(range(len(SLOTS)), 0)
    with database() as connection, database() as other:
        derived(connection, only=False)
        for number, change in enumerate(changes):
            world |= change
            write(connection, world, number)
            before = ids(connection)
            changed.compare(connection)
            derived(connection, only=True)
            after = ids(connection)
            write(other, world, number)
            derived(other, only=False)
            assert content(connection) == content(other)
            said = connection.execute("SELECT name, id, change FROM moved").fetchall()
            assert {(name, id_, what) for name, id_, what in said if name in after} == {
                (name, id_, "removed" if id_ not in after[name] else "changed" if id_ in before[name] else "added")
                for name in after
                for id_ in before[name].keys() | after[name].keys()
                if before[name].get(id_) != after[name].get(id_)
            }


@pytest.mark.long
def test_a_case_is_taken_up_after_loads_judgements_and_what_is_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(changed, "MOST_CHANGED", 100.0)
    files = write_files(tmp_path)
    case = open_case(tmp_path / "case", create=True)

    def mentions() -> list[str]:
        with case.read() as connection:
            query = "SELECT mention_id FROM read.vessel_mention ORDER BY name, mention_id"
            return [id_ for (id_,) in connection.execute(query).fetchall()]

    for number, do in enumerate((
        lambda: load(case, files[:1]),
        lambda: load(case, files[1:]),
        lambda: decide(case, "judgement", [mentions()[0], mentions()[-1]], "same", "seen"),
        lambda: decide(case, "judgement", [mentions()[0], mentions()[-1]], "different", "seen again"),
        lambda: forget(case, [files[0].name]),
        lambda: None,
    )):  # fmt: skip
        do()
        resolve(case)
        deltas = derive(case)
        assert {delta.anew for delta in deltas.values()} == {number == 0}
        with case.read() as connection:
            by_difference = content(connection)
            told = connection.execute("SELECT name, change, count(*) FROM derived.delta GROUP BY ALL").fetchall()
        assert derive(case, anew=True).keys() == deltas.keys()
        with case.read() as connection:
            assert content(connection) == by_difference
        counted = {(name, what): getattr(delta, what) for name, delta in deltas.items()
                   for what in ("added", "changed", "removed") if getattr(delta, what) and not delta.anew}  # fmt: skip
        assert {(name, what): count for name, what, count in told} == counted
