"""Bad input in tables of trade: what is left out is said, nothing is lost, and the time stays in proportion."""

import pytest

from catchgraph.read.load import load

from ..conftest import csv_text

BILLS = [
    *("Bill of Lading", "Estimate Arrival Date", "Carrier SASC Code", "Vessel Code", "Loading Port", "Container Id"),
    *("Weight in KG", "Consignee Name", "Consignee Address", "Shipper Name", "HS Code"),
]
ENTRIES = [
    *("Entry Number", "Importer No.", "B/L or AWB No.", "Manuf. Id", "Line No.", "HTS Number", "Entered Value"),
    *("Gross Weight", "Net Qty in HTSUS Units", "HTSUS Unit"),
]


def bills(path, rows):
    """A file of bills, one for each mapping of columns."""
    base = {"Estimate Arrival Date": "20250530", "Carrier SASC Code": "ZZMB", "Vessel Code": "", "Loading Port": "",
            "Container Id": ""}  # fmt: skip
    numbered = [{"Bill of Lading": f"BL{n:07}", **base, **row} for n, row in enumerate(rows)]
    path.write_text(csv_text(BILLS, numbered), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "kg", "reason"),
    [
        ("-500", None, "no weight: negative"),
        ("999999999999", None, "no weight: absurd: 1e+12 kg"),
        ("", None, None),
        ("n/a", None, None),
        ("a lot", None, "no weight: not a number"),
        ("1.234,56", 1234.56, None),
        ("1,234.56", 1234.56, None),
        ("17,640", 17640.0, None),
        ("2,204.62 LBS", 1000.0, None),
        ("1.5 MT", 1500.0, None),
        ("1.0E+5", 100000.0, None),
    ],
)
def test_a_weight_is_read_or_left_out_with_the_reason(case, tmp_path, written, kg, reason):
    """In a file of its own: all cells of a column tell how it writes decimals."""
    [report] = load(case, [bills(tmp_path / "bills.csv", [{"Weight in KG": written, "Shipper Name": "REEF LTD"}])])
    assert (report.rows, report.loaded, report.rejected) == (1, 1, 0)
    with case.read() as connection:
        [(found,)] = connection.execute("SELECT gross_kg FROM read.bill").fetchall()
        said = [text for (text,) in connection.execute("SELECT reason FROM read.flag").fetchall()]
    assert found == (pytest.approx(kg, abs=0.01) if kg is not None else None)
    assert any(reason in text for text in said) if reason else not any("weight" in text for text in said)


CODES = [
    ("30617", "030617", "030617", True),
    ("3061", "3061", None, True),
    ("03061", "03061", None, True),
    ("0306.17.0004", "0306170004", "030617", False),
    ("030617000412", "030617000412", "030617", False),
    ("0306 17 00 04", "0306170004", "030617", False),
    ("0306170004123", None, None, True),
    ("SHRIMP", None, None, True),
    ("3.06E+09", None, None, True),
]


def test_a_commodity_code_is_read_or_doubted(case, tmp_path):
    load(case, [bills(tmp_path / "bills.csv", [{"HS Code": code, "Shipper Name": "REEF LTD"} for code, *_ in CODES])])
    with case.read() as connection:
        found = dict(connection.execute("SELECT record_no, (hs, hs6) FROM read.goods").fetchall())
        said = connection.execute("SELECT record_no FROM read.flag WHERE \"column\" = 'HS Code'").fetchall()
    for number, (written, hs, hs6, noted) in enumerate(CODES, 1):
        assert found.get(number, (None, None)) == (hs, hs6), written
        assert said.count((number,)) == noted, written


def test_an_unknown_currency_gives_no_amount(case, tmp_path):
    rows = [
        ["XYZ-1234567-1", "98-7654321AB", "", "", "1", "0306.17.0004", "900 ZZZ", "-3 kg", "", "KG"],
        ["XYZ-1234567-1", "98-7654321AB", "", "", "2", "0306.17.0004", "EUR 1.234,56", "", "999999999999", "KG"],
    ]
    (tmp_path / "entries.csv").write_text(csv_text(ENTRIES, [dict(enumerate(row)) for row in rows]), encoding="utf-8")
    [report] = load(case, [tmp_path / "entries.csv"])
    assert (report.layout, report.rows, report.loaded) == ("entry-7501", 2, 2)
    with case.read() as connection:
        found = connection.execute(
            "SELECT line_no, value, currency, gross_kg, net_kg FROM read.goods ORDER BY line_no"
        ).fetchall()
    assert found == [("1", None, None, None, None), ("2", 1234.56, "EUR", None, None)]
    assert ("Entered Value", "unknown currency 'ZZZ'", 1) in report.flags


def test_bills_whose_parties_are_all_to_order_name_nobody(case, tmp_path):
    orders = ("TO ORDER", "TO THE ORDER OF SHIPPER", "TO ORDER OF FIRST QUAY BANK", "ORDER", "TO BEARER")
    rows = [{"Consignee Name": order, "Shipper Name": "TO ORDER"} for order in orders]
    [report] = load(case, [bills(tmp_path / "bills.csv", rows)])
    assert (report.rows, report.loaded, report.rejected) == (5, 5, 0)
    with case.read() as connection:
        assert connection.execute("SELECT count(*) FROM read.party_mention").fetchall() == [(0,)]
        assert connection.execute("SELECT DISTINCT nobody_named FROM read.bill").fetchall() == [(True,)]


@pytest.mark.parametrize("count", [5_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_many_bills_to_one_forwarder_are_one_party_each(case, tmp_path, count):
    forwarder = {"Consignee Name": "APEX HARBOR LOGISTICS INC", "Consignee Address": "1 DOCK ST LOS ANGELES CA 90021"}
    rows = [{**forwarder, "Shipper Name": f"REEF {n % 900} LTD", "Weight in KG": str(n)} for n in range(count)]
    [report] = load(case, [bills(tmp_path / "bills.csv", rows)])
    assert (report.rows, report.loaded, report.rejected) == (count, count, 0)
    with case.read() as connection:
        assert connection.execute(
            "SELECT count(*), count(DISTINCT name), count(DISTINCT address_key) FROM read.party_mention "
            "WHERE role = 'consignee'"
        ).fetchall() == [(count, 1, 1)]
