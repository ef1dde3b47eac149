"""Two vessels side by side."""

import datetime as dt

import pytest

from catchgraph.analyse.compare import compare
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate, vessel


def verdicts(found):
    return {row["fact"]: row["verdict"] for row in found.facts.dicts()}


def test_two_vessels_that_met_and_share_nothing(world):
    found = compare(world, "SEA WIDOW", "RED HERON")
    assert (found.first.id, found.second.id) == ("vessel:widow", "vessel:heron")
    told = verdicts(found)
    assert told["IMO number"] == told["name"] == told["flag"] == told["owner"] == "differ"
    assert told["call sign"] == "only the first has one"
    assert told["MMSI"] == "only the second has one"
    assert "two hulls" in found.facts.note
    assert found.shared.rows == []
    meetings = found.meetings[0].dicts()
    assert [(row["event"], row["first_as"], row["second_as"]) for row in meetings] == [
        ("encounter:1", "fishing vessel", "carrier"), ("encounter:2", "fishing vessel", "carrier"),
    ]  # fmt: skip
    assert meetings[0]["where"] == ["events.csv, line 2 (record 1)"]


def test_two_of_one_fleet_in_the_invented_world(invented):
    # iotc-register lines 29 and 33.
    found = compare(invented, "WIGEON 1", "WIGEON 5")
    told = verdicts(found)
    assert told["IMO number"] == told["name"] == told["call sign"] == told["registration number"] == "differ"
    assert told["flag"] == told["operator"] == told["length"] == told["tonnage"] == told["vessel type"] == "same"
    assert told["owner"] == "some in common"
    owners = {row["first"]: row for row in found.shared.dicts() if row["fact"] == "owner"}
    [(name, row)] = owners.items()
    assert name == "HALF MOON BIGHT FISHERIES S.A."
    assert row["where_first"] == ["iotc-register-2025-06-30.csv, line 29 (record 28)"]
    assert row["where_second"] == ["iotc-register-2025-06-30.csv, line 33 (record 32)"]
    [length] = [row for row in found.shared.dicts() if row["fact"] == "length"]
    assert length["first"] == "36.1 m LOA"
    assert [table.title for table in found.tables] == ["WIGEON 1 and WIGEON 5", "Shared"]


def test_whom_both_met_in_the_invented_world(invented):
    # encounters.csv: MMSI 440999203 and 431999204 met 636999111 and 352999106/671999107.
    found = compare(invented, "NORTHLIGHT TRADER", "OLIVE CURRENT")
    third = {row["name"]: (row["met_first"], row["met_second"]) for row in found.meetings[1].dicts()}
    assert third == {"MMSI 431999204": (1, 2), "MMSI 440999203": (2, 1)}
    row = next(row for row in found.meetings[1].dicts() if row["name"] == "MMSI 431999204")
    assert (row["first_since"], row["second_since"]) == (
        dt.datetime(2013, 11, 3, 8, 20), dt.datetime(2017, 10, 5, 4, 30),
    )  # fmt: skip


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """Two vessels that call at one port three times, once on the same day; owners behind one door."""
    case = open_case(tmp_path_factory.mktemp("harbour") / "case", create=True)
    with case.write() as con:
        put(con, "derived.port", id="port:1", name="Port Nowhere", flag="MUS", datasets=[])
        calls = ((1, 1, "2020-01-01T10:00", "2020-01-03T02:00"), (2, 2, "2020-01-03T20:00", "2020-01-05T00:00"),
                 (3, 2, "2020-03-01T00:00", "2020-03-02T00:00"))  # fmt: skip
        for number in (1, 2):
            vessel(con, f"vessel:{number}", f"SHIP {number}")
            put(con, "derived.company", id=f"company:{number}", name=f"Firm {number}", names=[f"Firm {number}"],
                addresses=["9 Quay Road", "Nowhere"], address_keys=["9 QUAY ROAD"], datasets=[])  # fmt: skip
            relate(con, "OWNS", f"company:{number}", f"vessel:{number}", kind="registered")
        for number, ship, start, end in calls:
            put(con, "derived.port_call", id=f"port_call:{number}", name="x", source="S", port_id="port:1",
                port="Port Nowhere", port_flag="MUS", start=dt.datetime.fromisoformat(start),
                end=dt.datetime.fromisoformat(end), records=[f"calls.csv, line {number}"])  # fmt: skip
            relate(con, "TOOK_PART_IN", f"vessel:{ship}", f"port_call:{number}", role="vessel", mmsi=f"20000000{ship}")
            relate(con, "AT", f"port_call:{number}", "port:1")
        finish(con)
    return case


def test_ports_of_both_and_the_days_in_one(harbour):
    found = compare(harbour, "SHIP 1", "SHIP 2")
    _, _, ports, days = found.meetings
    assert [(row["port"], row["calls_first"], row["calls_second"], row["port_id"]) for row in ports.dicts()] == [
        ("Port Nowhere", 1, 2, "port:1")
    ]
    # One left in the night of the 3rd, the other came that evening: never at once, but on one day.
    [row] = days.dicts()
    assert (row["first_to"], row["second_from"]) == (dt.datetime(2020, 1, 3, 2), dt.datetime(2020, 1, 3, 20))
    assert row["where"] == ["calls.csv, line 1", "calls.csv, line 2"]


def test_different_owners_with_one_address_share_it(harbour):
    found = compare(harbour, "SHIP 1", "SHIP 2")
    assert verdicts(found)["owner"] == "differ"
    [row] = found.shared.dicts()
    assert (row["fact"], row["first"]) == ("address of owner or operator", "9 Quay Road")


def test_what_cannot_be_compared(world):
    with pytest.raises(UsageError, match="are the same: vessel:widow"):
        compare(world, "SEA WIDOW", "9074729")
    with pytest.raises(UsageError, match="is no vessel: company:marsh"):
        compare(world, "SEA WIDOW", "Marsh Lines S.A.")
    with pytest.raises(NotFound, match="RED HERON"):
        compare(world, "SEA WIDOW", "RED HERN")
