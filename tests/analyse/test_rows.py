"""Which rows tell a record: where each row is one, those in which it stands."""

import pytest

from catchgraph.analyse.rows import Rows, of_record

from ..tables import database, insert

BILL = {"dataset": "papers@2025", "line": 3}


@pytest.fixture
def connection():
    """Each row of `file:1` is a bill, two of `file:2` are one; `bill:1` stands in a further file of single rows."""
    with database() as made:
        for file, loaded in (("file:1", 2), ("file:2", 3), ("file:3", 1)):
            insert(made, "read.file", file_id=file, loaded=loaded)
        told = (("file:1", "bill:1", 2), ("file:1", "bill:2", 9), ("file:2", "bill:3", 1), ("file:2", "bill:4", 3),
                ("file:3", "bill:1", 5))  # fmt: skip
        for file, bill, number in told:
            insert(made, "read.bill", **BILL, file_id=file, id=bill, record_no=number)
        yield made


@pytest.mark.parametrize(
    ("label", "id_", "expected"),
    [
        ("Bill", "bill:2", Rows("bill:2", 9, 9)),
        ("Bill", "bill:1", Rows("bill:1", 2, 5)),
        # What the second row of bill 3 names stands in row 2, and nothing says so.
        ("Bill", "bill:3", Rows("bill:3")),
        ("Bill", "bill:none", Rows("bill:none")),
        ("Registration", "registration:1", Rows("registration:1")),
    ],
)
def test_only_where_each_row_is_a_record_the_others_are_skipped(connection, label, id_, expected):
    assert of_record(connection, label, id_) == expected
