"""Extracts as they are: the headers of 49 countries, and Korea's published file. Counts by another program."""

import csv
import json

import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import UnknownFile
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.load import load
from catchgraph.read.recognise import recognise
from catchgraph.read.source import inspect

#: Country of the collection → that of our layouts.
OURS = {
    **{name: name.lower() for name in ("Chile", "Ecuador", "Ghana", "India", "Malaysia", "Namibia", "Peru", "Russia")},
    "Srilanka": "srilanka",
    "Vietnam": "vietnam",
}


@pytest.fixture(scope="module")
def headers(shared_data):
    """Country and way → the columns of its extract."""
    text = (shared_data / "reference" / "foreign_declaration_columns.json").read_text(encoding="utf-8")
    return {(country, way): columns for country, ways in json.loads(text).items() for way, columns in ways.items()}


def known_as(path, columns):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, ["x"] * len(columns)])
    try:
        return recognise(inspect(path), builtin_layouts()).layout
    except UnknownFile:
        return None


def test_each_header_is_that_of_its_country_or_of_none(headers, tmp_path):
    found = {key: known_as(tmp_path / "a.csv", columns) for key, columns in headers.items()}
    expected = {
        (country, way): f"{OURS[country]}-{way.lower()}s" if country in OURS else None for country, way in headers
    }
    assert {key: layout and layout.id for key, layout in found.items()} == expected


def test_each_header_has_all_that_its_layout_reads_with_spaces_or_underscores(headers, tmp_path):
    for (country, way), columns in headers.items():
        if country in OURS:
            for between in (" ", "_"):
                other = [column.replace(" ", "_").replace("_", between) for column in columns]
                layout = known_as(tmp_path / "a.csv", other)
                assert layout is not None, (country, way, between)
                file = recognise(inspect(tmp_path / "a.csv"), builtin_layouts())
                assert file.header.missing(layout.references()) == (), (country, way, between)


def test_all_declarations_of_korea_load_and_every_column_is_read_or_named(shared_data, tmp_path):
    path = shared_data / "declarations" / "korea-synthetic-declarations-valid.csv"
    (tmp_path / "terms.toml").write_text('administration = "Korea Customs Service"\n')
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [path], handling=tmp_path / "terms.toml")
    assert (report.layout, report.rows, report.loaded, report.rejected) == ("korea-imports", 8134, 8134, 0)
    assert report.unread == (
        *("Import Use", "Payment Type", "Courier ID", "Tax Rate", "Tax Type", "Country of Origin Indicator"),
        *("Fraud", "Critical Fraud"),
    )
    with case.read() as connection:
        assert connection.execute(
            "SELECT count(*), count(DISTINCT number), count(exporter_number) FROM read.import_declaration"
        ).fetchall() == [(8134, 8134, 7339)]
        # Of 55 rows the net mass is 0.0.
        assert connection.execute(
            "SELECT count(net_kg), round(sum(net_kg), 3), round(sum(value), 3), min(currency) FROM read.goods"
        ).fetchall() == [(8079, 135991298.0, 22060266436.12, "KRW")]
