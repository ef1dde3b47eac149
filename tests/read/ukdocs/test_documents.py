"""The invented documents of the UK in fixtures/partner/certificates, value by value, and what is no such document."""

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load
from catchgraph.read.ukdocs.format import kind_of, knows

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "certificates"
FILE = FOLDER / "uk-documents-2025.json"


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("uk") / "case", create=True)
    [report] = load(found, [FILE])
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("uk-catch-documents", 3, 3, 0)
    return found


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


def test_a_certificate(case):
    columns = "number, document, country, status, issued, destination, mode, transport, departure_place, containers"
    assert asked(case, f"SELECT {columns} FROM read.catch_certificate") == [
        (
            *("GBR-2025-CC-0A1B2C3D4", "catch-certificate GBR 2025-CC-0A1B2C3D4", "GBR", "valid"),
            *(dt.datetime(2025, 4, 9), "USA", "vessel", "MV TERN HORIZON", "Felixstowe", ["CSQU3054383"]),
        )
    ]


def test_its_landings_are_catches_with_the_live_weight_that_is_stated(case):
    columns = """part, stage, species, state, presentation, net_kg, live_low_kg, live_basis, recorded_kg, caught_since,
        landed, areas, zones, rfmos, licensed_until"""
    first, second = asked(case, f"SELECT {columns} FROM read.goods WHERE stage = 'catch' ORDER BY part")
    assert first == (
        *("landings[1]", "catch", "COD", "FRO", "FIL", 8000.0, 20800.0, "stated", 24100.0),
        *(dt.datetime(2025, 3, 28), dt.datetime(2025, 4, 4), ["27"], ["GBR"], ["NEAFC"], dt.datetime(2030, 12, 31)),
    )
    # Its weight is a text, it names no body, and part of it was caught beyond national waters.
    assert (*second[:6], second[8], second[11:14]) == (
        *("landings[2]", "catch", "HAD", "FRO", "GUH", 3900.0, None),
        (["27"], ["NOR", "high seas"], None),
    )


def test_whom_a_certificate_names(case):
    of_certificate = "record_id IN (SELECT id FROM read.catch_certificate)"
    assert asked(case, f"SELECT role, name, numbers FROM read.party_mention WHERE {of_certificate} ORDER BY role") == [
        ("exporter", "Skerry Whitefish Ltd", ["UK exporter account: acc-0007"]),
        ("holder", "Skerry Trawlers Ltd", []),
    ]
    columns = "role, name, flag, imo, registration_number, licence, day"
    assert asked(case, f"SELECT {columns} FROM read.named_vessel WHERE {of_certificate} ORDER BY part") == [
        ("catching vessel", "SKERRY MUDLARK", "GBR", None, "FR9901", "49917", dt.datetime(2025, 3, 28)),
        ("catching vessel", "FJORDHALSEN", "NOR", "4993683", "NO99388", None, dt.datetime(2025, 3, 30)),
        ("carrier", "MV TERN HORIZON", "PAN", None, None, None, dt.datetime(2025, 4, 9)),
    ]


def test_a_statement_says_what_it_drew_made_and_what_was_landed(case):
    columns = "status, replaces, plant_number, stated, issued"
    assert asked(case, f"SELECT {columns} FROM read.processing_statement") == [
        (
            *("valid", "processing-statement GBR 2025-PS-000000001", "GB FR 001"),
            *(dt.datetime(2025, 4, 10), dt.datetime(2025, 4, 10)),
        )
    ]
    sql = """SELECT g.part, g.description, g.used_kg, g.net_kg, c.document, c.kg, c.made_kg, c.landed_kg
        FROM read.goods g JOIN read.citation c ON c.line_id = g.id WHERE g.part LIKE 'catches%' ORDER BY 1"""
    assert asked(case, sql) == [
        (
            *("catches[1]", "Cod portions, breaded", 6100.5, 2440.0),
            *("catch-certificate FRA 2025-CSP-000518", 6100.5, 2440.0, 12000.0),
        ),
        (
            *("catches[2]", "Cod portions, breaded", None, None),
            *("catch-certificate GBR 2025-CC-0A1B2C3D4", None, None, 8000.0),
        ),
    ]
    assert asked(case, 'SELECT DISTINCT "column", value, part FROM read.flag') == [
        ("exportWeightBeforeProcessing", "six tonnes", "catches[2]")
    ]
    assert asked(case, "SELECT name, numbers, country FROM read.party_mention WHERE role = 'plant'") == [
        ("Skerry Whitefish Ltd", ["approval number: GBR FR001"], "GBR")
    ]
    assert asked(case, "SELECT document, day FROM read.citation WHERE kind = 'health-certificate'") == [
        ("health-certificate GBR 20-2-042", dt.datetime(2025, 4, 10))
    ]


