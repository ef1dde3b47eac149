"""Records whose rows fall into two tables of a file. Whatever the size of tables, a file says the same."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.case.case import open_case
from catchgraph.read import csv_table
from catchgraph.read.layouts import builtin_layouts
from catchgraph.read.load import load
from catchgraph.read.plan import plan_of
from catchgraph.read.records import read_file

HEADER = [
    *("Entry Summary Number", "Entry Summary Line Number", "Tariff Ordinal Number", "HTS Number - Full"),
    *("Importer Number", "Line Tariff Goods Value Amount"),
]
TABLES = {
    "goods": "SELECT id, hs, other_hs, value FROM read.goods ORDER BY ALL",
    "entry": "SELECT id, number FROM read.entry ORDER BY ALL",
}


def text(rows):
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([HEADER, *rows])
    return out.getvalue()


def entry(number, lines):
    """Each line has a temporary duty before its goods."""
    codes = ["9903.01.25", "0306.17.0004"]
    return [
        (f"XYZ-{number:07d}-1", line, ordinal, code, "98-7654321AB", 100 * line * ordinal)
        for line in range(1, lines + 1)
        for ordinal, code in enumerate(codes, 1)
    ]


def said(folder, content, batch, monkeypatch):
    monkeypatch.setattr(csv_table, "BATCH", batch)
    path = folder / "es003.csv"
    path.write_text(content)
    case = open_case(folder / f"case-{batch}", create=True)
    [report] = load(case, [path])
    with case.read() as connection:
        return (
            report.loaded,
            report.rejected,
            {name: connection.execute(sql).fetchall() for name, sql in TABLES.items()},
        )


@pytest.mark.parametrize("batch", [1, 3, 4, 7])
def test_a_file_says_the_same_in_tables_of_any_size(tmp_path, monkeypatch, batch):
    rows = [row for number in range(1000001, 1000005) for row in entry(number, 3)]
    whole = said(tmp_path, text(rows), 50_000, monkeypatch)
    assert whole[:2] == (24, 0)
    assert {(hs, tuple(others)) for _, hs, others, _ in whole[2]["goods"]} == {("0306170004", ("99030125",))}
    assert said(tmp_path, text(rows), batch, monkeypatch) == whole


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("any")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["", "XYZ-1000001-1", "1", "2", "9903.01.25", "030617", "x", "\n", "1e9"]),
                         min_size=6, max_size=6), max_size=8))  # fmt: skip
def test_whatever_stands_in_the_rows_each_is_loaded_or_rejected(folder, rows):
    path = folder / "es003.csv"
    path.write_text(text(rows))
    plan = plan_of(path, builtin_layouts(), None, None)
    *batches, last = read_file(plan)
    count = last.counts[plan.file_id]
    assert count.loaded + count.rejects.total == count.rows == len(rows)
    known = {row for table in batches[0].tables["entry"] for row in table["id"].to_pylist()}
    assert all(row in known for table in batches[0].tables["goods"] for row in table["record"].to_pylist())
