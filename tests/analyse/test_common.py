"""What several entities have in common."""

import pytest

from catchgraph.analyse.common import common
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate, vessel


def shared(found):
    """Name → with whom, in how many steps."""
    answer = {}
    for row in found.rows.dicts():
        answer.setdefault(row["name"], {})[row["with"]] = row["steps"]
    return answer


def test_owners_in_common_with_the_rows_that_name_them(invented):
    # iotc-register lines 29 and 33, iuu-list line 3.
    found = common(invented, ["WIGEON 1", "WIGEON 5", "TIDEWRACK 7"])
    assert shared(found) == {
        "HALF MOON BIGHT FISHERIES S.A.": {"WIGEON 1": 1, "WIGEON 5": 1, "TIDEWRACK 7": 1},
        "WIGEON LINE (SEYCHELLES) LTD": {"WIGEON 1": 1, "WIGEON 5": 1},
    }
    assert found.rows.column("shared_by") == [3, 3, 3, 2, 2]
    assert found.rows.dicts()[2]["where"] == ["iuu-list-2025-07-01.csv, line 3 (record 2)"]
    # The sister ships of the company are behind it, and it stands for them.
    assert "WIGEON 3" not in shared(found)


def test_third_vessels_that_two_met(invented):
    found = common(invented, ["NORTHLIGHT TRADER", "OLIVE CURRENT"])
    assert shared(found) == {
        "MMSI 431999204": {"NORTHLIGHT TRADER": 2, "OLIVE CURRENT": 2},
        "MMSI 440999203": {"NORTHLIGHT TRADER": 2, "OLIVE CURRENT": 2},
    }
    row = found.rows.dicts()[0]
    assert row["relationship"] == "TOOK_PART_IN – TOOK_PART_IN"
    assert row["through_id"].startswith("encounter:")
    assert row["where"][0].startswith("encounters.csv, line ")


@pytest.fixture
def agents(tmp_path):
    """Two ships with one agent each has five more ships of; one rare owner; a port."""
    case = open_case(tmp_path / "case", create=True)
    with case.write() as con:
        for number in range(7):
            vessel(con, f"vessel:{number}", f"SHIP {number}")
        for name, ships in (("agent", range(7)), ("owner", range(2))):
            put(con, "derived.company", id=f"company:{name}", name=name, names=[name], datasets=[])
            for number in ships:
                relate(con, "OPERATES", f"company:{name}", f"vessel:{number}", kind="operator")
        finish(con)
    return case


def test_the_rarer_comes_first_and_a_limit_is_said(agents):
    found = common(agents, ["SHIP 0", "SHIP 1"])
    assert list(shared(found)) == ["owner", "agent"]
    assert found.rows.column("neighbours") == [2, 2, 7, 7]
    assert common(agents, ["SHIP 0", "SHIP 1"], limit=1).rows.note == "2 things in common; the first 1"


def test_too_large_neighbours_are_met_and_not_entered(agents, monkeypatch):
    monkeypatch.setattr("catchgraph.analyse.common.HUB", 5)
    found = common(agents, ["SHIP 0", "SHIP 1"])
    assert list(shared(found)) == ["owner", "agent"]
    assert found.rows.note == "not searched beyond 1 neighbours that have too many of their own"


def test_nothing_in_common_is_an_answer(invented):
    found = common(invented, ["TIDEWRACK 7", "VELLUM STAR"])
    assert found.rows.rows == []
    assert found.rows.note == "nothing is one or two steps from two of them"
    assert [one.depth for one in found.subgraph.nodes] == [0, 0]


def test_what_cannot_be_asked(world):
    with pytest.raises(UsageError, match="1 different entities"):
        common(world, ["SEA WIDOW", "9074729"])
    with pytest.raises(UsageError, match="at least 1 row"):
        common(world, ["SEA WIDOW", "RED HERON"], limit=0)
    with pytest.raises(UsageError, match="finding:1 is in no relationship"):
        common(world, ["SEA WIDOW", "finding:1"])
    with pytest.raises(NotFound):
        common(world, ["SEA WIDOW", "NOBODY AT ALL"])
