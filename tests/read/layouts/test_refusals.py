"""Import refusals of the FDA (`fixtures/domestic/`). Expected values by hand from the rows of the files."""

import datetime as dt
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

DOMESTIC = Path(__file__).parents[3] / "fixtures" / "domestic"
FILES = ("fda-refusals-2025.csv", "fda-refusals-shrimp-2025-06-30.csv")


def loaded(folder, files):
    case = open_case(folder / "case", create=True)
    return case, load(case, files)


@pytest.fixture(scope="module")
def refused(tmp_path_factory):
    case, reports = loaded(tmp_path_factory.mktemp("refusals"), [DOMESTIC / name for name in FILES])
    with case.read() as connection:
        yield reports, lambda sql: connection.execute(sql).fetchall()


def test_every_row_is_loaded_or_rejected(refused):
    reports, _ = refused
    assert [(each.layout, each.rows, each.loaded, each.rejected) for each in reports] == [
        ("fda-refusals", 3, 3, 0),
        ("fda-refusals-shrimp", 4, 3, 1),
    ]
    assert reports[1].rejects[0].line == 5


def test_an_entry_number_has_its_check_digit(refused):
    _, rows = refused
    assert rows("SELECT entry, entry_line, check_digit, refused FROM read.refusal ORDER BY 1, 2") == [
        ("XYZ-1234567-1", "1", "right", dt.datetime(2025, 6, 18)),
        ("XYZ-1234567-1", "2", "right", dt.datetime(2025, 6, 18)),
        ("XYZ-1234568-9", "1", "right", dt.datetime(2025, 6, 19)),
        ("XYZ-1234570-6", "1", "wrong", dt.datetime(2025, 6, 20)),
        ("XYZ-1234571-3", "1", "right", dt.datetime(2025, 4, 2)),
        ("XYZ-1234572-1", "3", "right", dt.datetime(2025, 4, 30)),
    ]


def test_a_rounded_establishment_number_is_no_identity(refused):
    _, rows = refused
    assert rows("SELECT DISTINCT firm_number, firm_number_usable FROM read.refusal ORDER BY 1") == [
        ("3010000000", False),
        ("3999000127", True),
        ("3999000240", True),
        ("3999000355", True),
    ]
    assert rows("SELECT name, country, numbers FROM read.party_mention WHERE role = 'manufacturer' ORDER BY 1, 3") == [
        ("ANSE CÔTE CREVETTES SARL", "CIV", []),
        ("BAY OF MARINE EXPORTS PVT LTD", "IND", []),
        ("LOTUS SEA FROZEN FOODS JSC", "VNM", []),
        ("LOTUS SEA FROZEN FOODS JSC", "VNM", []),
        ("PACIFIC RIM FISHING CORP S.A.", "ECU", []),
    ]


def test_an_establishment_number_is_its_plants(refused):
    _, rows = refused
    assert rows(
        "SELECT p.name, p.numbers, c.name FROM read.party_mention p JOIN read.party_mention c "
        "ON c.mention_id = p.asset_mention_id WHERE p.role = 'plant' ORDER BY 1, 2"
    ) == [
        ("ANSE CÔTE CREVETTES SARL", [], "ANSE CÔTE CREVETTES SARL"),
        ("BAY OF MARINE EXPORTS PVT LTD", [], "BAY OF MARINE EXPORTS PVT LTD"),
        ("LOTUS SEA FROZEN FOODS JSC", ["FEI: 3999000127"], "LOTUS SEA FROZEN FOODS JSC"),
        ("LOTUS SEA FROZEN FOODS JSC", ["FEI: 3999000127"], "LOTUS SEA FROZEN FOODS JSC"),
        ("PACIFIC RIM FISHING CORP S.A.", ["FEI: 3999000240"], "PACIFIC RIM FISHING CORP S.A."),
    ]


def test_charges_stand_in_one_column_or_in_seven(refused):
    _, rows = refused
    assert rows("SELECT charges, sampled, sampled_privately FROM read.refusal ORDER BY line, charges") == [
        (["3220", "9"], True, False),
        (["VETDRUGRES", "SALMONELLA"], True, False),
        (["2860"], False, True),
        (["FILTHY"], False, False),
        (["FILTHY", "INSANITARY"], False, False),
        (None, False, False),
    ]


def test_the_product_stands_in_a_column_without_a_name_where_its_own_is_blank(refused):
    _, rows = refused
    assert rows(
        "SELECT r.entry, g.description, g.production FROM read.goods g JOIN read.refusal r ON r.id = g.record "
        "ORDER BY 1, g.line_no"
    ) == [
        ("XYZ-1234567-1", "SHRIMP, AQUACULTURE HARVESTED, FROZEN", "farmed"),
        ("XYZ-1234567-1", "PANGASIUS (SWAI), FILLET, FROZEN", None),
        ("XYZ-1234568-9", "SHRIMP AND PRAWNS, AQUACULTURE HARVESTED", "farmed"),
        ("XYZ-1234570-6", None, None),
        ("XYZ-1234571-3", "SHRIMP & PRAWNS", None),
        ("XYZ-1234572-1", "SHRIMP & PRAWNS", None),
    ]


def test_a_refusal_cites_the_line_of_its_entry(refused):
    _, rows = refused
    assert rows("SELECT DISTINCT kind, document, cited_line FROM read.citation WHERE number = 'XYZ-1234572-1'") == [
        ("entry", "entry XYZ1234572", "3")
    ]


def test_the_published_refusals_of_shrimp_are_all_accounted_for(shared_data, tmp_path):
    # Counted by a plain script: 1,330 numbers that end in zeros, 2,505 of 2,678 entry numbers with their check digit.
    case, [report] = loaded(tmp_path, [shared_data / "refusals" / "Shrimp_Import_Refusals.csv"])
    assert (report.rows, report.loaded + report.rejected) == (5480, 5480)
    assert ("MFG_FIRM_FEI_NUM", "no identity: rounded by a spreadsheet", 1330) in report.flags
    with case.read() as connection:
        found = connection.execute(
            "SELECT count(DISTINCT entry), count(DISTINCT entry) FILTER (check_digit = 'right') FROM read.refusal"
        ).fetchone()
    assert found == (2678, 2505)
