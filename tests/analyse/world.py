"""A small case whose derived tables are written by hand: what the tests of `analyse` look at.

SEA WIDOW (IMO 9074729)   registered with the IOTC; owned by Widow Fisheries; met RED HERON twice
RED HERON (IMO 9176187)   listed by the IOTC in force and by NEAFC until 2018; a broadcast; owned by Marsh Lines
WIDOW (no IMO number)     a second vessel of Widow Fisheries, on paper only
Marsh Lines               also operates WIDOW: so SEA WIDOW – Widow Fisheries – WIDOW – Marsh Lines – RED HERON
vessel:alone              related to nothing
"""

import datetime as dt
import json
from typing import Any

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.runs import record_run
from catchgraph.derive.adjacency import adjacency
from catchgraph.model.schema import RELATIONSHIPS, label_of

from ..once import copied

DAY = dt.datetime(2017, 3, 4)
EDITION = dt.datetime(2025, 6, 30)
REGISTER, LIST, EVENTS = "register@2025-06-30", "list@2025-07-01", "events@undated"


def put(connection: Any, table: str, **row: Any) -> None:
    """Insert one row; columns that are not given are empty."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def relate(connection: Any, type_: str, source: str, target: str, **row: Any) -> None:
    """Insert a relationship of the model; its ends name their labels."""
    kind = next(kind for kind in RELATIONSHIPS if kind.type == type_)
    given = {"confidence": 1.0, "datasets": [], "basis": "only record", **row}
    part = row.get("role", row.get("kind", ""))
    put(
        connection, f"derived.{kind.table}", id=f"{kind.table}:{source}-{target}-{part}", source=source,
        source_label=label_of(source), target=target, target_label=label_of(target), **given,
    )  # fmt: skip


def vessel(connection: Any, id_: str, name: str, **row: Any) -> None:
    """Insert a vessel; lists that are not given are empty lists, as `derive` writes them."""
    lists: dict[str, list[str]] = {
        name: [] for name in ("mmsis", "call_signs", "flags", "registration_numbers", "vessel_types")
    }
    put(connection, "derived.vessel", id=id_, name=name, **{**lists, "names": [name], "datasets": [REGISTER], **row})


def finish(connection: Any) -> None:
    """What `derive` does last, and the notes that the steps ran."""
    adjacency(connection)
    for step in ("load", "resolve", "derive"):
        record_run(connection, step, {})


@copied
def build_world(path) -> CaseFolder:
    """The case described above."""
    case = open_case(path, create=True)
    with case.write() as connection:
        _entities(connection)
        _records(connection)
        _relationships(connection)
        _finding(connection)
        _files(connection)
        finish(connection)
    return case


def _entities(con):
    vessel(con, "vessel:widow", "SEA WIDOW", imo="9074729", names=["SEA WIDOW", "SEÑORA WIDOW"], flags=["LKA"],
           registration_numbers=["IMULA0001XQA"], call_signs=["4SZQ1"])  # fmt: skip
    vessel(con, "vessel:heron", "RED HERON", imo="9176187", flags=["PAN"], mmsis=["352999101"], listed="listed",
           datasets=[EVENTS, LIST], names=["RED HERON", "赤鷺"])  # fmt: skip
    vessel(con, "vessel:paper", "WIDOW", flags=["SYC"], registration_numbers=["100290"])
    vessel(con, "vessel:alone", "ALONE", flags=["FJI"], registration_numbers=["100290"])
    for id_, name in (("company:widow", "Widow Fisheries Ltd"), ("company:marsh", "Marsh Lines S.A.")):
        put(con, "derived.company", id=id_, name=name, names=[name], addresses=["1 Quay"], datasets=[REGISTER])
    put(con, "derived.person", id="person:lamp", name="A. Lamp", names=["A. Lamp"], addresses=[], datasets=[REGISTER])


def _records(con):
    register = {"register": "IOTC", "imo_status": "valid", "edition": EDITION, "datasets": [REGISTER]}
    put(con, "derived.registration", id="registration:widow", name="SEA WIDOW", number="IOTC990001", flag="LKA",
        name_key="SEAWIDOW", previous_names=["OLD WIDOW"], previous_flags=["TWN"], imo="9074729",
        imo_written="9074729", call_sign="4SZQ1", records=["register.csv, line 2 (record 1)"],
        since=dt.datetime(2025, 1, 1), **register)  # fmt: skip
    put(con, "derived.registration", id="registration:paper", name="WIDOW", number="IOTC990002", name_key="WIDOW",
        records=["register.csv, line 3 (record 2)"], **{**register, "imo_status": "blank"})  # fmt: skip
    listing = {"name": "RED HERON", "names": ["RED HERON", "赤鷺"], "name_keys": ["REDHERON"], "imo": "9176187",
               "rfmo_names": ["Red Heron"], "flag": "PAN", "datasets": [LIST], "edition": EDITION}  # fmt: skip
    listing["records"] = ["list.csv, line 2 (record 1)"]
    put(con, "derived.listing", id="listing:iotc", rfmo="IOTC", in_force=True, since=DAY,
        period="2017-03-04 – in force", **listing)  # fmt: skip
    put(con, "derived.listing", id="listing:neafc", rfmo="NEAFC", in_force=False, since=dt.datetime(2014, 1, 1),
        until=dt.datetime(2018, 12, 31), period="2014 – 2018", **listing)  # fmt: skip
    put(con, "derived.broadcast", id="broadcast:heron", name="REDHERON", mmsi="352999101", imo="9176187",
        imo_status="valid", first=dt.datetime(2016, 1, 1, 4), last=dt.datetime(2018, 1, 1, 5), datasets=[EVENTS],
        records=["carriers.csv, line 4 (record 3)"])  # fmt: skip
    for number in (1, 2):
        put(con, "derived.encounter", id=f"encounter:{number}", name=f"Encounter {number}", source="S",
            start=DAY + dt.timedelta(days=number, hours=6), day=DAY + dt.timedelta(days=number), datasets=[EVENTS],
            records=[f"events.csv, line {number + 1} (record {number})"], duration_h=6.5)  # fmt: skip


def _relationships(con):
    relate(con, "DESCRIBES", "registration:widow", "vessel:widow", record="registration:widow")
    relate(con, "DESCRIBES", "registration:paper", "vessel:paper", record="registration:paper")
    relate(con, "DESCRIBES", "broadcast:heron", "vessel:heron", record="broadcast:heron")
    for rfmo in ("iotc", "neafc"):
        relate(con, "LISTS_VESSEL", f"listing:{rfmo}", "vessel:heron", record=f"listing:{rfmo}")
    for number in (1, 2):
        event = f"encounter:{number}"
        relate(con, "TOOK_PART_IN", "vessel:widow", event, role="fishing vessel", record=event, as_written="417000001",
               confidence=0.7)  # fmt: skip
        relate(con, "TOOK_PART_IN", "vessel:heron", event, role="carrier", record=event, as_written="352999101")
    owned = {"record": "registration:widow", "as_written": "WIDOW FISHERIES LTD."}
    relate(con, "OWNS", "company:widow", "vessel:widow", kind="registered", **owned)
    relate(con, "OWNS", "company:widow", "vessel:paper", kind="registered", record="registration:paper")
    relate(con, "OPERATES", "company:marsh", "vessel:paper", kind="operator", record="registration:paper")
    relate(con, "OWNS", "company:marsh", "vessel:heron", kind="as stated", record="listing:iotc")


def _finding(con):
    put(con, "derived.finding", id="finding:1", name="Apparent encounter", typology="t.x", severity="high",
        maturity="stable", status="open", revision=1, details=json.dumps({"day": "2017-03-05"}),
        datasets=[EVENTS, LIST])  # fmt: skip
    relate(con, "ABOUT", "finding:1", "vessel:heron", role="vessel")
    relate(con, "RESTS_ON", "finding:1", "listing:iotc")
    relate(con, "RESTS_ON", "finding:1", "encounter:1")


def _files(con):
    for name in ("register", "list", "events"):
        put(con, "read.file", file_id=f"file:{name}", path=f"/data/{name}.csv", name=f"{name}.csv", rows=3, loaded=2,
            rejected=1, dataset=name, unread=["Photo"])  # fmt: skip
    at = {"file_id": "file:register", "record_no": 3, "line": 4}
    put(con, "read.reject", **at, column="Name", value="", reason="no identity")
    put(con, "read.flag", **{**at, "record_no": 1, "line": 2}, record_id="registration:widow", column="IMO",
        value="NE", reason="no number")  # fmt: skip
