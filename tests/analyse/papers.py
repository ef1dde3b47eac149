"""A small case of trade records, written by hand into `read` and derived: what the tests of papers look at.

bill:1      house bill MAEU 123456789 of the manifests, under master MAEU 987654321; ACME ships to J. Doe (a person), a
            broker is to be notified for its second line; carried by the TEST CARRIER; two lines, the first with a catch
entry:1     cites the bill in another spelling, and a certificate that the case holds twice
paper:1, 2  the same health certificate, from two administrations
refusal:1   of a line of an entry that is not loaded
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from catchgraph.case.case import CaseFolder, open_case
from catchgraph.case.runs import record_run
from catchgraph.derive.derive import derive
from catchgraph.model.handling import Handling

from ..tables import insert

DAY = dt.datetime(2024, 5, 6)
MANIFESTS, ENTRIES, SHARED, REFUSALS = "ams@2024", "entries@2024", "papers/customs-of-ruritania@2024", "refusals@2024"


def build_papers(path: Path) -> CaseFolder:
    """The case described above."""
    case = open_case(path, create=True)
    with case.write() as connection:
        for name, dataset in (("bills", MANIFESTS), ("entries", ENTRIES), ("shared", SHARED), ("refusals", REFUSALS)):
            insert(connection, "read.file", file_id=f"file:{name}", path=f"/d/{name}.csv", name=f"{name}.csv", rows=2,
                   loaded=2, rejected=0, dataset=dataset, unread=[], layout=name, kind="records")  # fmt: skip
            terms = Handling(administration="Customs of Ruritania" if name == "shared" else "")
            insert(connection, "read.dataset", id=dataset, layout=name, edition="2024",
                   handling=json.dumps(terms.as_dict()))  # fmt: skip
        _bill(connection)
        _entry(connection)
        _others(connection)
        for mention, entity in (("acme", "company:acme"), ("doe", "person:doe"), ("swift", "company:swift")):
            insert(connection, "resolve.member", mention_id=mention, entity_id=entity, confidence=0.9, basis="name")
        for step in ("load", "resolve"):
            record_run(connection, step, {})
    derive(case)
    return case


def at(name: str, record: int, dataset: str, part: str | None = None) -> dict[str, Any]:
    """The place of a row."""
    return {"file_id": f"file:{name}", "record_no": record, "line": record + 1, "dataset": dataset, "part": part}


def _bill(con: Any) -> None:
    here = at("bills", 1, MANIFESTS)
    insert(con, "read.bill", **here, id="bill:1", name="bill MAEU123456789", number="MAEU 123456789",
           document="bill MAEU123456789", master="MAEU 987654321", kind="house", carrier_code="MAEU", arrival=DAY,
           lading_country="THA", unlading_port="Port Nowhere", gross_kg=12775.5, containerised=True,
           containers=["MSKU1234565"], seals=[])  # fmt: skip
    line = {
        "record": "bill:1",
        "stage": "product",
        "containers": [],
        "marks": [],
        "other_hs": [],
        "areas": [],
        "zones": [],
    }
    insert(con, "read.goods", **at("bills", 1, MANIFESTS, "Item[2]"), id="goods:b", name="2", line_no="10",
           description="FROZEN SHRIMP", species_group="shrimp", net_kg=500.0, live_low_kg=500.0, **line)  # fmt: skip
    insert(con, "read.goods", **at("bills", 1, MANIFESTS, "Item[1]"), id="goods:a", name="1", line_no="2",
           description="TUNA LOINS", hs="0304870000", species="YFT", species_basis="name", net_kg=6000.0,
           live_low_kg=9000.0, live_high_kg=11000.0, value=30000.0, currency="USD", value_basis="FOB", origin="THA",
           presentation="FIL", lot="L-7", **line)  # fmt: skip
    insert(con, "read.goods", **at("bills", 1, MANIFESTS, "Item[1]/Catch[1]"), id="goods:c", name="catch",
           of_line="goods:a", species="YFT", net_kg=9500.0, landed=DAY, **{**line, "stage": "catch"})  # fmt: skip
    party = {"record_id": "bill:1", "signs": [], "spellings": [], "keys": [], "stems": []}
    for mention, role, name, on in (
        ("swift", "notify party", "SWIFT BROKERS", "goods:b"),
        ("doe", "consignee", "J. DOE", None),
        ("acme", "shipper", "ACME SEAFOOD LTD", None),
    ):
        insert(con, "read.party_mention", **here, mention_id=mention, role=role, name=name, line_id=on,
               address=f"1 {name} Road", country="THA", numbers=["duns: 1"], **party)  # fmt: skip
    insert(con, "read.named_vessel", **here, named_id="n:1", record_id="bill:1", role="carrier", name="TEST CARRIER",
           flag="PAN", imo="9074729")  # fmt: skip
    for record, column in (("bill:1", "weight"), ("goods:a", "species")):
        insert(con, "read.flag", **here, record_id=record, column=column, value="?", reason="not understood")


def _entry(con: Any) -> None:
    here = at("entries", 1, ENTRIES)
    insert(con, "read.entry", **here, id="entry:1", name="entry ABC-1234567-6", number="ABC-1234567-6",
           document="entry ABC12345676", entered=DAY, containers=[])  # fmt: skip
    for kind, number, document in (
        ("bill", "MAEU-123456789", "bill MAEU123456789"),
        ("health-certificate", "RUR.2024.HC.7", "health-certificate 2024-HC-7"),
        ("bill", "HLCU 5550001", "bill HLCU5550001"),
    ):
        insert(con, "read.citation", **here, record_id="entry:1", kind=kind, number=number, document=document, kg=12.5)


def _others(con: Any) -> None:
    for number, name, dataset in ((1, "shared", SHARED), (2, "entries", ENTRIES)):
        insert(con, "read.paper", **at(name, number, dataset), id=f"paper:{number}",
               name="health certificate 7", kind="health certificate", number="2024/HC/7",
               document="health-certificate 2024-HC-7", containers=[])  # fmt: skip
    insert(con, "read.refusal", **at("refusals", 1, REFUSALS), id="refusal:1", name="SHRIMP", entry="XYZ-7654321-0",
           charges=["3230"])  # fmt: skip
