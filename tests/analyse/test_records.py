"""How many records of each kind the case holds, month by month, and which days are covered."""

import datetime as dt
import json

import pytest

from catchgraph.analyse.records import records
from catchgraph.analyse.words import amounts, total
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound
from catchgraph.model.handling import Coverage, Handling

from ..tables import insert

STATED = Coverage("2024-11-15", "2025-02-10", ("Bill", "Entry"), complete=True)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Bills of two datasets, one whose terms say what it covers; nobody writes it."""
    case = open_case(tmp_path_factory.mktemp("records") / "case", create=True)
    with case.write() as connection:
        insert(connection, "main.run", run=1, step="load", done_at=dt.datetime(2025, 7, 1))
        for dataset, covers in (("manifests@2025", Coverage()), ("shared@2024", STATED)):
            insert(connection, "read.dataset", id=dataset, layout=dataset.split("@")[0],
                   handling=json.dumps(Handling().as_dict()),
                   coverage=json.dumps(covers.stated()) if covers.stated() else None)  # fmt: skip
        at = {"file_id": "f", "record_no": 1, "line": 2}
        ours, theirs = at | {"dataset": "manifests@2025"}, at | {"dataset": "shared@2024"}
        # Of one bill two tables tell parts: the day of arrival counts before the estimated one.
        insert(connection, "read.bill", id="bill:1", estimated_arrival=dt.datetime(2025, 2, 27), **ours)
        insert(connection, "read.bill", id="bill:1", arrival=dt.datetime(2025, 3, 1), **ours)
        insert(connection, "read.bill", id="bill:2", arrival=dt.datetime(2025, 5, 31), **ours)
        insert(connection, "read.bill", id="bill:3", **ours)
        # After the day of loading nothing can have happened: it stretches no coverage.
        insert(connection, "read.bill", id="bill:4", arrival=dt.datetime(2205, 3, 1), **ours)
        insert(connection, "read.bill", id="bill:5", arrival=dt.datetime(2024, 12, 24), **theirs)
        for line in ("a", "b", "a"):
            insert(connection, "read.goods", id=f"goods:{line}", record="bill:1", **ours)
        insert(connection, "read.registration", id="registration:1", edition=dt.datetime(2025, 6, 30), mention_id="m",
               **ours)  # fmt: skip
    return case


def test_records_are_counted_by_kind_dataset_and_month(case):
    counts, _ = records(case)
    assert counts.columns == ("kind", "dataset", "month", "records", "lines")
    assert counts.rows == [
        ("Registration", "manifests@2025", "2025-06", 1, None),
        ("Bill", "manifests@2025", "2025-03", 1, 2),
        ("Bill", "manifests@2025", "2025-05", 1, 0),
        ("Bill", "manifests@2025", "2205-03", 1, 0),
        ("Bill", "manifests@2025", None, 1, 0),
        ("Bill", "shared@2024", "2024-11", 0, 0),
        ("Bill", "shared@2024", "2024-12", 1, 0),
        ("Bill", "shared@2024", "2025-01", 0, 0),
        ("Bill", "shared@2024", "2025-02", 0, 0),
        ("Entry", "shared@2024", "2024-11", 0, 0),
        ("Entry", "shared@2024", "2024-12", 0, 0),
        ("Entry", "shared@2024", "2025-01", 0, 0),
        ("Entry", "shared@2024", "2025-02", 0, 0),
    ]


def test_covered_are_the_days_that_terms_state_else_those_of_the_records(case):
    _, covered = records(case)
    assert covered.columns[-1] == "months_without"
    assert covered.rows == [
        ("Registration", "manifests@2025", "2025-06-30", "2025-06-30", "records", None, 1, 0, 0),
        ("Bill", "manifests@2025", "2025-03-01", "2025-05-31", "records", None, 4, 1, 1),
        ("Bill", "shared@2024", "2024-11-15", "2025-02-10", "terms", True, 1, 0, 3),
        ("Entry", "shared@2024", "2024-11-15", "2025-02-10", "terms", True, 0, 0, 4),
    ]


def test_a_record_whose_parts_are_of_several_datasets_counts_where_its_day_is_told(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        insert(connection, "main.run", run=1, step="load", done_at=dt.datetime(2025, 7, 1))
        for dataset, day in (("billgen@2025", None), ("header@2025", dt.datetime(2025, 3, 1)), ("shipper@2025", None)):
            insert(connection, "read.dataset", id=dataset, layout=dataset, handling=json.dumps(Handling().as_dict()))
            insert(connection, "read.bill", file_id="f", record_no=1, line=2, id="bill:1", arrival=day,
                   dataset=dataset)  # fmt: skip
    counts, covered = records(case)
    assert counts.rows == [("Bill", "header@2025", "2025-03", 1, 0)]
    assert len(covered) == 1


def test_by_year_and_of_some_only(case):
    counts, covered = records(case, kinds=["bills of lading"], datasets=["shared"], by="year")
    assert counts.rows == [("Bill", "shared@2024", "2024", 1, 0), ("Bill", "shared@2024", "2025", 0, 0)]
    assert [row["years_without"] for row in covered.dicts()] == [1]


def test_what_is_no_kind_or_no_dataset_is_said(case):
    with pytest.raises(NotFound):
        records(case, kinds=["Submarine"])
    with pytest.raises(NotFound) as caught:
        records(case, datasets=["nothing"])
    assert caught.value.hint == "Datasets: manifests@2025, shared@2024."


def test_an_empty_case_holds_nothing(tmp_path):
    assert [len(table) for table in records(open_case(tmp_path / "case", create=True))] == [0, 0]


def test_amounts_are_said_in_words():
    held = {"Bill": 1, "Goods": 1200, "party": 1, "vessel named": 2, "citation": 1}
    assert amounts(held) == ["1 bill", "1,200 lines of goods", "1 party", "2 vessels named", "1 citation"]
    assert total({**held, "Bill": 3}).startswith("held: 3 bills of lading, 1,200 lines of goods, ")
    assert total({}) == ""
