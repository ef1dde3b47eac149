"""Tables of papers by layouts of users: what rows tell, what is folded, noted and rejected. Expected values by hand."""

import datetime as dt

import pytest

from catchgraph.errors import LayoutError
from catchgraph.read.layouts import parse_layout
from catchgraph.read.load import load

from ..conftest import csv_text

LAYOUT = """
id = "own-bills"
kind = "records"
record = "Bill"
origin = "domestic"
publisher = "us"
organisation = "us"
title = "Our bills"
says = "Bills"
[recognise]
columns = ["BL", "Shipper"]
[format]
dates = "dmy"
weight_unit = "kg"
[key]
columns = ["BL"]
[columns]
number = "BL"
arrival = "Arrived"
gross_kg = "Weight"
containers = "Boxes"
[units]
gross_kg = "Unit"
[values.status]
[[parties]]
role = "shipper"
name = "Shipper"
lines = ["Street", "Street 2"]
city = "City"
country = "Country"
phones = ["Tel"]
[[vessels]]
role = "carrier"
name = "Vessel"
imo = "IMO"
[line]
key = ["Line"]
[line.columns]
line_no = "Line"
description = "Goods"
hs = "HS"
net_kg = "Net"
[[catches]]
stage = "catch"
[catches.columns]
species = "Species"
caught_since = "Caught"
[[citations]]
kind = "catch-certificate"
number = "Certificate"
line = true
"""
HEADER = [
    *("BL", "Arrived", "Weight", "Unit", "Boxes", "Shipper", "Street", "Street 2", "City", "Country", "Tel"),
    *("Vessel", "IMO", "Line", "Goods", "HS", "Net", "Species", "Caught", "Certificate"),
]
ROW = {
    "BL": "ABCD123456", "Arrived": "04/07/2025", "Weight": "1000", "Unit": "LB", "Boxes": "CSQU3054383",
    "Shipper": "REEF FOODS LTD", "Street": "1 Quay Road", "City": "Paita", "Country": "PE", "Tel": "+51 73 211 1234",
    "Vessel": "MV SABLE", "IMO": "9074729", "Line": "1", "Goods": "FROZEN SQUID", "HS": "0307.43", "Net": "400",
    "Species": "GIS", "Caught": "01/05/2025", "Certificate": "PER-2025-1",
}  # fmt: skip


@pytest.fixture
def read(case, write):
    """Load rows by the layout, with further TOML text behind it."""

    def loaded(*rows, layout=LAYOUT, header=HEADER):
        path = write("own.toml", layout)
        [report] = load(case, [write("bills.csv", csv_text(header, rows))], layout=path)
        return report

    return loaded


def test_a_row_tells_a_record_with_all_that_it_names(read, rows):
    report = read(ROW)
    assert (report.rows, report.loaded, report.flags, report.unread) == (1, 1, (), ())
    arrived = dt.datetime(2025, 7, 4)
    assert rows("SELECT name, number, document, arrival, gross_kg, containers, kind FROM read.bill") == [
        ("bill ABCD123456", "ABCD123456", "bill ABCD123456", arrived, 453.59237, ["CSQU3054383"], "plain")
    ]
    assert rows("SELECT role, name, address, country, numbers FROM read.party_mention") == [
        ("shipper", "REEF FOODS LTD", "1 Quay Road, Paita", "PER", ["phone: +51732111234"])
    ]
    assert rows("SELECT role, name, imo, day FROM read.named_vessel") == [("carrier", "MV SABLE", "9074729", arrived)]
    assert rows("SELECT kind, number, document FROM read.citation") == [
        ("catch-certificate", "PER-2025-1", "catch-certificate PER 2025-1")
    ]
    assert rows("SELECT stage, name, hs, hs6, net_kg FROM read.goods ORDER BY stage DESC") == [
        ("product", "FROZEN SQUID", "030743", "030743", 400.0),
        ("catch", "GIS", None, None, None),
    ]


def test_everything_leads_to_its_record_and_line(read, rows):
    read(ROW)
    [(bill,)] = rows("SELECT id FROM read.bill")
    [(line,)] = rows("SELECT id FROM read.goods WHERE stage = 'product'")
    assert rows("SELECT record, of_line FROM read.goods WHERE stage = 'catch'") == [(bill, line)]
    assert rows("SELECT record_id, line_id FROM read.citation") == [(bill, line)]
    assert rows("SELECT record_id FROM read.party_mention UNION ALL SELECT record_id FROM read.named_vessel") == [
        (bill,),
        (bill,),
    ]


def test_rows_of_one_key_are_one_record_with_what_each_of_them_adds(read, rows):
    second = {**ROW, "Weight": "", "Boxes": "CSQU3054399", "Line": "2", "Goods": "FROZEN MAHI MAHI"}
    report = read({**ROW, "Arrived": ""}, {**second, "Arrived": "04/07/2025"})
    assert report.loaded == 2
    assert rows("SELECT arrival, gross_kg, containers FROM read.bill") == [
        (dt.datetime(2025, 7, 4), 453.59237, ["CSQU3054383", "CSQU3054399"])
    ]
    assert rows("SELECT line_no, description FROM read.goods WHERE stage = 'product' ORDER BY 1") == [
        ("1", "FROZEN SQUID"),
        ("2", "FROZEN MAHI MAHI"),
    ]
    assert rows("SELECT count(*) FROM read.party_mention") == [(1,)]


