"""The fleet of an owner."""

import datetime as dt
from itertools import pairwise

import pytest

from catchgraph.analyse.fleet import fleet
from catchgraph.case.case import open_case
from catchgraph.errors import NotFound, UsageError

from .world import finish, put, relate, vessel

NEW, OLD = dt.datetime(2025, 6, 30), dt.datetime(2023, 6, 30)


@pytest.fixture(scope="module")
def holding(tmp_path_factory):
    """Top owns Mid owns Low owns Deep owns Deeper; Low owns Top. Seven vessels, held now or formerly."""
    case = open_case(tmp_path_factory.mktemp("holding") / "case", create=True)
    with case.write() as con:
        chain = ("top", "mid", "low", "deep", "deeper")
        for name in chain:
            put(con, "derived.company", id=f"company:{name}", name=f"{name.title()} Ltd", names=[name], datasets=[])
        for owner, owned in (*pairwise(chain), ("low", "top")):
            put(con, "derived.identity", id=f"identity:{owner}-{owned}", name=owned, source="Register of companies",
                imo_status="blank", records=[f"companies.csv, {owner}-{owned}"])  # fmt: skip
            relate(con, "OWNS", f"company:{owner}", f"company:{owned}", kind="as stated",
                   record=f"identity:{owner}-{owned}")  # fmt: skip
        _vessels(con)
        finish(con)
    return case


def _vessels(con):
    until = {1: dt.datetime(2025, 12, 31), 4: dt.datetime(2024, 12, 31)}
    for number, verb, holder, edition, gone in (
        (1, "OWNS", "top", NEW, None), (2, "OWNS", "top", OLD, None), (3, "OWNS", "top", NEW, NEW),
        (4, "OWNS", "top", NEW, None), (5, "OPERATES", "mid", NEW, None), (6, "OWNS", "deep", None, None),
        (7, "OWNS", "deeper", NEW, None),
    ):  # fmt: skip
        vessel(con, f"vessel:{number}", f"SHIP {number}", listed={5: "listed", 6: "delisted"}.get(number))
        put(con, "derived.registration", id=f"registration:{number}", name=f"SHIP {number}", register="IOTC",
            edition=edition, gone_by=gone, imo_status="blank", records=[f"register.csv, line {number}"])  # fmt: skip
        relate(con, verb, f"company:{holder}", f"vessel:{number}", kind="registered" if verb == "OWNS" else "operator",
               record=f"registration:{number}", until=until.get(number))  # fmt: skip


def test_now_and_formerly_itself_and_through_three_levels(holding):
    found = fleet(holding, "Top Ltd")
    rows = {row["name"]: (row["holds"], row["state"], row["through"], row["listed"]) for row in found.vessels.dicts()}
    assert rows == {
        "SHIP 5": ("operates (operator)", "now", "Mid Ltd", "listed"),
        "SHIP 6": ("owns (registered)", "now", "Mid Ltd → Low Ltd → Deep Ltd", "delisted"),
        "SHIP 1": ("owns (registered)", "now", "", None),
        "SHIP 2": ("owns (registered)", "formerly", "", None),  # a later edition of the register is loaded
        "SHIP 3": ("owns (registered)", "formerly", "", None),  # a later edition no longer has it
        "SHIP 4": ("owns (registered)", "formerly", "", None),  # its days had passed at the edition
    }
    assert found.vessels.column("name")[:2] == ["SHIP 5", "SHIP 6"], "those on a list come first"
    assert found.vessels.note == (
        "6 vessels; 3 now, 3 formerly; 1 on an IUU list now: SHIP 5; 1 no longer on one: SHIP 6"
    )
    assert found.vessels.dicts()[2]["where"] == ["register.csv, line 1"]


def test_companies_name_their_level_and_a_circle_ends(holding):
    found = fleet(holding, "Top Ltd")
    assert [(row["level"], row["name"], row["owned_by"]) for row in found.companies.dicts()] == [
        (1, "Mid Ltd", "Top Ltd"), (2, "Low Ltd", "Mid Ltd"), (3, "Deep Ltd", "Low Ltd"),
    ]  # fmt: skip
    assert found.companies.dicts()[0]["where"] == ["companies.csv, top-mid"]
    # From within the circle the others are below.
    assert fleet(holding, "Low Ltd").companies.column("name") == ["Deep Ltd", "Top Ltd", "Deeper Ltd", "Mid Ltd"]


def test_the_subgraph_holds_companies_and_vessels(holding):
    part = fleet(holding, "Top Ltd").subgraph
    depth = {one.id: one.depth for one in part.nodes}
    assert (depth["company:top"], depth["company:deep"], depth["vessel:6"], depth["vessel:1"]) == (0, 3, 4, 1)
    assert len(part.edges) == 3 + 6


def test_an_owner_of_the_invented_world(invented):
    # iuu-list line 3; iotc-register lines 29 (beneficial) and 33 (registered).
    found = fleet(invented, "HALF MOON BIGHT FISHERIES S.A.")
    assert [(row["name"], row["listed"], row["holds"]) for row in found.vessels.dicts()] == [
        ("TIDEWRACK 7", "listed", "owns (as stated)"),
        ("WIGEON 1", None, "owns (beneficial)"),
        ("WIGEON 5", None, "owns (registered)"),
    ]
    assert found.vessels.note == "3 vessels; 3 now, 0 formerly; 1 on an IUU list now: TIDEWRACK 7"


def test_who_owns_nothing_and_who_cannot(world):
    found = fleet(world, "A. Lamp")
    assert (found.vessels.rows, found.vessels.note) == ([], "0 vessels; 0 now, 0 formerly")
    with pytest.raises(NotFound, match="no company or person is called"):
        fleet(world, "NO SUCH OWNER")


@pytest.mark.parametrize("text", ["SEA WIDOW", "vessel:widow"])
def test_of_a_vessel_the_owners_are_named(world, text):
    with pytest.raises(UsageError, match="is a vessel, not an owner: vessel:widow") as caught:
        fleet(world, text)
    assert "catchgraph fleet company:widow  (Widow Fisheries Ltd)" in caught.value.hint
