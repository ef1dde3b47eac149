"""A small case whose chain is written by hand into the derived tables: what the tests of `trace` look at.

catch certificate ECU-2025-CC-000417   line 1: 10,000 kg YFT of SABLE MERIDIAN, landed 2025-03-01; line 2: 4,000 kg SKJ
                                       of nobody
processing statement ECU-2025-PS-41    made 5,000 kg of loins of 8,000 kg of line 1
export declaration 028-2025-1          line 1: the loins; line 2: 900 kg that rest on a certificate of Indonesia, which
                                       is not loaded
bill ZZMB1, entry XYZ-1                tell the same goods; with the declaration they are one consignment
entry XYZ-2                            one line of which nothing is cited; of ACME as well
harvest report H-1                     a farm's harvest, from which a line of entry XYZ-3 came; its weight is unknown
SABLE MERIDIAN                         met RED HERON, which is listed, two weeks before the landing and two years
                                       before, and FALLOW GARGANEY, whose assets are frozen, four days before it
"""

import datetime as dt

from catchgraph.case.case import CaseFolder, open_case

from ..once import copied
from .world import finish, put, relate, vessel

LANDED = dt.datetime(2025, 3, 1)
ARRIVED = dt.datetime(2025, 5, 20)
CERTIFICATE, STATEMENT = "catch_certificate:1", "processing_statement:1"
EXPORT, BILL, ENTRY = "export_declaration:1", "bill:1", "entry:1"


@copied
def build_traced(path) -> CaseFolder:
    """The case described above."""
    case = open_case(path, create=True)
    with case.write() as connection:
        _who(connection)
        _papers(connection)
        _lines(connection)
        _links(connection)
        _meetings(connection)
        finish(connection)
    return case


def _who(con):
    vessel(con, "vessel:sable", "SABLE MERIDIAN", imo="9074729", flags=["ECU"])
    vessel(con, "vessel:heron", "RED HERON", imo="9176187", listed="listed")
    for id_, name in (("acme", "ACME Imports LLC"), ("rim", "Pacific Rim S.A."), ("pond", "Pond Ltd")):
        put(con, "derived.company", id=f"company:{id_}", name=name, names=[name])
    put(con, "derived.listing", id="listing:1", name="RED HERON", names=[], name_keys=[], rfmo="IATTC",
        period="2020 – in force", in_force=True, records=["list.csv, line 2 (record 1)"])  # fmt: skip
    relate(con, "LISTS_VESSEL", "listing:1", "vessel:heron", record="listing:1")
    vessel(con, "vessel:garganey", "FALLOW GARGANEY")
    put(con, "derived.measure", id="measure:1", name="FALLOW GARGANEY", authority="Council of Maravia", kind="sanction",
        effect="asset freeze", since=dt.datetime(2025, 2, 1), records=["measures.csv, line 2"])  # fmt: skip
    relate(con, "TARGETS", "measure:1", "vessel:garganey", record="measure:1")


def _papers(con):
    papers = (
        ("catch_certificate", CERTIFICATE, "catch certificate ECU-2025-CC-000417",
         "catch-certificate ECU 2025-CC-000417",
         {"issued": LANDED + dt.timedelta(days=4), "number": "ECU-2025-CC-000417"}),
        ("processing_statement", STATEMENT, "processing statement ECU-2025-PS-41",
         "processing-statement ECU 2025-PS-41",
         {"issued": LANDED + dt.timedelta(days=20)}),
        ("export_declaration", EXPORT, "export declaration 028-2025-1", "export-declaration ECU 028-2025-1",
         {"registered": dt.datetime(2025, 4, 30), "lading_port": "Guayaquil"}),
        ("bill", BILL, "bill ZZMB1", "bill ZZMB1", {"arrival": ARRIVED, "unlading_port": "Los Angeles"}),
        ("entry", ENTRY, "entry XYZ-1", "entry XYZ1", {"imported": ARRIVED, "port": "2704", "number": "XYZ-1"}),
        ("entry", "entry:2", "entry XYZ-2", "entry XYZ2", {"imported": dt.datetime(2025, 6, 1)}),
        ("entry", "entry:3", "entry XYZ-3", "entry XYZ3", {"imported": dt.datetime(2025, 7, 1)}),
        ("harvest_report", "harvest_report:1", "harvest report H-1", "harvest-report H-1", {}),
    )  # fmt: skip
    for table, id_, name, document, more in papers:
        put(con, f"derived.{table}", id=id_, name=name, document=document, datasets=["set"],
            records=[f"{table}.csv, line {id_[-1]}"], **more)  # fmt: skip
    put(con, "derived.consignment", id="consignment:1", name="consignment of bill ZZMB1", anchor=BILL, papers=3)
    for record in (EXPORT, BILL, ENTRY):
        relate(con, "PART_OF", record, "consignment:1", record=record)
    relate(con, "EXPORTED_BY", EXPORT, "company:rim", record=EXPORT)
    for record in (BILL, ENTRY, "entry:2", "entry:3"):
        relate(con, "CONSIGNED_TO" if record == BILL else "IMPORTED_BY", record, "company:acme", record=record)
    relate(con, "NAMES", "harvest_report:1", "company:pond", kind="farm", record="harvest_report:1")


