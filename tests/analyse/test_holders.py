"""A company of many vessels: the first fifty are shown, and all are counted."""

from catchgraph.analyse.show import show
from catchgraph.case.case import open_case

from .world import finish, put, relate, vessel


def test_the_first_fifty_vessels_and_the_number_of_all(tmp_path):
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        put(connection, "derived.company", id="company:1", name="FLEET", names=["FLEET"], datasets=[])
        for number in range(53):
            vessel(connection, f"vessel:{number:02}", f"SHIP {number}")
            relate(connection, "OWNS", "company:1", f"vessel:{number:02}", kind="registered")
        finish(connection)
    table = show(case, "FLEET").section("Vessels")
    assert table.column("vessel") == [f"vessel:{number:02}" for number in range(50)]
    assert table.note == "53 vessels in all; the first 50 by id"
