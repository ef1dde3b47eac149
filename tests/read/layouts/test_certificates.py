"""Certificates, statements, storage documents and re-exports in plain columns (`fixtures/partner/certificates/`).

Values by hand.
"""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "certificates"
#: Layout → its file, rows and records.
FILES = {
    "catch-certificates": ("catch-certificates-2025.csv", 12, 11),
    "processing-statements": ("processing-statements-2025.csv", 3, 3),
    "storage-documents": ("storage-documents-2025.csv", 2, 2),
    "re-export-certificates": ("re-export-certificates-2025.csv", 1, 1),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("certificates") / "case", create=True)
    reports = load(case, [FOLDER / name for name, _, _ in FILES.values()])
    with case.read() as connection:
        yield {each.layout: each for each in reports}, lambda sql: connection.execute(sql).fetchall()


@pytest.mark.parametrize("layout", FILES)
def test_every_row_is_loaded_or_rejected_and_every_column_taken(world, layout):
    report, (_, rows, loaded) = world[0][layout], FILES[layout]
    assert (report.rows, report.loaded, report.rejected) == (rows, loaded, rows - loaded)
    assert report.unread == ()


def test_certificates_with_their_state_and_what_takes_their_place(world):
    _, rows = world
    assert rows(
        "SELECT document, status, replaces, replaced_by, scheme, simplified FROM read.catch_certificate ORDER BY line"
    ) == [
        ("catch-certificate ECU 2025-CC-000417", "valid", "catch-certificate ECU 2025-CC-000415", None, None, None),
        ("catch-certificate ECU 2025-CC-000415", "replaced", None, "catch-certificate ECU 2025-CC-000417", None, None),
        ("catch-certificate ECU 2025-CC-000410", "void", None, None, None, None),
        ("catch-certificate ECU 2025-CC-000731", "valid", None, None, None, None),
        ("catch-certificate VUT 2025-0031", "valid", None, None, None, None),
        ("catch-certificate ECU 2025-SC-12", "valid", None, None, None, True),
        # Of fisheries bodies: what trade papers cite as a catch document.
        ("catch-document KOR 25-900017", "void", None, None, "BCD", None),
        ("catch-document KOR 25-0007-E", "valid", None, None, "DCD", None),
    ]
    assert rows("SELECT name FROM read.catch_certificate WHERE scheme IS NOT NULL ORDER BY 1") == [
        ("BCD KR-25-900017",),
        ("DCD KR-25-0007-E",),
    ]


def test_lines_are_catches_with_landed_and_net_weight(world):
    _, rows = world
    columns = "line_no, species, net_kg, estimated_kg, verified_kg, landed_kg, weight_kind, zones, rfmos, landed"
    assert rows(
        f"SELECT {columns} FROM read.goods WHERE stage = 'catch' AND record = (SELECT id FROM read.catch_certificate "
        "WHERE number = 'ECU-2025-CC-000417') ORDER BY line"
    ) == [
        (
            *("1", "SKJ", 180000.0, 180000.0, 182400.0, 182400.0, "verified", ["ECU"], ["IATTC"]),
            dt.datetime(2025, 5, 11),
        ),
        # Tonnes in the cell; a fisheries body by its name.
        (
            *("2", "SKJ", 240000.0, 240000.0, None, 240000.0, "estimated", ["high seas"], ["IATTC"]),
            dt.datetime(2025, 5, 9),
        ),
        ("3", "YFT", 21500.0, None, 21500.0, 21500.0, "verified", ["ECU"], ["IATTC"], dt.datetime(2025, 5, 11)),
    ]
    assert rows("SELECT line_no, processed_aboard FROM read.goods WHERE processed_aboard IS NOT NULL") == [
        ("3", "freezing")
    ]


def test_transhipments_at_sea_and_in_port_with_who_received(world):
    _, rows = world
    assert rows(
        "SELECT transshipped_at_sea, transshipment_area, transshipped_at_sea_kg FROM read.catch_certificate "
        "WHERE transshipped_at_sea IS NOT NULL"
    ) == [(dt.datetime(2025, 5, 7), "87, 01.20 S 081.40 W", 60000.0)]
    assert rows(
        "SELECT transshipped_in_port, transshipment_port, transshipped_in_port_kg, port_authority "
        "FROM read.catch_certificate WHERE transshipped_in_port IS NOT NULL"
    ) == [(dt.datetime(2025, 1, 22), "Port Vila", 41000.0, "Port Vila Harbour Master")]
    assert rows(
        "SELECT name, flag, imo, call_sign FROM read.named_vessel WHERE role = 'receiving vessel' ORDER BY 1"
    ) == [
        ("AURORA SKUA", "LBR", "4993011", "A8QZ10"),
        ("REEFER AURORA", None, None, None),
    ]


def test_vessels_of_lines_also_small_ones_without_a_name(world):
    _, rows = world
    assert rows(
        "SELECT n.name, n.registration_number, n.licence, n.day FROM read.named_vessel n JOIN read.catch_certificate c "
        "ON c.id = n.record_id WHERE n.role = 'catching vessel' AND c.number IN ('VU/2025/0031', 'EC-2025-SC-12') "
        "ORDER BY n.line"
    ) == [
        ("ORCHID STRAND", "V99001", "VU-LL-7", dt.datetime(2024, 11, 2)),
        ("MARIANA FICTA II", "B001201", None, dt.datetime(2025, 5, 14)),
        (None, "B001202", None, dt.datetime(2025, 5, 14)),
    ]


