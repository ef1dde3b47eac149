"""Plain forms in JSON: an invented statement (fixtures/partner/certificates) by hand, and rows of tables as objects."""

import csv
import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

from catchgraph.case.case import open_case
from catchgraph.read.forms.format import IDS, knows, layout_of
from catchgraph.read.load import load

FOLDER = Path(__file__).parents[3] / "fixtures" / "partner" / "certificates"
FILE = FOLDER / "processing-statement-2025.json"


def asked(case, sql):
    with case.read() as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    found = open_case(tmp_path_factory.mktemp("forms") / "case", create=True)
    [report] = load(found, [FILE])
    assert (report.layout, report.rows, report.loaded, report.rejected, report.unread) == ("plain-forms", 1, 1, 0, ())
    return found


def test_a_statement(case):
    columns = "number, document, country, status, issued, stated, authority, plant_number, containers"
    assert asked(case, f"SELECT {columns} FROM read.processing_statement") == [
        (
            *("ECU-2025-PS-000077", "processing-statement ECU 2025-PS-000077", "ECU", "valid"),
            *(dt.datetime(2025, 5, 20), dt.datetime(2025, 5, 19), "Subsecretaria de Pesca", "# 733", ["CSQU3054383"]),
        )
    ]
    assert asked(case, "SELECT stage, hs, species, net_kg, used_kg, part FROM read.goods ORDER BY stage") == [
        ("input", "030343", "SKJ", 52000.5, None, "Lines[1]"),
        ("product", "160414", "SKJ", 21060.0, 52000.5, "Lines[1]"),
    ]
    assert asked(case, "SELECT role, name, imo FROM read.named_vessel") == [
        ("catching vessel", "CORDELIA DEL SUR", "4990710")
    ]
    assert asked(case, "SELECT document, kg, made_kg, landed_kg FROM read.citation") == [
        ("catch-certificate ECU 2025-CC-000417", 52000.5, 21060.0, 182400.0)
    ]


TABLES = ("catch-certificates-2025.csv", "storage-documents-2025.csv", "re-export-certificates-2025.csv")


def as_objects(file):
    """The rows of a table as documents: what a record's first row says, and its rows as lines."""
    with (FOLDER / file).open(newline="", encoding="utf-8") as source:
        rows = [row for row in csv.DictReader(source) if row["Country"]]
    number = next(name for name in rows[0] if name.endswith("No."))
    objects: dict[str, dict] = {}
    for row in rows:
        found = objects.setdefault(row[number], {**row, "Lines": []})
        found.update({name: value for name, value in row.items() if not found.get(name)})
        found["Lines"].append(row)
    return list(objects.values())


def test_rows_of_tables_as_objects_say_the_same(tmp_path):
    shutil.copy(FOLDER / "handling.toml", tmp_path)
    (tmp_path / "rows.json").write_text(json.dumps([each for file in TABLES for each in as_objects(file)]), "utf-8")
    as_json, as_table = (open_case(tmp_path / name, create=True) for name in ("json", "table"))
    [report] = load(as_json, [tmp_path / "rows.json"])
    assert (report.rows, report.loaded) == (11, 11)
    load(as_table, [FOLDER / file for file in TABLES])
    for sql in (
        *(
            f"SELECT * EXCLUDE (id, file_id, dataset, record_no, line, part) FROM read.{table} ORDER BY number"
            for table in ("catch_certificate", "storage_document", "paper")
        ),
        "SELECT name, stage, line_no, hs, net_kg, used_kg, landed_kg, zones, gear FROM read.goods ORDER BY ALL",
        "SELECT role, name, flag, imo, day, licence FROM read.named_vessel ORDER BY ALL",
        "SELECT DISTINCT role, name, address, numbers FROM read.party_mention ORDER BY ALL",
        "SELECT kind, document, kg, landed_kg FROM read.citation ORDER BY ALL",
    ):
        # A list that nobody states is empty in a table, and not there in a document.
        told = [[tuple(each or None for each in row) for row in asked(case, sql)] for case in (as_json, as_table)]
        assert told[0] == told[1]
        assert told[0]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"Statement No.": "1", "Country": "EC", "Plant": "P", "Lines": []}, None),
        ({"Lines": "none"}, None),
        (
            {
                "Statement No.": "1",
                "Country": "EC",
                "Plant": "P",
                "Lines": [{"Line": 1, "Catch Processed (kg)": 1, "Product Made (kg)": 1}],
            },
            "processing-statements",
        ),
    ],
)
def test_a_form_is_told_by_the_columns_of_its_layout(value, expected):
    found = layout_of(value)
    assert (found.id if found else None) == expected
    assert knows(value) == (expected is not None)
    assert expected is None or expected in IDS


def test_a_form_without_its_number_is_rejected(tmp_path):
    shutil.copy(FOLDER / "handling.toml", tmp_path)
    value = json.loads(FILE.read_text("utf-8"))
    (tmp_path / "a.json").write_text(json.dumps([value, {**value, "Statement No.": ""}]), "utf-8")
    case = open_case(tmp_path / "case", create=True)
    [report] = load(case, [tmp_path / "a.json"])
    assert (report.rows, report.loaded, report.rejected) == (2, 1, 1)
    assert [each.reason for each in report.rejects] == ["a document without its number"]
