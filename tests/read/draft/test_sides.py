"""Tables that are no register: two vessels in a row, positions with times."""

import pytest

from catchgraph.errors import InputError
from catchgraph.read.draft import draft_layout
from catchgraph.read.draft.sample import columns_of
from catchgraph.read.draft.sides import two_vessels
from catchgraph.read.header import Header

from .conftest import NAMES, STEMS, imo, table


def columns(header):
    return columns_of(Header.of(header.split(",")), [])


@pytest.mark.parametrize(
    ("header", "pair"),
    [
        ("event_id,v1_name,v1_flag,v2_name,v2_flag", ("v1_name", "v2_name")),
        (
            "Donor vessel name,Donor IMO,Receiver vessel name,Receiver IMO",
            ("Donor vessel name", "Receiver vessel name"),
        ),
        ("Name_1,Flag_1,Name_2,Flag_2", ("Name_1", "Name_2")),
        ("name,mmsi,name2x,mmsi 2,name 2", ("name", "name 2")),
        ("vessel1Name,vessel1Flag,vessel2Name,vessel2Flag", ("vessel1Name", "vessel2Name")),
        ("Name,Flag,Date,Name,Flag", ("Name", "Name")),
    ],
)
def test_two_vessels_in_a_row_are_seen(header, pair):
    assert two_vessels(columns(header)) == pair


@pytest.mark.parametrize(
    "header",
    [
        "Name,Flag,IMO,Owner Name,Owner Flag,Operator Name,Operator Flag",
        "Name,Flag,Previous Name,Previous Flag,Former Name 2",
        "Name,IMO,Registration Number,Registration Number,Flag",
        "Vessel name,Vessel name (Chinese),IMO number,Flag",
        "Name,Owner 1,Owner 2,Flag,Port 1,Port 2",
        "Vessel Name,Vessel Flag,Port Name,Port Flag",
    ],
)
def test_one_vessel_with_its_owners_and_its_past_is_one(header):
    assert two_vessels(columns(header)) is None


def test_no_layout_is_drafted_of_encounters(shared_data):
    with pytest.raises(InputError, match=r"every row holds two vessels \(v1_name and v2_name\)") as caught:
        draft_layout(shared_data / "events" / "gfw-carrier-encounters.csv")
    assert "miller2018-encounters" in caught.value.hint


def test_positions_with_times_are_no_register(write):
    rows = [["ship name", "imo", "lat", "lon", "time"]]
    rows += [[NAMES[n], imo(STEMS[n]), f"{n}.5", "120.5", f"2024-01-01 0{n}:30"] for n in range(6)]
    with pytest.raises(InputError, match=r"positions \(lat, lon\) at times \(time\): events or tracks, no register"):
        draft_layout(write("a.csv", table(rows, ",")))


def test_a_period_in_times_of_a_day_is_doubted_at_the_top(write):
    rows = [["ship name", "imo", "start", "end"]]
    rows += [[NAMES[n], imo(STEMS[n]), f"2024-01-01 0{n}:30", f"2024-01-01 1{n}:30"] for n in range(6)]
    top = draft_layout(write("a.csv", table(rows, ","))).text.splitlines()[0]
    assert top.startswith("# Is it a register, a row per vessel?")
    assert "start and end are times of a day" in top


def test_a_register_with_midnights_is_not_doubted(write):
    rows = [["ship name", "imo", "flag", "start", "end"]]
    rows += [[NAMES[n], imo(STEMS[n]), "PAN", "2024-01-01 00:00:00", f"2024-12-0{n + 1} 00:00"] for n in range(6)]
    assert draft_layout(write("a.csv", table(rows, ","))).text.startswith("# Drafted from")
