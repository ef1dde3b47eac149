"""Rows of one record are one node, of all the datasets and files that hold it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catchgraph.derive.declared import declare
from catchgraph.derive.plan import plan

from ..tables import database, insert
from .small import ask, made


def test_a_record_that_two_datasets_hold_is_of_both_and_leads_to_every_row():
    with database() as connection:
        for file, dataset, lines in (("b", "b@2025", (3, 2)), ("a", "a@2024", (5,)), ("c", "a@2024", (2,))):
            insert(connection, "read.file", file_id=f"file:{file}", name=f"{file}.csv", dataset=dataset)
            for line in lines:
                insert(connection, "read.listing", file_id=f"file:{file}", record_no=line - 1, line=line,
                       mention_id="mention:1", id="listing:1", name="SAGE", rfmo="IOTC", period="…",
                       in_force=True)  # fmt: skip
        found = ask(connection, "records/record", "id, datasets, records", of="listing")
    rows = ["a.csv, line 5 (record 4)", "b.csv, line 2 (record 1)", "b.csv, line 3 (record 2)",
            "c.csv, line 2 (record 1)"]  # fmt: skip
    assert found == [("listing:1", ["a@2024", "b@2025"], rows)]


def test_a_record_that_several_tables_tell_parts_of_takes_the_first_value_of_each_and_every_one_of_a_list():
    with database() as connection:
        for file in ("header", "bills", "containers"):
            insert(connection, "read.file", file_id=f"file:{file}", name=f"{file}.csv", dataset=f"{file}@2024")
        at = {"record_no": 1, "line": 2}
        insert(connection, "read.bill", file_id="file:header", **at, id="bill:1", name="header", voyage="7E",
               gross_kg=10.0, containers=["B", "A"], nobody_named=True, seals=[])  # fmt: skip
        insert(connection, "read.bill", file_id="file:bills", **at, id="bill:1", number="MAEU1", gross_kg=12.0,
               containers=["A", "C"], nobody_named=False)  # fmt: skip
        insert(connection, "read.bill", file_id="file:containers", **at, part="Container[1]", id="bill:1")
        # One row tells all of another: it is taken as it is, its list in order.
        insert(connection, "read.bill", file_id="file:header", record_no=2, line=3, id="bill:2", voyage="8E",
               containers=["Z", "Y", "Z"])  # fmt: skip
        columns = "id, name, voyage, number, gross_kg, containers, seals, nobody_named, datasets, records"
        found = made(connection, f"SELECT {columns} FROM derived.bill ORDER BY id")
    assert found == [
        (
            "bill:1", "header", "7E", "MAEU1", 12.0, ["A", "B", "C"], [], False,
            ["bills@2024", "containers@2024", "header@2024"],
            ["bills.csv, line 2 (record 1)", "containers.csv, line 2 (record 1, Container[1])",
             "header.csv, line 2 (record 1)"],
        ),
        (
            "bill:2", "bill:2", "8E", None, None, ["Y", "Z"], [], None, ["header@2024"],
            ["header.csv, line 3 (record 2)"],
        ),
    ]  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sampled_from([None, "7E", "8E"]), st.sampled_from([None, True, False]),
            st.sampled_from([None, [], ["A"], ["B", "A"]]),
        ),
        min_size=1, max_size=8,
    )
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_parts_are_put_together_the_same_however_many_there_are(rows):
    with database() as connection:
        for file in "abc":
            insert(connection, "read.file", file_id=f"file:{file}", name=f"{file}.csv", dataset=f"{file}@2024")
        for number, (file, voyage, nobody, containers) in enumerate(rows):
            insert(connection, "read.bill", file_id=f"file:{file}", record_no=number, line=number, id="bill:1",
                   voyage=voyage, nobody_named=nobody, containers=containers)  # fmt: skip
        declare(connection)
        [step] = [step for step in plan() if step.table == "derived.bill"]
        columns = "voyage, nobody_named, containers, datasets, records"
        found = connection.execute(f"SELECT {columns} FROM ({step.statement(only=False)})").fetchall()
    rows = sorted(enumerate(rows), key=lambda row: (row[1][0], row[0]))
    said = [nobody for _, (_, _, nobody, _) in rows if nobody is not None]
    assert found == [(
        next((voyage for _, (_, voyage, _, _) in rows if voyage), None),
        all(said) if said else None,
        sorted({one for _, (_, _, _, containers) in rows for one in containers or ()}),
        sorted({f"{file}@2024" for _, (file, _, _, _) in rows}),
        [f"{file}.csv, line {number} (record {number})" for number, (file, _, _, _) in rows],
    )]  # fmt: skip


def day(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("table", "since", "until", "edition", "covered"),
    [
        # A listing is known to be in force to its end, or to its list's edition; without a day on either side on none.
        ("listing", "2019-05-10", "2021-03-01", "2025-01-01", ("2019-05-10", "2021-03-01")),
        ("listing", "2019-05-10", None, "2025-01-01", ("2019-05-10", "2025-01-01")),
        ("listing", "2019-05-10", None, None, (None, None)),
        ("listing", None, "2021-03-01", "2025-01-01", (None, None)),
        # An authorisation speaks for its days, and where it leaves a side open, for the year of its edition there.
        ("registration", "2023-02-01", "2026-01-31", "2024-06-30", ("2023-02-01", "2026-01-31")),
        ("registration", "2023-02-01", None, "2024-06-30", ("2023-02-01", "2024-12-31")),
        ("registration", None, "2026-01-31", "2024-06-30", ("2024-01-01", "2024-12-31")),
        ("registration", None, "2024-09-30", "2024-06-30", ("2024-01-01", "2024-09-30")),
        ("registration", None, None, "2024-06-30", ("2024-01-01", "2024-12-31")),
        ("registration", None, "2024-09-30", None, (None, None)),
        ("registration", "2023-02-01", "2026-01-31", None, ("2023-02-01", "2026-01-31")),
    ],
)
def test_a_record_covers_the_days_for_which_it_speaks(table, since, until, edition, covered):
    with database() as connection:
        insert(connection, "read.file", file_id="file:1", name="a.csv", dataset="a@1")
        insert(connection, f"read.{table}", file_id="file:1", record_no=1, line=2, mention_id="mention:1",
               id=f"{table}:1", name="SAGE", since=day(since), until=day(until), edition=day(edition))  # fmt: skip
        found = made(connection, f"SELECT covers_since, covers_until FROM derived.{table}")
    assert found == [(day(covered[0]), day(covered[1]))]