def test_a_void_storage_document(case):
    columns = "document, status, unloading_place"
    assert asked(case, f"SELECT {columns} FROM read.storage_document") == [
        ("storage-document GBR 2025-SD-C0D1E2F3A", "void", "Felixstowe")
    ]
    sql = """SELECT g.used_kg, g.net_kg, g.fishery_kg, c.document, c.kg, c.landed_kg
        FROM read.goods g JOIN read.citation c ON c.line_id = g.id WHERE g.part LIKE 'products%'"""
    assert asked(case, sql) == [(2440.0, 1200.0, 1080.0, "processing-statement GBR 2025-PS-5E6F7A8B9", 1200.0, 2440.0)]
    assert asked(case, "SELECT name FROM read.party_mention WHERE role = 'cold store'") == [("Haven Cold Store",)]


def test_who_is_responsible_is_read_only_where_persons_are_asked_for(case, tmp_path):
    persons = "SELECT role, name FROM read.party_mention WHERE role = 'person responsible'"
    assert asked(case, persons) == []
    other = open_case(tmp_path / "case", create=True)
    load(other, [FILE], persons=True)
    assert asked(other, persons) == [("person responsible", "Invented Manager")]
    for name in ("Invented Contact", "Invented Person", "example.invalid"):
        assert asked(other, f"SELECT count(*) FROM read.party_mention WHERE name LIKE '%{name}%'") == [(0,)]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"documentNumber": "1", "landings": []}, "CC"),
        ({"documentNumber": "1", "documentType": "Processing Statement"}, "PS"),
        ({"documentNumber": "1", "caseType1": "SD", "landings": []}, "SD"),
        ({"documentNumber": "1", "documentType": 7, "products": None}, "SD"),
        ({"documentNumber": "1"}, ""),
        ({"landings": []}, "CC"),
    ],
)
def test_a_document_is_told_by_what_it_says_it_is_else_by_its_list(value, kind):
    assert kind_of(value) == kind
    assert knows(value) == (kind != "" and "documentNumber" in value)


def loaded(folder, *values):
    """A case with files of one object each, and the reports."""
    shutil.copy(FOLDER / "handling.toml", folder)
    files = []
    for number, value in enumerate(values):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(value), "utf-8")
    case = open_case(folder / "case", create=True)
    return case, load(case, files)


def test_two_files_that_claim_one_certificate_are_two_records_of_one_document(tmp_path):
    one = {
        "documentNumber": "GBR-2025-CC-1",
        "landings": [{"species": "COD", "weight": 10, "vesselName": "SKERRY MUDLARK"}],
    }
    other = {**one, "landings": [{"species": "COD", "weight": 90, "vesselName": "SKERRY MUDLARK"}]}
    case, reports = loaded(tmp_path, one, other)
    assert [(each.loaded, each.rejected) for each in reports] == [(1, 0)] * 2
    assert asked(case, "SELECT count(DISTINCT id), count(DISTINCT document) FROM read.catch_certificate") == [(2, 1)]
    assert asked(case, "SELECT DISTINCT net_kg FROM read.goods ORDER BY 1") == [(10.0,), (90.0,)]


def test_a_hundred_vessels_none_at_all_and_lists_that_are_none(tmp_path):
    hundred = [{"species": "MAC", "weight": 5, "vesselName": f"SKERRY MUDLARK {number}"} for number in range(1, 101)]
    case, reports = loaded(
        tmp_path,
        {"documentNumber": "GBR-2025-CC-2", "landings": hundred},
        {"documentNumber": "GBR-2025-CC-3", "landings": []},
        {
            "documentNumber": "GBR-2025-CC-4",
            "landings": "none",
            "exporter": ["Skerry"],
            "exportedTo": {"isoCodeAlpha3": {"code": "USA"}},
        },
        {"documentNumber": "GBR-2025-CC-5", "landings": [7, None, {"weight": [1], "vesselName": True}]},
        {"documentNumber": "", "landings": []},
        {"documentNumber": {"number": 1}, "landings": []},
    )
    assert [(each.rows, each.loaded, each.rejected) for each in reports] == [(1, 1, 0)] * 4 + [(1, 0, 1)] * 2
    assert asked(case, "SELECT count(*), count(DISTINCT name) FROM read.named_vessel WHERE name LIKE 'SKERRY%'") == [
        (100, 100)
    ]
    assert {each.reason for report in reports for each in report.rejects} == {"a document without its number"}
    notes = asked(case, 'SELECT DISTINCT "column", reason FROM read.flag ORDER BY 1, 2')
    assert ("landings", "a catch certificate without landings") in notes
    assert ("landings", "a list of objects belongs here") in notes
    assert ("landings", "an object belongs here") in notes
    assert ("exporter", "an object belongs here") in notes
    assert ("exportedTo.isoCodeAlpha3", "a text or number belongs here") in notes
    assert ("weight", "a text or number belongs here") in notes
