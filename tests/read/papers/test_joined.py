"""Columns that a layout puts together of several of the file's. Expected values by hand."""

import pytest

from catchgraph.errors import LayoutError
from catchgraph.read.layouts import parse_layout
from catchgraph.read.load import load

from ..conftest import csv_text

LAYOUT = """
id = "own-exports"
kind = "records"
record = "ExportDeclaration"
origin = "public"
publisher = "us"
organisation = "us"
title = "Our exports"
says = "Exports"
[recognise]
columns = ["OFFICE", "DAY", "NO", "TEXT_1"]
[format]
dates = "dmy"
country = "CHL"
weight_unit = "kg"
[key]
columns = ["Number"]
[joined.Number]
columns = ["OFFICE", "DAY", "NO"]
years = ["DAY"]
needs = "NO"
[joined.Text]
columns = ["TEXT_1", "TEXT_2"]
[columns]
number = "Number"
registered = "DAY"
[[parties]]
role = "exporter"
name = "NAME_EN"
spelled = ["NAME"]
address = "ADDRESS_EN"
else_address = "ADDRESS"
[line.columns]
description = "Text"
quantity = "QTY"
unit = "UNIT"
net_kg = "QTY"
[line.units]
net_kg = "UNIT"
"""
HEADER = ["OFFICE", "DAY", "NO", "TEXT 1", "TEXT_2", "NAME", "NAME_EN", "ADDRESS", "ADDRESS_EN", "QTY", "UNIT"]
ROWS = [
    ["AB1", "01/02/2025", "7", "SQUID", "TUBES", "Калмар", "KALMAR LTD", "", "1 Quay", "5", "CTN"],
    ["AB1", "20240201", "7", "SQUID", "SQUID", "Калмар", "", "Порт 1", "NULL", "5", "KG"],
    ["AB1", "", "7", "", "", "", "", "", "", "", ""],
    ["AB1", "01/02/2025", "NULL", "COD", "", "", "", "", "", "1", "KG"],
]


@pytest.fixture
def rows(case, write):
    """The report of the rows above, and what is asked of them."""
    path = write("own.toml", LAYOUT)
    text = csv_text(HEADER, [dict(enumerate(row)) for row in ROWS])
    [report] = load(case, [write("exports.csv", text)], layout=path)
    with case.read() as connection:
        yield report, lambda sql: connection.execute(sql).fetchall()


def test_a_number_is_of_its_office_and_year_and_none_without_what_it_needs(rows):
    report, asked = rows
    assert (report.rows, report.loaded, report.rejected) == (4, 3, 1)
    assert "nothing in Number" in report.rejects[0].reason
    assert asked("SELECT number FROM read.export_declaration ORDER BY record_no") == [
        ("AB1 2025 7",),
        ("AB1 2024 7",),
        ("AB1 7",),
    ]


def test_texts_are_joined_each_once(rows):
    _, asked = rows
    assert asked("SELECT description, quantity, net_kg FROM read.goods ORDER BY record_no") == [
        ("SQUID TUBES", 5.0, None),
        ("SQUID", 5.0, 5.0),
    ]


def test_a_name_has_its_spellings_and_an_address_another_column_to_stand_in(rows):
    _, asked = rows
    assert asked("SELECT name, spellings, address FROM read.party_mention ORDER BY record_no") == [
        ("KALMAR LTD", ["KALMAR LTD", "Калмар"], "1 Quay"),
        ("Калмар", ["Калмар"], "Порт 1"),
    ]


def test_a_quantity_in_cartons_is_no_weight_that_is_missing(rows):
    report, _ = rows
    assert [column for column, _, _ in report.flags if column == "QTY"] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('years = ["DAY"]', 'years = ["MONTH"]', "joined.Number: 'MONTH' is none of its columns"),
        ('needs = "NO"', 'needs = "NUMBER"', "joined.Number: 'NUMBER' is none of its columns"),
        ('columns = ["TEXT_1", "TEXT_2"]', "", "'columns' is missing"),
    ],
)
def test_what_joins_nothing_is_refused(old, new, message):
    with pytest.raises(LayoutError, match=message):
        parse_layout(LAYOUT.replace(old, new, 1), "own.toml")
