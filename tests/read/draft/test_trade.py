"""Drafts of bills and entries by their headers. Expected layouts by hand."""

import tomllib

import pytest

from catchgraph.errors import InputError
from catchgraph.read.draft import draft_layout
from catchgraph.read.layouts import parse_layout
from catchgraph.read.load import load

BILLS = """B/L No.;ETA;Shipper Name;Shipper Address;Consignee;Vessel;IMO No.;Weight (KG);HS Code;Product Desc;Freight
ZZMB1;31/05/2025;LOTUS SEA JSC;1 Quay, Can Tho;NORTHWIND LLC;BLUE BRIDGE;;1.234,50;030617;FROZEN SHRIMP;prepaid
ZZMB2;30/05/2025;LOTUS SEA JSC;1 Quay, Can Tho;TO ORDER;BLUE BRIDGE;;10.000,00;030462;PANGASIUS;prepaid
"""
ENTRIES = """Entry No.,Entry Date,Importer of Record,Bill of Lading,Line,HTS Code,Value,Currency,Net Weight
XYZ-1234567-1,2025-06-02,NORTHWIND LLC,ZZMB1,1,0306.17,900,EUR,12 kg
XYZ-1234567-1,2025-06-02,NORTHWIND LLC,ZZMB1,2,0304.62,100,EUR,3 lb
"""


def drafted(tmp_path, text):
    path = tmp_path / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path, draft_layout(path)


def test_bills_are_drafted_with_parties_vessel_and_goods(tmp_path):
    _, draft = drafted(tmp_path, BILLS)
    layout = parse_layout(draft.text, "own.toml")
    assert (layout.kind, layout.record, layout.origin) == ("records", "Bill", "domestic")
    assert layout.key.columns == ("B/L No.",)
    assert (layout.format.dates, layout.format.decimal_comma, layout.format.weight_unit) == ("dmy", True, "kg")
    assert layout.columns == {"number": "B/L No.", "estimated_arrival": "ETA", "gross_kg": "Weight (KG)"}
    assert [(party.role, party.name, party.address) for party in layout.parties] == [
        ("shipper", "Shipper Name", "Shipper Address"),
        ("consignee", "Consignee", ""),
    ]
    assert (layout.vessels[0].name, layout.vessels[0].imo) == ("Vessel", "IMO No.")
    assert layout.line.columns == {"hs": "HS Code", "description": "Product Desc"}
    assert draft.unread == ("Freight",)


def test_entries_are_drafted_with_lines_currency_and_the_bills_they_cite(tmp_path):
    _, draft = drafted(tmp_path, ENTRIES)
    data = tomllib.loads(draft.text)
    assert data["record"] == "Entry"
    assert data["line"]["key"] == ["Line"]
    assert data["line"]["units"] == {"value": "Currency"}
    assert data["citations"] == [{"kind": "bill", "number": "Bill of Lading"}]
    # Weights have their units in the cells.
    assert "weight_unit" not in data["format"]


def test_a_draft_loads_as_it_is(tmp_path, case):
    path, draft = drafted(tmp_path, ENTRIES)
    (tmp_path / "own.toml").write_text(draft.text, encoding="utf-8")
    [report] = load(case, [path], layout=tmp_path / "own.toml")
    assert (report.rows, report.loaded) == (2, 2)
    with case.read() as connection:
        assert connection.execute(
            "SELECT line_no, hs6, value, currency, round(net_kg, 2) FROM read.goods ORDER BY 1"
        ).fetchall() == [("1", "030617", 900.0, "EUR", 12.0), ("2", "030462", 100.0, "EUR", 1.36)]


def test_of_another_table_of_trade_it_is_said_that_none_is_drafted(tmp_path):
    with pytest.raises(InputError, match="no column looks like the number of a bill of lading or an entry") as error:
        drafted(tmp_path, "Shipper,Consignee,HS Code,Value\nREEF LTD,NORTHWIND LLC,030617,1\n")
    assert "own.csv, line 1: a table of trade (Shipper, Consignee, HS Code)" in str(error.value)


def test_a_register_that_numbers_its_entries_is_a_register(tmp_path):
    rows = [f"{n},SEA KESTREL {n},Panama,OWNER {n} LTD" for n in range(1, 9)]
    _, draft = drafted(tmp_path, "\n".join(["Entry Number,Vessel Name,Vessel Flag,Owner", *rows]) + "\n")
    assert tomllib.loads(draft.text)["kind"] == "register"
