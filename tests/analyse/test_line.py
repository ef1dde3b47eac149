"""A line of goods that is asked for is told with what it is tied to, beside its record."""

from catchgraph.analyse.show import show
from catchgraph.case.case import open_case

from .world import finish, put, relate


def test_a_line_says_where_it_was_stored(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as con:
        put(con, "derived.storage_document", id="storage_document:1", name="storage document 1", datasets=[])
        put(con, "derived.goods", id="goods:1", name="tuna", record="storage_document:1", stage="product", datasets=[])
        put(con, "derived.facility", id="facility:1", name="COLD STORE 7", datasets=[])
        relate(con, "HAS_LINE", "storage_document:1", "goods:1", record="goods:1")
        relate(con, "STORED_AT", "goods:1", "facility:1", record="storage_document:1")
        finish(con)
    [table] = [table for table in show(case, "goods:1").sections if table.title == "Drawn from this line"]
    assert [(row["relationship"], row["name"]) for row in table.dicts()] == [("STORED_AT", "COLD STORE 7")]
