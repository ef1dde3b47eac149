"""Which rows tell a record: from its first row to the last of its lines."""

import pytest

from catchgraph.analyse.rows import Rows, of_record

from ..tables import database, insert

ROW = {"file_id": "file:1", "dataset": "papers@2025"}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [((), Rows("bill:1", 2, 2)), ((2, 3, 4), Rows("bill:1", 2, 4)), ((4, 1), Rows("bill:1", 1, 4))],
)
def test_a_record_goes_as_far_as_its_lines(lines, expected):
    with database() as connection:
        insert(connection, "read.bill", **ROW, id="bill:1", record_no=2, line=3)
        insert(connection, "read.bill", **ROW, id="bill:2", record_no=9, line=10)
        for number in lines:
            insert(connection, "read.goods", **ROW, id=f"goods:{number}", record="bill:1", record_no=number, line=1)
        assert of_record(connection, "Bill", "bill:1") == expected


@pytest.mark.parametrize(("label", "id_"), [("Outcome", "outcome:1"), ("Bill", "bill:1")])
def test_of_a_record_without_lines_or_rows_all_rows_are_asked(label, id_):
    with database() as connection:
        assert of_record(connection, label, id_) == Rows(id_)
