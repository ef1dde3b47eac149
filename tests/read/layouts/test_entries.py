"""Entry summaries as ACE exports them (`fixtures/domestic/`). Expected values by hand from the rows of the file."""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest
from openpyxl import Workbook

from catchgraph.case.case import open_case
from catchgraph.read.load import load

DOMESTIC = Path(__file__).parents[3] / "fixtures" / "domestic"


@pytest.fixture(scope="module")
def es003(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("es003") / "case", create=True)
    [report] = load(case, [DOMESTIC / "ace-es-003-2025-06-30.csv"])
    with case.read() as connection:
        yield report, lambda sql: connection.execute(sql).fetchall()


def test_every_row_of_es_003_is_loaded_or_rejected(es003):
    report, _ = es003
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("ace-es-003", 8, 7, 1)
    assert report.rejects[0].line == 9
    assert "nothing tells which Entry it is of" in report.rejects[0].reason


def test_a_row_per_tariff_ordinal_is_no_row_per_line(es003):
    _, rows = es003
    lines = rows(
        "SELECT e.number, g.line_no, g.hs, g.hs6, g.other_hs, g.net_kg, g.value FROM read.goods g "
        "JOIN read.entry e ON e.id = g.record ORDER BY 1, 2"
    )
    assert lines == [
        ("XYZ-1234567-1", "1", "0306170004", "030617", ["99030125"], 11340.0, 104328.0),
        ("XYZ-1234567-1", "2", "0304620020", "030462", [], 4536.0, 15876.0),
        # The goods stand before the temporary duty; the code has lost its zero.
        ("XYZ-1234568-9", "1", "0306170009", "030617", ["99030125"], 8000.0, 70400.0),
        ("XYZ-1234570-6", "1", "0303670000", "030367", [], 22000.0, 61600.0),
        # No goods are named: the value of a temporary duty is none.
        ("XYZ-1234570-6", "2", None, None, ["99030125"], None, None),
    ]


def test_an_entry_has_its_days_in_three_notations(es003):
    _, rows = es003
    assert rows("SELECT number, entered, summarised, imported, liquidated FROM read.entry ORDER BY 1") == [
        ("XYZ-1234567-1", dt.datetime(2025, 6, 2), dt.datetime(2025, 6, 10), dt.datetime(2025, 5, 30), None),
        # 45818 days after 1899-12-30 are 2025-06-10.
        (
            *("XYZ-1234568-9", dt.datetime(2025, 6, 3), dt.datetime(2025, 6, 10), dt.datetime(2025, 6, 1)),
            dt.datetime(2026, 3, 15),
        ),
        ("XYZ-1234570-6", dt.datetime(2025, 6, 5), dt.datetime(2025, 6, 12), dt.datetime(2025, 6, 4), None),
    ]


def test_a_number_of_a_person_stands_nowhere_in_the_case(es003):
    _, rows = es003
    assert rows("SELECT number, importer_number, personal_number FROM read.entry ORDER BY 1") == [
        ("XYZ-1234567-1", "98-7654321AB", None),
        ("XYZ-1234568-9", None, True),
        ("XYZ-1234570-6", "98-7654321AB", None),
    ]
    assert rows("SELECT count(*) FROM read.flag WHERE value LIKE '%6789%' OR reason LIKE '%6789%'") == [(0,)]
    assert rows("SELECT value FROM read.flag WHERE \"column\" = 'Importer Number'") == [("(not shown)",)]


def test_doubtful_values_are_noted_once_a_record(es003):
    report, _ = es003
    assert {(column, reason) for column, reason, _ in report.flags} == {
        ("Entry Summary Number", "its check digit is wrong"),
        ("Importer Number", "the number of a person, or one in that form: not kept"),
        ("Entry Date", "another row of the same record says otherwise: the first is taken"),
        ("HTS Number - Full", "a leading zero was lost"),
        ("Country of Origin Code", "no country known by that name"),
    }
    assert all(count == 1 for *_, count in report.flags)


def test_parties_are_named_for_the_entry_or_its_line(es003):
    _, rows = es003
    assert rows(
        "SELECT e.number, p.role, p.name, g.line_no FROM read.party_mention p JOIN read.entry e ON e.id = p.record_id "
        "LEFT JOIN read.goods g ON g.id = p.line_id ORDER BY 1, 4 NULLS FIRST, 2"
    ) == [
        ("XYZ-1234567-1", "importer", "NORTHWIND SEAFOOD IMPORTS LLC", None),
        ("XYZ-1234567-1", "exporter", "LOTUS SEA FROZEN FOODS JSC", "1"),
        ("XYZ-1234567-1", "manufacturer", "LOTUS SEA FROZEN FOODS JSC", "1"),
        ("XYZ-1234567-1", "manufacturer", "LOTUS SEA FROZEN FOODS JSC", "2"),
        ("XYZ-1234568-9", "importer", "JANE ROE", None),
        ("XYZ-1234568-9", "manufacturer", "BAY OF MARINE EXPORTS PVT LTD", "1"),
        ("XYZ-1234570-6", "importer", "NORTHWIND SEAFOOD IMPORTS LLC", None),
    ]