def _lines(con):
    day = {"landed": LANDED, "caught_since": dt.datetime(2025, 2, 1), "caught_until": dt.datetime(2025, 2, 27)}
    lines = (
        ("c1", CERTIFICATE, "catch", "1", "YFT", {"landed_kg": 10_000.0, "landed_at": "Manta", "areas": ["87"], **day}),
        ("c2", CERTIFICATE, "catch", "2", "SKJ", {"landed_kg": 4_000.0, **day}),
        ("p1", STATEMENT, "product", "1", "YFT", {"net_kg": 5_000.0, "description": "Tuna loins"}),
        ("i1", STATEMENT, "input", "1", "YFT", {"net_kg": 8_000.0, "of_line": "goods:p1"}),
        ("x1", EXPORT, "product", "1", "YFT", {"net_kg": 5_000.0, "origin": "ECU"}),
        ("x2", EXPORT, "product", "2", "SKJ", {"net_kg": 900.0, "origin": "IDN"}),
        ("b1", BILL, "product", "1", None, {"description": "FROZEN TUNA LOINS"}),
        ("e1", ENTRY, "product", "1", "YFT", {"net_kg": 5_000.0}),
        ("e2", ENTRY, "product", "2", "SKJ", {"net_kg": 900.0}),
        ("n1", "entry:2", "product", "1", "YFT", {"net_kg": 70.0, "origin": "PER"}),
        ("f1", "entry:3", "product", "1", "PNV", {}),
        ("h1", "harvest_report:1", "catch", "1", "PNV", {"source": "HBA", "landed": dt.datetime(2025, 6, 10)}),
    )  # fmt: skip
    for id_, record, stage, number, species, more in lines:
        put(con, "derived.goods", id=f"goods:{id_}", name=species or id_, record=record, stage=stage, line_no=number,
            species=species, records=[f"{record.partition(':')[0]}.csv, line {id_}"], **more)  # fmt: skip
        relate(con, "HAS_LINE", record, f"goods:{id_}", record=record)
    relate(con, "CAUGHT_BY", "goods:c1", "vessel:sable", record=CERTIFICATE, as_written="SABLE MERIDIAN")
    relate(con, "ON_TRIP_OF", "goods:c1", "vessel:sable", since=dt.datetime(2025, 1, 5), until=LANDED)


def _links(con):
    for source, target, basis, more in (
        ("x1", "p1", "document cited", {"kg": 5_000.0}),
        ("p1", "i1", "the document itself", {"kg": 8_000.0}),
        ("i1", "c1", "certificate cited", {"kg": 8_000.0, "made_kg": 5_000.0, "as_written": "ECU-2025-CC-000417"}),
        ("i1", "c2", "certificate cited", {"certain": False, "confidence": 0.5}),
        ("f1", "h1", "harvest report", {}),
    ):
        record = {"x": EXPORT, "p": STATEMENT, "i": STATEMENT, "f": "harvest_report:1"}[source[0]]
        relate(con, "MADE_FROM", f"goods:{source}", f"goods:{target}",
               **{"basis": basis, "certain": True, "record": record, **more})  # fmt: skip
    for source, target in (("b1", "x1"), ("e1", "x1"), ("e2", "x2")):
        relate(con, "SAME_GOODS", f"goods:{source}", f"goods:{target}", basis="code and species", certain=True,
               consignment="consignment:1", record={"b": BILL, "e": ENTRY}[source[0]])  # fmt: skip

    for line, end, document in (
        ("c1", "sea", None), ("c2", "broken at harvest", None), ("h1", "farm", None), ("n1", "nothing loaded", None),
        ("x2", "document not shared", "catch-certificate IDN 2025-CC-9"),
    ):  # fmt: skip
        put(con, "derived.way_end", id=f"goods:{line}", ends=end, document=document, leaf=True)
    put(con, "derived.chain", id="chain:1", name="way of YFT", goods="goods:e1", record=ENTRY, whole=False, hops=4,
        ends=["broken at harvest", "sea"], catches=2, tail=0, tail_share_high=0.0, stopped=False, cut=0)  # fmt: skip
    for target, low, high, hull in (("c1", 0.75, 1.0, "vessel:sable"), ("c2", 0.0, 0.25, None)):
        relate(con, "TRACES_TO", "goods:e1", f"goods:{target}", share_low=low, share_high=high, hops=4, vessel=hull,
               landed=LANDED, records=[CERTIFICATE, STATEMENT, EXPORT, ENTRY], confidence=1.0)  # fmt: skip


def _meetings(con):
    for number, start, other in (
        (1, dt.datetime(2025, 2, 15, 6), "heron"),
        (2, dt.datetime(2023, 2, 15), "heron"),
        (3, dt.datetime(2025, 2, 25), "garganey"),
    ):
        event = f"encounter:{number}"
        put(con, "derived.encounter", id=event, name=f"encounter {number}", start=start, source="S",
            records=[f"encounters.csv, line {number}"])  # fmt: skip
        relate(con, "TOOK_PART_IN", "vessel:sable", event, role="fishing vessel", record=event)
        relate(con, "TOOK_PART_IN", f"vessel:{other}", event, role="carrier", record=event)
