"""Many encounters: the first ten are shown, and all are counted."""

import datetime as dt

from catchgraph.analyse.show import show
from catchgraph.case.case import open_case

from .world import finish, put, relate, vessel


def test_the_first_ten_by_day_and_the_number_of_all(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "ONE")
        for number in range(1, 13):
            event = f"encounter:{number:02}"
            day = dt.datetime(2017, 1, 13 - number)
            put(connection, "derived.encounter", id=event, name=event, source="S", start=day, day=day, records=[event])
            relate(connection, "TOOK_PART_IN", "vessel:1", event, role="carrier", record=event)
        finish(connection)
    table = show(case, "ONE").section("Encounters")
    assert table.column("event")[:2] == ["encounter:12", "encounter:11"]
    assert len(table) == 10
    assert table.note == "12 apparent encounters in all; the first 10 by day"
    assert table.column("with") == [[]] * 10
