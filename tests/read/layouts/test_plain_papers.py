"""Filings, container events, harvest reports and papers in plain columns (`fixtures/domestic/`). Values by hand."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

DOMESTIC = Path(__file__).parents[3] / "fixtures" / "domestic"
FILES = {
    "isf-filings": ("isf-2025-06.csv", 6),
    "container-events": ("container-events-2025-06.csv", 9),
    "simp-harvest": ("simp-harvest-2025-06.csv", 7),
    "trade-papers": ("trade-papers-2025.csv", 10),
}


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("plain") / "case", create=True)
    reports = load(case, [DOMESTIC / name for name, _ in FILES.values()])
    with case.read() as connection:
        yield {each.layout: each for each in reports}, lambda sql: connection.execute(sql).fetchall()


def flags(report):
    return {(column, reason): count for column, reason, count in report.flags}


@pytest.mark.parametrize("layout", FILES)
def test_every_row_is_loaded_or_rejected_and_every_column_taken(world, layout):
    # Each file ends with a row of blanks, which tells of nothing.
    report = world[0][layout]
    assert (report.rows, report.loaded, report.rejected) == (FILES[layout][1], FILES[layout][1] - 1, 1)
    assert report.unread == ()


def test_a_filing_links_maker_origin_and_code_of_each_line(world):
    _, rows = world
    assert rows(
        "SELECT s.number, g.hs6, g.origin, p.name, g.containers FROM read.goods g "
        "JOIN read.security_filing s ON s.id = g.record "
        "LEFT JOIN read.party_mention p ON p.line_id = g.id AND p.role = 'manufacturer' ORDER BY 1, 2"
    ) == [
        ("ZZI-2504020001", "030462", "VNM", "SONG XANH PANGASIUS CORPORATION", ["CSQU3054383", "ZZMU1000003"]),
        ("ZZI-2504020001", "030617", "VNM", "LOTUS SEA FROZEN FOODS JSC", ["CSQU3054383"]),
        # "3034" stands for no six digits; its filing names no maker.
        ("ZZI-2505210007", None, "ECU", None, []),
        ("ZZI-2505300009", "030617", "IND", "BAY OF MARINE EXPORTS PVT LTD", ["CSQU3054384"]),
    ]


def test_a_filing_keeps_no_number_of_a_person_and_cites_its_bill(world):
    reports, rows = world
    assert rows("SELECT number, importer_number, personal_number, filed FROM read.security_filing ORDER BY 1") == [
        ("ZZI-2504020001", "98-7654321AB", None, dt.datetime(2025, 5, 4)),
        ("ZZI-2505210007", "98-7654321AB", None, dt.datetime(2025, 5, 21)),
        ("ZZI-2505300009", None, True, dt.datetime(2025, 5, 30)),
    ]
    assert rows("SELECT count(*) FROM read.flag WHERE value LIKE '%123-45%'") == [(0,)]
    assert rows(
        "SELECT DISTINCT c.document FROM read.citation c JOIN read.security_filing s ON s.id = c.record_id ORDER BY 1"
    ) == [("bill NWSF0001",), ("bill ZZMB25000300",)]
    assert flags(reports["isf-filings"])[("HTSUS-6", "fewer than six digits")] == 2


def test_a_stuffing_location_is_name_and_address_in_one(world):
    _, rows = world
    assert rows("SELECT name, address, country FROM read.party_mention WHERE role = 'stuffing location'") == [
        ("CAN THO COLD STORAGE CO LTD", "7 Sao Mai Quay Road, Can Tho", "VNM")
    ]


def test_events_of_a_container_are_loaded_or_empty_at_a_place(world):
    reports, rows = world
    assert rows(
        "SELECT happened, event, load, locode, country FROM read.container_event WHERE container = 'CSQU3054383' "
        "ORDER BY 1"
    ) == [
        (dt.datetime(2025, 5, 5, 7, 40), "Gate out empty", "empty", "VNVCA", "VNM"),
        (dt.datetime(2025, 5, 7, 18, 5), "Gate in", "loaded", "VNSGN", "VNM"),
        (dt.datetime(2025, 5, 8), "Loaded on vessel", "loaded", "VNSGN", "VNM"),
        # It stands twice in the file.
        (dt.datetime(2025, 5, 30, 3, 12), "Discharged", "loaded", "USLAX", "USA"),
        (dt.datetime(2025, 6, 6), "Gate in empty", "empty", "USLAX", "USA"),
    ]
    assert rows("SELECT load, locode, country FROM read.container_event WHERE place = 'Nowhere-on-Sea'") == [
        (None, None, None)
    ]
    assert ("Loaded or Empty", "neither loaded nor empty") in flags(reports["container-events"])


def test_harvests_of_one_entry_line_are_catches_of_its_own_line(world):
    _, rows = world
    assert rows(
        "SELECT h.entry, h.entry_line, c.species, c.net_kg, c.production, c.landed, "
        "n.name, n.flag, n.licence, n.day, p.name "
        "FROM read.goods c JOIN read.goods l ON l.id = c.of_line JOIN read.harvest_report h ON h.id = c.record "
        "LEFT JOIN read.named_vessel n ON n.line_id = c.id "
        "LEFT JOIN read.party_mention p ON p.line_id = c.id AND p.role = 'first receiver' "
        "WHERE h.entry = 'XYZ-1234573-9' AND l.record = h.id ORDER BY 2, c.line"
    ) == [
        (
            *("XYZ-1234573-9", "1", "SKJ", 182400.0, "wild", dt.datetime(2025, 5, 11)),
            *("CORDELIA DEL SUR", "ECU", "EC-PS-0117", dt.datetime(2025, 5, 11), "PACIFIC RIM FISHING CORP S.A."),
        ),
        (
            *("XYZ-1234573-9", "1", "SKJ", 240000.0, "wild", dt.datetime(2025, 5, 9)),
            *("ALCATRAZ DORADO", "ECU", "EC-PS-0242", dt.datetime(2025, 5, 9), "PACIFIC RIM FISHING CORP S.A."),
        ),
        # A negative weight is none; small vessels together name none.
        (
            *("XYZ-1234573-9", "1", "SKJ", None, "wild", dt.datetime(2025, 5, 14)),
            *(None, None, None, None, "PACIFIC RIM FISHING CORP S.A."),
        ),
        (
            *("XYZ-1234573-9", "2", "YFT", None, "wild", dt.datetime(2025, 5, 11)),
            *("CORDELIA DEL SUR", "ECU", "EC-PS-0117", dt.datetime(2025, 5, 11), None),
        ),
    ]


def test_a_harvest_report_has_the_first_landing_and_whether_any_harvest_is_aggregated(world):
    reports, rows = world
    assert rows("SELECT entry, entry_line, landed, aggregated, permit FROM read.harvest_report ORDER BY 1, 2") == [
        ("XYZ-1234567-1", "1", dt.datetime(2025, 4, 22), True, "IFTP12345678"),
        ("XYZ-1234570-6", "1", None, False, "98765"),
        ("XYZ-1234573-9", "1", dt.datetime(2025, 5, 9), True, "IFTP12345678"),
        ("XYZ-1234573-9", "2", dt.datetime(2025, 5, 11), None, "IFTP12345678"),
    ]
    assert not any("says otherwise" in reason for _, reason in flags(reports["simp-harvest"]))


def test_a_farm_is_named_for_its_harvest(world):
    _, rows = world
    assert rows(
        "SELECT p.name, g.stage, g.production, g.weight_kind, g.aggregated FROM read.party_mention p "
        "JOIN read.goods g ON g.id = p.line_id WHERE p.role = 'farm'"
    ) == [("BAI NGOC POND COOPERATIVE", "catch", "farmed", "whole landing", True)]


def test_papers_are_known_by_kind_country_and_number(world):
    _, rows = world
    assert rows("SELECT kind, document, status, replaces FROM read.paper ORDER BY line") == [
        ("NOAA 370", "noaa-370 ECU 370-25-0019", "valid", None),
        ("DS-2031", "ds-2031 VNM DS-25-88", "valid", None),
        (
            "health certificate",
            "health-certificate VNM HC-VN-25-00417",
            "valid",
            "health-certificate VNM HC-VN-25-00398",
        ),
        ("CITES permit", "cites-permit ECU 25EC000123-CE", "valid", None),
        ("CCSBT catch document", "catch-document KOR CDS-25-0042", "valid", None),
        ("ICCAT catch document", "catch-document KOR 25-900017", "void", None),
        ("CCAMLR catch document", "catch-document KOR 25-0007-E", "valid", None),
        ("re-export certificate", "re-export-certificate KOR RE-25-3", "valid", None),
    ]


def test_a_paper_of_two_vessels_has_one_line_and_two_catches(world):
    _, rows = world
    assert rows(
        "SELECT g.stage, g.species, g.net_kg, n.name, n.role FROM read.goods g JOIN read.paper p ON p.id = g.record "
        "LEFT JOIN read.named_vessel n ON n.line_id = g.id WHERE p.kind = 'NOAA 370' ORDER BY g.stage DESC, n.name"
    ) == [
        ("product", "SKJ", 420000.0, None, None),
        ("catch", None, 240000.0, "ALCATRAZ DORADO", "catching vessel"),
        ("catch", None, 182400.0, "CORDELIA DEL SUR", "catching vessel"),
    ]


def test_a_re_export_certificate_cites_the_catch_document_it_draws_on(world):
    _, rows = world
    assert rows("SELECT document FROM read.citation WHERE kind = 'catch-document'") == [
        ("catch-document KOR 25-0007-E",)
    ]
