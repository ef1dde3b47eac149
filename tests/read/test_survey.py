"""A file that is read in several batches says what it says in one."""

import pytest

from catchgraph.case.case import open_case
from catchgraph.errors import InputError
from catchgraph.read import csv_table, units
from catchgraph.read.load import load
from catchgraph.read.states import NAMIBIA
from catchgraph.read.write import TABLES

from .conftest import IOTC, csv_text


@pytest.fixture
def batches(monkeypatch):
    """From here on tables have three rows, and a file of any size is written batch by batch."""

    def small():
        monkeypatch.setattr(csv_table, "BATCH", 3)
        monkeypatch.setattr(units, "TOGETHER", 10)

    return small


def rows_of(case):
    with case.read() as connection:
        return {name: sorted(map(repr, connection.execute(f"FROM read.{name}").fetchall())) for name in TABLES}


def row(number, name, **more):
    return {"IOTC Number": number, "Name": name, "Flag State Code": "LK", "LOA (m)": "20", **more}


#: What the last batches tell of the first: rows of one key differ, `NA` is a flag and no blank, the comma is a mark.
TABLE = [
    {"IOTC Number": "Numéro", "Name": "Nom du navire", "IMO": "Numéro OMI", "From": "Début"},
    row("K1", "ALPHA", **{"Flag State Code": "NA", "LOA (m)": "20,500", "From": "1/2/2025"}),
    row("K2", "BETA", Owner="Blue Tuna Ltd", IMO="1234567"),
    row("K3", "GAMMA"),
    {},
    row("K4", "DELTA", Owner="Blue Tuna Ltd", IMO="7654321"),
    # Below no header, these words are a vessel's.
    {"IOTC Number": "Numéro", "Name": "Nom du navire", "IMO": "Numéro OMI", "From": "Début"},
    row("K5", "EPSILON"),
    row("K1", "ALPHA TWO", **{"LOA (m)": "38,80"}),
    row("K6", "ZETA", **{"Type Name": "NA"}),
]
SHORT = "K7,ETA,LK\n" + "K8,THETA,LK,REG-8,,,,,,\n" + "one,two\n"


def test_rows_in_batches_are_those_of_the_whole(tmp_path, write, batches):
    path = write("a.csv", csv_text(IOTC, TABLE) + SHORT)
    whole = open_case(tmp_path / "whole", create=True)
    [expected] = load(whole, [path])
    batches()
    parts = open_case(tmp_path / "parts", create=True)
    assert load(parts, [path]) == [expected]
    assert rows_of(parts) == rows_of(whole)
    with parts.read() as connection:
        found = connection.execute("SELECT record_no, flag, length_m FROM read.registration ORDER BY 1").fetchall()
        ids = connection.execute("SELECT count(DISTINCT id) FROM read.registration").fetchone()
    assert found[0] == (2, "NAM", 20.5)
    assert found[-2] == (10, "LKA", 20)
    assert ids == (len(found),)
    assert [count for _, reason, count in expected.flags if reason == NAMIBIA] == [1]
    assert (expected.rows, expected.loaded, expected.rejected) == (13, 9, 4)


def test_a_layout_that_collects_rows_is_read_whole(tmp_path, write, batches):
    header = "SENDER,FLAG,IRCS,NAME,IMO_NUMBER,EXT_MARK,AUTHORISED,STARTS,ENDS,SPECIES\n"
    rows = "".join(f"LVA,LVA,YL{n % 2},V{n % 2},,X,Y,20250101,20251231,S{n}\n" for n in range(8))
    path = write("a.csv", header + rows)
    whole = open_case(tmp_path / "whole", create=True)
    expected = load(whole, [path], layout="neafc-register")
    batches()
    parts = open_case(tmp_path / "parts", create=True)
    assert load(parts, [path], layout="neafc-register") == expected
    assert rows_of(parts) == rows_of(whole)


def test_a_file_whose_last_rows_prove_another_order_of_dates_is_none(case, write, rows, batches):
    batches()
    good = write("good.csv", csv_text(IOTC, [row(f"K{n}", f"V{n}") for n in range(7)]))
    dates = ["", *("",) * 5, "13/1/2025", "14/1/2025"]
    bad = write("bad.csv", csv_text(IOTC, [row(f"L{n}", "A", From=day) for n, day in enumerate(dates)]))
    refused = {}
    assert [report.loaded for report in load(case, [bad, good], refused=refused)] == [7]
    assert "13/1/2025 (From, line 8), 14/1/2025 (From, line 9)" in refused[bad].message
    with pytest.raises(InputError, match="dates stand in the order dmy"):
        load(case, [bad])
    assert rows("SELECT name FROM read.file") == [("good.csv",)]


def test_a_quote_that_is_never_closed_leaves_what_came_before(case, write, rows, batches):
    batches()
    text = csv_text(IOTC, [row(f"K{n}", f"V{n}") for n in range(7)]) + '"K9,B\nX\n'
    [report] = load(case, [write("a.csv", text)])
    assert (report.rows, report.loaded, report.rejected) == (8, 7, 1)
    assert rows("SELECT record_no, line FROM read.reject") == [(8, 9)]
    assert rows("SELECT count(*), max(line) FROM read.registration") == [(7, 8)]
