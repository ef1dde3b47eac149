"""What the case holds, under which terms, until when, and what it covers: a case of three datasets in rows by hand."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from catchgraph.analyse.handling import handling
from catchgraph.case.case import open_case
from catchgraph.model.handling import PUBLIC, Coverage, Handling

from ..tables import insert

SHARED = Handling(
    "Customs of Ruritania", "CMAA 2011", "R-17", ("criminal",), ("no evidence",), ("USA",), "2030-12-31", "RESTRICTED"
)
SOONER = Handling("Customs of Norland", retain_until="2027-01-31")
STATED = Coverage("2025-01-01", "", ("Bill",), ("sea",), complete=False)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    case = open_case(tmp_path_factory.mktemp("handling") / "case", create=True)
    files = [
        ("bills", 2, Handling(), Coverage()), ("events", 1, PUBLIC, Coverage()), ("theirs", 1, SHARED, STATED),
        ("a-theirs", 1, SOONER, Coverage(kinds=("Bill",))),
    ]  # fmt: skip
    with case.write() as connection:
        insert(connection, "main.run", run=1, step="load", done_at=dt.datetime(2025, 7, 1))
        for dataset, number, terms, covers in files:
            insert(
                connection, "read.dataset", id=dataset, layout="x", administration=terms.administration or None,
                handling=json.dumps(terms.as_dict()), coverage=json.dumps(covers.stated()) if covers.stated() else None,
            )  # fmt: skip
            for n in range(number):
                insert(
                    connection, "read.file", file_id=f"file:{dataset}{n}", dataset=dataset, publisher="P", loaded=10
                )  # fmt: skip
        row = {"file_id": "f", "record_no": 1, "line": 2, "dataset": "bills"}
        # The day of a bill is that of its arrival, else the estimated one, else that of lading.
        insert(connection, "read.bill", id="bill:1", arrival=dt.datetime(2025, 3, 4), **row)
        insert(connection, "read.bill", id="bill:2", lading=dt.datetime(2025, 2, 28), **row)
        # A year too many: after the day of loading nothing can have happened.
        insert(connection, "read.bill", id="bill:3", arrival=dt.datetime(2205, 3, 4), **row)
        insert(connection, "read.entry", id="entry:1", entered=dt.datetime(2025, 5, 6), **row)
        insert(connection, "read.bill", id="bill:4", **row | {"dataset": "a-theirs"})
    return case


@pytest.fixture
def tables(case):
    return {table.title: table for table in handling(case)}


def test_what_is_held_of_whom_and_who_may_see_it(tables):
    assert tables["Held"].rows == [
        ("a-theirs", "Customs of Norland", 1, 10, []),
        ("bills", "P", 2, 20, []),
        ("events", "P", 1, 10, ["public"]),
        ("theirs", "Customs of Ruritania", 1, 10, ["USA"]),
    ]
    assert tables["Held"].note == "Releasable to nobody: a-theirs, bills"


def test_terms_are_those_that_were_stated(tables):
    assert tables["Terms"].dicts() == [
        {
            "dataset": "a-theirs", "administration": "Customs of Norland", "agreement": None, "request_reference": None,
            "permitted_purpose": None, "caveats": None, "classification": None,
        },
        {
            "dataset": "theirs", "administration": "Customs of Ruritania", "agreement": "CMAA 2011",
            "request_reference": "R-17", "permitted_purpose": ["criminal"], "caveats": ["no evidence"],
            "classification": "RESTRICTED",
        },
    ]  # fmt: skip


def test_what_may_be_kept_shortest_comes_first(tables):
    assert tables["Kept until"].rows == [
        ("2027-01-31", "a-theirs", "Customs of Norland", 1),
        ("2030-12-31", "theirs", "Customs of Ruritania", 1),
    ]
    assert tables["Kept until"].note == "No last day is stated of 2 datasets"


def test_a_dataset_covers_what_its_terms_say_else_the_days_and_kinds_of_its_records(tables):
    covered = {row["dataset"]: tuple(row.values())[1:] for row in tables["Covered"].dicts()}
    assert covered["theirs"] == ("2025-01-01", None, "terms", ["Bill"], ["sea"], False)
    assert covered["bills"] == ("2025-02-28", "2025-05-06", "records", ["Bill", "Entry"], [], None)
    assert covered["events"] == (None, None, None, [], [], None)
    # Kinds as stated, days as its records have them: they have none.
    assert covered["a-theirs"] == (None, None, None, ["Bill"], [], None)


def test_an_empty_case_holds_nothing(tmp_path):
    found = handling(open_case(tmp_path / "case", create=True))
    assert [(table.title, table.rows, table.note) for table in found] == [
        (title, [], "") for title in ("Held", "Terms", "Agreements", "Kept until", "Covered")
    ]