def test_an_origin_that_is_no_country_is_kept_as_written(es003):
    _, rows = es003
    assert rows("SELECT origin, origin_written FROM read.goods WHERE hs6 = '030367'") == [(None, "HIGH SEAS")]


def test_the_workbook_says_what_the_csv_says(es003, case, rows, tmp_path):
    _, of_csv = es003
    with (DOMESTIC / "ace-es-003-2025-06-30.csv").open(newline="") as file:
        header, *lines = csv.reader(file)
    book = Workbook()
    sheet = book.active
    sheet.title = "Main Report"
    for row in [["ES-003"], ["Run by", "somebody"], [], header, *(list(map(as_cell, line)) for line in lines)]:
        sheet.append(row)
    path = tmp_path / "ES-003-2025-06-30.xlsx"
    book.save(path)
    [report] = load(case, [path])
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("ace-es-003", 8, 7, 1)
    for asked in (
        "SELECT id, number, entered, summarised, imported, importer_number FROM read.entry ORDER BY 1",
        "SELECT id, hs, other_hs, value, net_kg, origin FROM read.goods ORDER BY 1",
    ):
        assert rows(asked) == of_csv(asked)


def as_cell(text):
    """What a person types into a spreadsheet is kept as a number or a day there."""
    if re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        return dt.datetime.strptime(text, "%m/%d/%Y")
    if re.fullmatch(r"\$?[\d,]+\.\d\d|\d{5}", text):
        return float(text.replace("$", "").replace(",", ""))
    return text or None


@pytest.fixture(scope="module")
def form7501(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("form7501") / "case", create=True)
    [report] = load(case, [DOMESTIC / "entries-7501-2025-06-30.csv"])
    with case.read() as connection:
        yield report, lambda sql: connection.execute(sql).fetchall()


def test_every_row_of_the_7501_extract_is_loaded_or_rejected(form7501):
    report, _ = form7501
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("entry-7501", 4, 3, 1)
    # The importer of the third row has two line breaks in its cell.
    assert report.rejects[0].line == 7
    assert report.unread == ("CHGS", "Est. Rate")


def test_lines_of_the_form_have_their_weights_and_values(form7501):
    _, rows = form7501
    assert rows(
        "SELECT line_no, hs, other_hs, net_kg, round(gross_kg, 2), packages, package_kind, value, duty, origin "
        "FROM read.goods ORDER BY record_no"
    ) == [
        ("001", "0306170004", ["99030125"], 11340.0, 12474.0, 1000.0, "CTN", 104328.0, 0.0, "VNM"),
        # 11,000 pounds of 0.45359237 kg.
        ("002", "0304620020", None, 4536.0, 4989.52, 250.0, "CTN", 15876.0, 0.0, "VNM"),
        # Six dozen weigh nothing certain.
        ("001", "030749", None, None, None, 12.0, "BOX", 900.5, None, "KOR"),
    ]


def test_what_only_one_of_its_rows_says_is_said_of_the_entry(form7501):
    _, rows = form7501
    assert rows("SELECT number, exams, discrepancies, related_parties, check_digit FROM read.entry ORDER BY 1") == [
        ("XYZ-1234567-1", "FDA EXAM", "WEIGHT", "N", "right"),
        # 7654321 of XYZ has another check digit.
        ("XYZ-7654321-2", None, None, None, "wrong"),
    ]


def test_bills_are_cited_once_an_entry(form7501):
    _, rows = form7501
    assert rows("SELECT kind, number, document FROM read.citation ORDER BY record_no, number") == [
        ("bill", "NWSF0001", "bill NWSF0001"),
        ("bill", "ZZMB25000100", "bill ZZMB25000100"),
        ("bill", "180-12345675", "bill 18012345675"),
    ]


def test_name_and_address_of_one_cell_are_told_apart(form7501):
    _, rows = form7501
    assert rows("SELECT role, name, address, country FROM read.party_mention ORDER BY record_no, role") == [
        ("broker", "ZEPHYR CUSTOMS BROKERS INC", None, None),
        ("consignee", "NORTHWIND SEAFOOD IMPORTS, LLC", "2100 Harbor Blvd Ste D, Marlin, CA 90099", "USA"),
        ("importer", "NORTHWIND SEAFOOD IMPORTS, LLC", "2100 Harbor Blvd Ste D, Marlin, CA 90099", "USA"),
        ("consignee", "JOHN DOE", "9 Elm St, Reno, NV", None),
        ("importer", "SEOUL STAR MARKET CORP.", "77 5th Ave, New York, NY 10003", "USA"),
    ]


def test_a_vessel_carries_by_sea_alone(form7501):
    _, rows = form7501
    assert rows("SELECT name, day FROM read.named_vessel") == [("MERIDIAN BRIDGE", dt.datetime(2025, 5, 30))]
    assert rows("SELECT carrier, mode FROM read.entry ORDER BY 1") == [("KE", "40"), ("MERIDIAN BRIDGE", "11")]


def test_numbers_of_importer_and_consignee(form7501):
    _, rows = form7501
    assert rows("SELECT importer_number, consignee_number, personal_number FROM read.entry ORDER BY number") == [
        ("98-7654321AB", "SAME", None),
        ("991801-12345", None, True),
    ]
