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


@pytest.mark.parametrize("document", ["catch-certificate NOR 2026-CC-77", "catch-certificate NOR CATCH-CC-NO-2026-123"])
def test_a_certificate_is_cited_by_the_number_of_its_authority_or_of_catch(document):
    with database() as connection:
        declare(connection)
        insert(connection, "read.catch_certificate", **ROW, id="catch_certificate:1",
               document="catch-certificate NOR 2026-CC-77",
               catch_document="catch-certificate NOR CATCH-CC-NO-2026-123")  # fmt: skip
        insert(connection, "read.citation", **ROW, record_id="entry:1", kind="catch-certificate", number="as written",
               document=document)  # fmt: skip
        fill(connection, CITES)
        assert connection.execute("SELECT target FROM derived.cites").fetchall() == [("catch_certificate:1",)]
