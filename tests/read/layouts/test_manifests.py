"""AMS manifests: nine tables that tell parts of the same bills (`fixtures/domestic/ams-2025`). Values by hand."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.load import load

SET = Path(__file__).parents[3] / "fixtures" / "domestic" / "ams-2025"
TABLES = (
    "billgen",
    "cargodesc",
    "consignee",
    "container",
    "header",
    "marksnumbers",
    "notifyparty",
    "shipper",
    "tariff",
)
DAY = dt.datetime(2025, 5, 30)


def table(folder, name, year="2025"):
    return folder / f"ams__{name}_{year}__202506300415.csv"


@pytest.fixture(scope="module")
def ams(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("ams") / "case", create=True)
    reports = {report.layout: report for report in load(case, sorted(SET.glob("*.csv")))}
    with case.read() as connection:
        yield reports, lambda sql, *values: connection.execute(sql, list(values)).fetchall()


def of_bill(rows, column, table="bill"):
    """The values of a column that the parts of each bill give, by its number."""
    owner = "id" if table == "bill" else "record" if table == "goods" else "record_id"
    numbers = dict(rows("SELECT id, number FROM read.bill WHERE number IS NOT NULL"))
    found = rows(f"SELECT {owner}, {column} FROM read.{table} WHERE {column} IS NOT NULL ORDER BY record_no")
    return [(numbers.get(id_), *values) for id_, *values in found]


def test_every_row_of_every_table_is_loaded_or_rejected(ams):
    reports, _ = ams
    assert {name: (r.rows, r.loaded, r.rejected) for name, r in reports.items()} == {
        "ams-billgen": (5, 5, 0), "ams-cargodesc": (6, 6, 0), "ams-consignee": (5, 5, 0), "ams-container": (5, 5, 0),
        "ams-hazmat": (1, 1, 0), "ams-header": (7, 6, 1), "ams-marksnumbers": (2, 2, 0), "ams-notifyparty": (2, 2, 0),
        "ams-shipper": (6, 6, 0), "ams-tariff": (5, 5, 0),
    }  # fmt: skip
    assert {(report.edition, report.dataset) for report in reports.values()} == {("2025", "ams@2025")}


def test_parts_of_a_bill_meet_in_one_id_and_an_orphan_is_a_bill_too(ams):
    _, rows = ams
    assert rows("SELECT count(DISTINCT id) FROM read.bill") == [(6,)]
    assert of_bill(rows, "name", "party_mention") == [
        ("NWSF0001", "NORTHWIND SEAFOOD IMPORTS LLC"),
        ("NWSF0001", "LOTUS SEA FROZEN FOODS JSC"),
        ("ZZMB25000200", "NORTHWIND SEAFOOD IMPORTS LLC"),
        ("ZZMB25000200", "LOTUS SEA FROZEN FOODS JOINT STOCK COMPANY"),
        ("ZZMB25000100", "APEX HARBOR LOGISTICS INC"),
        ("ZZMB25000100", "LOTUS SEA FROZEN FOODS JSC"),
        ("ZZMB25000100", "APEX HARBOR LOGISTICS CO LTD"),
        ("ZZMB25000300", "NORTHWIND SEAFOOD IMPORTS, LLC"),
        ("ZZMB25000300", "PACIFIC RIM FISHING CORP S.A."),
        (None, "ORPHAN EXPORTS LTD"),
    ]


def test_a_bill_is_a_house_a_master_or_plain(ams):
    _, rows = ams
    assert rows("SELECT number, master, kind, version FROM read.bill WHERE number IS NOT NULL ORDER BY 1") == [
        ("NWSF0001", "ZZMB25000100", "house", dt.datetime(2025, 5, 31)),
        ("SUBX0009", "NWSF0002", "house", dt.datetime(2025, 6, 1)),
        ("ZZMB25000100", None, "master", dt.datetime(2025, 5, 31)),
        ("ZZMB25000200", None, "plain", dt.datetime(2025, 6, 3)),
        ("ZZMB25000300", None, "plain", dt.datetime(2025, 6, 3)),
    ]


def test_weights_are_kilograms_whatever_their_unit(ams):
    _, rows = ams
    found = dict(of_bill(rows, "gross_kg"))
    assert {number: round(kg, 3) for number, kg in found.items()} == {
        "NWSF0001": 17640.0,
        # 22,046 pounds of 0.45359237 kg; 24.5 tonnes.
        "ZZMB25000200": 9999.897,
        "ZZMB25000100": 24500.0,
        "ZZMB25000300": 600000.0,
    }


def test_the_last_filing_of_a_bill_counts(ams):
    _, rows = ams
    assert dict(of_bill(rows, "status")) == {
        "NWSF0001": "new", "SUBX0009": "deleted", "ZZMB25000100": "new", "ZZMB25000200": "amended",
        "ZZMB25000300": "new",
    }  # fmt: skip


def test_ports_and_mode(ams):
    _, rows = ams
    assert rows(
        "SELECT DISTINCT lading_locode, lading_country, unlading_locode, containerised FROM read.bill "
        "WHERE lading_port IS NOT NULL ORDER BY 1"
    ) == [("ECPBO", "ECU", "USNTD", False), ("VNSGN", "VNM", "USLAX", True)]


def test_containers_seals_and_marks_are_those_of_all_rows(ams):
    _, rows = ams
    assert of_bill(rows, "nullif(containers, [])") == [
        ("NWSF0001", ["CSQU3054383", "ZZMU1000003"]),
        ("ZZMB25000200", ["CSQU3054383"]),
        ("ZZMB25000100", ["ZZMU2000019"]),
    ]
    assert dict(of_bill(rows, "nullif(seals, [])"))["NWSF0001"] == ["SL100", "SL101", "SL102"]
    assert dict(of_bill(rows, "nullif(marks, [])"))["NWSF0001"] == ["NORTHWIND BRAND", "LOT VN-2504-A"]


def test_description_and_tariff_meet_in_a_line(ams):
    _, rows = ams
    assert rows(
        "SELECT max(line_no), max(description)[:16], max(packages), max(hs), max(value), round(max(gross_kg), 3) "
        "FROM read.goods GROUP BY id HAVING count(*) > 1 ORDER BY 1, 2"
    ) == [
        ("1", "FROZEN VANNAMEI ", 1000.0, "030617", 61000.0, 8000.0),
        ("1", "FROZEN WHOLE SKI", 30000.0, "030343", None, 600000.0),
        # Two codes on one line: 4,409 and 1,102 pounds; the second row stands twice and counts once.
        ("2", "FROZEN PANGASIUS", 250.0, "030462", 10500.0, 2499.748),
    ]
    assert rows("SELECT hs, other_hs FROM read.goods WHERE other_hs <> []") == [("030462", ["030499"])]


def test_who_is_named_where_a_bank_holds_the_bill_or_nobody_stands(ams):
    _, rows = ams
    nobody = of_bill(rows, "nobody_named")
    assert [said for number, said in nobody if number == "SUBX0009"] == [True, True]
    assert [said for number, said in nobody if number == "ZZMB25000200"] == [True, False]
    assert rows("SELECT count(*) FROM read.party_mention WHERE name LIKE '%BANK%' OR name LIKE '%MARY%'") == [(0,)]


def test_an_address_that_overflows_is_put_together_without_the_person(ams):
    _, rows = ams
    assert rows(
        "SELECT address, country, numbers FROM read.party_mention WHERE role = 'consignee' AND name LIKE '%IMPORTS LLC'"
    ) == [("2100 HARBOR BLVD SUITE D MARLIN, MARLIN, CA 90099", "USA", [])]
    assert rows("SELECT count(*) FROM read.party_mention WHERE address LIKE '%555%'") == [(0,)]


def test_the_carrier_on_its_day(ams):
    _, rows = ams
    assert rows("SELECT DISTINCT name, imo, number_written, day FROM read.named_vessel ORDER BY 1") == [
        ("MERIDIAN BRIDGE", "4998009", "4998009", DAY),
        ("REEFER AURORA", None, "4998012", dt.datetime(2025, 6, 2)),
    ]


def test_a_table_that_is_missing_is_said(case):
    reports = load(case, [table(SET, "header"), table(SET, "shipper")])
    said = " ".join(note for report in reports for note in report.notes)
    missing = ", ".join(f"ams-{name}" for name in TABLES if name not in ("header", "shipper"))
    assert f"of the set ams 2025 the case lacks {missing}: what they tell is unknown" in said


def test_a_whole_set_lacks_nothing(ams):
    reports, _ = ams
    assert not any("lacks" in note for report in reports.values() for note in report.notes)
    assert any("hazardous" in note for note in reports["ams-hazmat"].notes)


def test_rows_of_bills_that_have_no_header_are_said_with_their_lines(case, tmp_path):
    header, described = (Path(shutil.copy(table(SET, name), tmp_path)) for name in ("header", "cargodesc"))
    with described.open("a", encoding="utf-8") as file:
        file.writelines(f"20259999{number},NC,1,10,FROZEN TUNA\n" for number in range(12))
    reports = load(case, [header, described])
    [note] = [note for report in reports for note in report.notes if "no row of" in note]
    assert note == (
        "rows of records that ams-header has no row of: in line 9, 10, 11, 12, 13, 14, 15, 16, 17, 18 and 2 more"
    )


def test_a_table_of_another_year_is_said_and_tells_of_other_bills(case, tmp_path, rows):
    other = shutil.copy(table(SET, "shipper"), table(tmp_path, "shipper", "2024"))
    every = [table(SET, name) for name in TABLES if name != "shipper"]
    reports = load(case, [*every, Path(other)])
    said = " ".join(note for report in reports for note in report.notes)
    assert "of the set ams 2024 the case lacks" in said
    assert "of other years the case holds 2025" in said
    assert "of the set ams 2025 the case lacks ams-shipper" in said
    # Five bills of 2025 have a number; the shippers of 2024 are of six others.
    assert rows("SELECT count(DISTINCT id) FROM read.bill") == [(11,)]


def test_a_row_a_bill_as_providers_sell_them(case, rows):
    [report] = load(case, [SET.parent / "manifest-rows-2025-06-30.csv"])
    assert (report.layout, report.rows, report.loaded) == ("manifest-rows", 2, 2)
    assert rows(
        "SELECT number, master, kind, carrier_code, arrival, estimated_arrival, lading_locode, unlading_locode, "
        "gross_kg, nobody_named FROM read.bill ORDER BY 1"
    ) == [
        ("NWSF0001", "ZZMB25000100", "house", "ZZMB", DAY, dt.datetime(2025, 5, 28), "VNSGN", "USLAX", 17640.0, False),
        ("ZZMB25000400", None, "plain", "ZZMB", None, dt.datetime(2025, 6, 1), "ECGYE", "USNTD", 44012.35, True),
    ]
    assert rows("SELECT description, hs6, origin, packages FROM read.goods ORDER BY record_no") == [
        ("FROZEN VANNAMEI SHRIMP, FROZEN PANGASIUS FILLETS", "030617", "VNM", 1500.0),
        ("TUNA", None, "ECU", 3879.0),
    ]
    assert rows("SELECT name, imo, number_written, day FROM read.named_vessel ORDER BY 1") == [
        ("MERIDIAN BRIDGE", "4998009", "4998009", DAY),
        ("REEFER AURORA", None, "123", dt.datetime(2025, 6, 1)),
    ]


def test_whom_to_notify_may_be_the_consignee_of_another_table(ams):
    _, rows = ams
    assert rows(
        "SELECT s.role, s.same_as, p.name IS NOT NULL FROM read.same_party s "
        "LEFT JOIN read.party_mention p ON p.record_id = s.record_id AND p.role = s.same_as"
    ) == [("notify party", "consignee", True)]
