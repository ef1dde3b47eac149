"""Which record a citation leads to: that whose document has the number, with the carrier's code or without."""

import pytest

from catchgraph.derive.declared import declare
from catchgraph.derive.diff import fill
from catchgraph.derive.plan import plan

from ..tables import database, insert

ROW = {"file_id": "file:1", "record_no": 1, "line": 2, "dataset": "bills@2025"}
CITES = next(step for step in plan() if step.table == "derived.cites")


def cited(document: str, *, record: str = "entry:1") -> list[tuple[str, str]]:
    """What `record` cites by a key, beside two bills: one with its carrier's code apart, one without any."""
    with database() as connection:
        declare(connection)
        insert(connection, "read.bill", **ROW, id="bill:1", number="0000123456", carrier_code="QQLX",
               document="bill 0000123456")  # fmt: skip
        insert(connection, "read.bill", **ROW, id="bill:2", number="ZZMB25000100", document="bill ZZMB25000100")
        insert(connection, "read.citation", **ROW, record_id=record, kind="bill", number="as written",
               document=document)  # fmt: skip
        fill(connection, CITES)
        return connection.execute("SELECT target, as_written FROM derived.cites ORDER BY ALL").fetchall()


@pytest.mark.parametrize("document", ["bill 0000123456", "bill QQLX0000123456"])
def test_the_code_of_the_carrier_may_stand_before_the_number(document):
    assert cited(document) == [("bill:1", "as written")]


def test_a_number_as_the_bill_itself_has_it():
    assert cited("bill ZZMB25000100") == [("bill:2", "as written")]


@pytest.mark.parametrize("document", ["bill QQLY0000123456", "bill 123456", "entry 0000123456"])
def test_another_carrier_number_or_kind_is_another_document(document):
    assert cited(document) == []


def test_no_record_cites_itself():
    assert cited("bill ZZMB25000100", record="bill:2") == []
