"""Rows of one record are one node, of all the datasets and files that hold it."""

from __future__ import annotations

from ..tables import database, insert
from .small import ask


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
