"""What `show` tells of the documents that name a vessel."""

from __future__ import annotations

import datetime as dt

import duckdb

from catchgraph.analyse import documents
from catchgraph.analyse.documents import naming

from ..tables import database, insert


def bill(con: duckdb.DuckDBPyConnection, number: int, **edge: object) -> None:
    """A bill of that day of January, which names the vessel."""
    insert(con, "derived.bill", id=f"bill:{number}", name=f"bill {number}", arrival=dt.datetime(2024, 1, number),
           records=[f"bills.csv, line {number}"])  # fmt: skip
    insert(con, "derived.carried_by", source=f"bill:{number}", record=f"bill:{number}", target="vessel:a",
           as_written="SABLE", confidence=0.9, basis="its name that day", **edge)  # fmt: skip


def test_the_latest_come_first_and_a_line_of_goods_leads_to_its_record(monkeypatch) -> None:
    con = database()
    for number in (1, 3, 2):
        bill(con, number)
    insert(con, "derived.caught_by", source="goods:1", record="bill:2", target="vessel:a", as_written="SABLE",
           confidence=1.0, basis="IMO number")  # fmt: skip
    insert(
        con, "derived.names_vessel", source="bill:1", record="bill:1", target="vessel:b", as_written="X", kind="donor"
    )
    rows = naming(con, "vessel:a").dicts()
    assert [(row["day"].day, row["role"], row["document"]) for row in rows] == [
        (3, "carried by", "bill 3"), (2, "carried by", "bill 2"), (2, "caught by", "bill 2"),
        (1, "carried by", "bill 1"),
    ]  # fmt: skip
    assert rows[0]["where"] == ["bills.csv, line 3"]
    assert [row["role"] for row in naming(con, "vessel:b").dicts()] == ["donor"]
    monkeypatch.setattr(documents, "SHOWN", 2)
    few = naming(con, "vessel:a")
    assert (len(few.rows), few.note) == (2, "4 in all; the latest 2")


def test_no_document_is_no_section() -> None:
    con = database()
    assert naming(con, "vessel:a").rows == []
    bill(con, 1)
    assert naming(con, "vessel:b").rows == []