def test_a_contradiction_is_noted_and_the_first_value_stays(read, rows):
    read(ROW, {**ROW, "Arrived": "05/07/2025", "Line": "2"})
    assert rows("SELECT arrival FROM read.bill") == [(dt.datetime(2025, 7, 4),)]
    assert rows('SELECT line, "column", value, reason FROM read.flag') == [
        (3, "Arrived", "05/07/2025", "another row of the same record says otherwise: the first is taken")
    ]


def test_a_row_that_no_record_is_known_of_is_rejected(read, rows):
    report = read(ROW, {**ROW, "BL": "", "Shipper": "TOTAL"})
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert "nothing in BL" in report.rejects[0].reason
    assert rows("SELECT count(*) FROM read.party_mention") == [(1,)]


def test_a_part_of_a_key_may_be_blank(read, rows):
    layout = LAYOUT.replace('columns = ["BL"]\n[columns]', 'columns = ["Boxes", "BL"]\n[columns]')
    report = read({**ROW, "Boxes": ""}, ROW, {**ROW, "Boxes": "", "BL": ""}, layout=layout)
    assert (report.loaded, report.rejected) == (2, 1)
    assert rows("SELECT count(DISTINCT id) FROM read.bill") == [(2,)]


@pytest.mark.parametrize(
    ("cell", "named", "forwarder", "reason"),
    [
        ("APEX LINES LTD AS AGENT FOR REEF FOODS LTD", ["REEF FOODS LTD"], ["APEX LINES LTD"], None),
        ("TO THE ORDER OF REEF BANK", [], [], "to the order of a bank"),
        ("SAME AS ABOVE", [], [], "another party of the record"),
        ("SAME AS CONSIGNEE", [], [], None),
        (".", [], [], None),
    ],
)
def test_who_stands_in_the_field_of_a_party(read, rows, cell, named, forwarder, reason):
    read({**ROW, "Shipper": cell})
    assert rows("SELECT name FROM read.party_mention WHERE role = 'shipper'") == [(name,) for name in named]
    assert rows("SELECT name FROM read.party_mention WHERE role = 'forwarder'") == [(name,) for name in forwarder]
    assert [reason in said for (said,) in rows("SELECT reason FROM read.flag")] == ([True] if reason else [])


def test_a_party_that_is_another_of_its_record_is_said_to_be_that_one(read, rows):
    read({**ROW, "Shipper": "SAME AS CONSIGNEE"}, {**ROW, "Shipper": "SAME AS CONSIGNEE", "Line": "2"})
    assert rows("SELECT s.role, s.same_as, s.as_written, b.id = s.record_id FROM read.same_party s, read.bill b") == [
        ("shipper", "consignee", "SAME AS CONSIGNEE", True)
    ]


def test_a_number_that_is_no_ships_is_kept_as_written(read, rows):
    read({**ROW, "IMO": "9074720"})
    assert rows("SELECT imo, number_written FROM read.named_vessel") == [(None, "9074720")]
    assert rows("SELECT reason FROM read.flag") == [("no IMO number of a ship",)]


def test_the_same_file_in_another_order_gives_the_same_ids(read, rows, case, write):
    other = {**ROW, "BL": "ABCD999999", "Shipper": "QUAY LTD"}
    ids = {"bill": "id", "goods": "id", "party_mention": "mention_id", "named_vessel": "named_id"}
    query = " UNION ALL ".join(f"SELECT '{table}' AS t, {id_} AS i FROM read.{table}" for table, id_ in ids.items())
    read(ROW, other)
    before = rows(f"{query} ORDER BY 1, 2")
    read(other, ROW)
    assert rows(f"{query} ORDER BY 1, 2") == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('record = "Bill"', 'record = "Bil"', "'Bil' is no label of a record"),
        ('record = "Bill"\n', "", "must say which record"),
        ('role = "shipper"', 'role = "owner"', "'owner' is no role of Bill"),
        ('role = "carrier"', 'role = "ship"', "'ship' is not known here"),
        ('arrival = "Arrived"', 'arival = "Arrived"', "'arival' is no property of Bill"),
        ('net_kg = "Net"', 'netkg = "Net"', "'netkg' is no property of Goods"),
        ('kind = "catch-certificate"', 'kind = "certificate"', "'certificate' is not known here"),
        ('weight_unit = "kg"', 'weight_unit = "boxes"', "'boxes' is no unit of weight"),
        ('imo = "IMO"\n', 'imo = "IMO"\nline = true\ncatch = true\n', "to the line or to the catch, not to both"),
        ('columns = ["BL"]\n', 'columns = ["BL"]\nleast = ["lading"]\n', "'lading' has no column"),
        ('kind = "records"', 'kind = "identities"', "only a layout of kind 'records' has it"),
    ],
)
def test_a_layout_that_the_model_has_no_place_for_is_refused(old, new, message):
    assert old in LAYOUT
    with pytest.raises(LayoutError, match=message):
        parse_layout(LAYOUT.replace(old, new, 1), "own.toml")


def test_a_layout_of_a_part_writes_a_thin_row_of_its_record(read, rows):
    part = LAYOUT[: LAYOUT.index("[columns]")] + LAYOUT[LAYOUT.index("[[parties]]") : LAYOUT.index("[[vessels]]")]
    report = read(ROW, {**ROW, "Shipper": "QUAY LTD"}, layout=part)
    assert report.loaded == 2
    assert rows("SELECT number, name FROM read.bill") == [(None, None)]
    assert rows("SELECT name FROM read.party_mention ORDER BY 1") == [("QUAY LTD",), ("REEF FOODS LTD",)]