def test_a_statement_draws_on_certificates_with_landed_used_and_made_weight(world):
    _, rows = world
    assert rows(
        "SELECT g.line_no, g.used_kg, g.net_kg, c.document, c.kg, c.made_kg, c.landed_kg FROM read.goods g "
        "JOIN read.citation c ON c.line_id = g.id JOIN read.processing_statement p ON p.id = g.record "
        "WHERE p.number = 'ECU-2025-PS-000058' ORDER BY 1"
    ) == [
        ("1", 24000.0, 14100.0, "catch-certificate VUT 2025-0031", 24000.0, 14100.0, 40250.25),
        ("2", 10500.0, 5900.0, "catch-certificate ECU 2025-CC-000731", 10500.0, 5900.0, 41250.0),
    ]
    # What it says of the catch is a line of its own, which belongs to the product.
    assert rows(
        "SELECT i.hs, i.species, i.net_kg, n.name FROM read.goods i JOIN read.goods g ON g.id = i.of_line "
        "JOIN read.named_vessel n ON n.line_id = i.id WHERE i.stage = 'input' ORDER BY i.line"
    ) == [("030342", "YFT", 24000.0, "ORCHID STRAND"), ("030342", "YFT", 10500.0, "CORDELIA DEL SUR")]


def test_a_statement_whose_weights_are_texts_draws_unknown_weights(world):
    reports, rows = world
    assert rows(
        "SELECT g.species_group, g.net_kg, g.used_kg, c.document, c.kg, c.made_kg, c.landed_kg FROM read.goods g "
        "JOIN read.citation c ON c.line_id = g.id JOIN read.processing_statement p ON p.id = g.record "
        "WHERE p.status = 'void' ORDER BY c.document"
    ) == [
        ("tuna", None, None, "catch-certificate ECU 2025-CC-000731", None, None, None),
        ("tuna", None, None, "catch-certificate VUT 2025-0031", None, None, None),
    ]
    flags = {(column, reason) for column, reason, _ in reports["processing-statements"].flags}
    assert ("Catch Processed (kg)", "no weight: not a number") in flags
    assert ("Product Made (kg)", "no weight: not a number") in flags


def test_the_plant_and_the_store_have_their_approval_numbers(world):
    _, rows = world
    assert rows(
        "SELECT DISTINCT role, name, country, numbers FROM read.party_mention WHERE role IN ('plant', 'cold store') "
        "ORDER BY role DESC, name"
    ) == [
        ("plant", "PESQUERA COSTA MORADA S.A.", "ECU", ["approval number: ECU 714"]),
        ("cold store", "FRIGORIFICO MUELLE FICTO", "ECU", ["approval number: ECU FR12"]),
        ("cold store", "PADO-RO COLD STORAGE CO LTD", "KOR", ["approval number: KOR CS0190"]),
    ]


def test_storage_and_re_export_draw_on_what_they_cite(world):
    _, rows = world
    assert rows(
        "SELECT g.used_kg, g.net_kg, c.document, c.kg, c.landed_kg FROM read.goods g JOIN read.citation c "
        "ON c.line_id = g.id WHERE g.record NOT IN (SELECT id FROM read.processing_statement) ORDER BY c.document, c.kg"
    ) == [
        (15000.0, 8200.0, "catch-document KOR 25-0007-E", 8200.0, 15000.0),
        (9000.0, 5100.0, "catch-document KOR 25-0007-E", 9000.0, 15000.0),
        (14100.0, 14100.0, "processing-statement ECU 2025-PS-000058", 14100.0, 14100.0),
    ]
    assert rows("SELECT kind, document FROM read.paper") == [
        ("re-export certificate", "re-export-certificate KOR RE-25-3")
    ]
    assert rows("SELECT replaces FROM read.storage_document WHERE replaces IS NOT NULL") == [
        ("storage-document ECU 2025-SD-2",)
    ]


def test_a_line_that_is_told_again_with_another_weight_is_one_line(tmp_path):
    head = "Certificate No.,Country,Validated On,Line,Vessel Name,Net Catch Weight (kg),Landing Date"
    rows = [
        "EC-9,EC,2025-05-19,,MARIANA FICTA II,{},{}".format(*told) for told in ((10, "05-01"), (12, "05-01"), (5, ""))
    ]
    (tmp_path / "a.csv").write_text("\n".join([head, *(row.replace(",05-", ",2025-05-") for row in rows)]))
    shutil.copy(FOLDER / "handling.toml", tmp_path)
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "a.csv"])
    assert (report.rows, report.loaded) == (3, 3)
    with case.read() as connection:
        # The catch of another landing is another line.
        assert connection.execute("SELECT net_kg FROM read.goods ORDER BY 1").fetchall() == [(5.0,), (10.0,)]
    assert any("Net Catch Weight (kg)" in column for column, _, _ in report.flags)


def test_masters_and_persons_responsible_are_read_only_on_request(world, tmp_path):
    _, rows = world
    sql = "SELECT role, name FROM read.party_mention WHERE role IN ('master', 'person responsible') ORDER BY role"
    assert rows(sql) == []
    case = open_case(tmp_path / "case", create=True)
    load(case, [FOLDER / name for name, _, _ in FILES.values()], persons=True)
    with case.read() as connection:
        assert connection.execute(sql).fetchall() == [
            ("master", "Ficticio Capitan"),
            ("person responsible", "Ficticia Gerente"),
        ]
