"""Listed vessels: the union of their listings."""

import datetime as dt

import pytest

from catchgraph.analyse.listed import listed_vessels

from ..tables import database
from .world import put, relate, vessel


def test_the_listings_of_one_vessel_are_one(world):
    with world.read() as connection:
        [heron] = listed_vessels(connection)
    assert (heron.vessel, heron.name, heron.in_force) == ("vessel:heron", "RED HERON", True)
    assert heron.listings == ("IOTC 2017-03-04 – in force", "NEAFC 2014 – 2018")
    assert heron.standing == "in force: IOTC; ended: NEAFC"
    assert set(heron.names.values()) == {"RED HERON", "赤鷺"}
    assert "imo 9176187" in heron.facts()


def test_a_listing_that_describes_no_vessel_stands_for_itself(tmp_path):
    from catchgraph.case.case import open_case

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "OTHER")
        put(connection, "derived.listing", id="listing:1", name="X", rfmo="IOTC", period="2011", in_force=False,
            registration_numbers=["IMUL‐A‐0892‐KLT"], call_signs=["C5 J96"], records=["l.csv, line 2"])  # fmt: skip
        [found] = listed_vessels(connection)
    assert found.vessel == "listing:1"
    assert found.facts() == {"registration IMULA0892KLT", "call C5J96"}, (
        "without a name column it has no name to compare"
    )


def test_a_listing_that_a_list_and_a_history_give_is_one(tmp_path):
    from catchgraph.case.case import open_case

    day = dt.datetime
    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        vessel(connection, "vessel:1", "TERN")
        for id_, rfmo, since, until, period, edition in (
            ("history1", "IOTC", day(2024, 5, 23), None, "2024-05-23 – in force at the list's edition", None),
            ("list1", "IOTC", day(2024, 5, 23), None, "2024-05-23 – in force at 2025-11-08", day(2025, 11, 8)),
            ("list2", "IOTC", day(2018, 1, 1), day(2019, 1, 1), "2018-01-01 – 2019-01-01", day(2025, 11, 8)),
            ("history2", "IOTC", day(2018, 1, 1), day(2020, 1, 1), "2018-01-01 – 2020-01-01", None),
            ("history3", "SIOFA", day(2024, 5, 23), None, "2024-05-23 – in force at the list's edition", None),
        ):
            put(connection, "derived.listing", id=f"listing:{id_}", name="TERN", rfmo=rfmo, period=period, since=since,
                since_precision="day", until=until, until_precision="day" if until else None, in_force=until is None,
                edition=edition, records=[f"{id_}, line 2"])  # fmt: skip
            relate(connection, "LISTS_VESSEL", f"listing:{id_}", "vessel:1")
        [found] = listed_vessels(connection)
    # Those of other days, and of another organisation, are others.
    assert sorted(found.listings) == [
        "IOTC 2018-01-01 – 2019-01-01",
        "IOTC 2018-01-01 – 2020-01-01",
        "IOTC 2024-05-23 – in force at 2025-11-08",
        "SIOFA 2024-05-23 – in force at the list's edition",
    ]
    assert len(found.records) == len(found.where) == 5


@pytest.mark.parametrize(
    ("in_force", "gone", "expected"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_listing_that_the_next_edition_lacks_is_no_longer_in_force(in_force, gone, expected):
    with database() as connection:
        put(connection, "derived.listing", id="listing:1", name="TERN", rfmo="IOTC", period="2011 –", in_force=in_force,
            gone_by=dt.datetime(2025, 1, 1) if gone else None, records=["l.csv, line 2"])  # fmt: skip
        [found] = listed_vessels(connection)
    assert found.in_force is expected


def test_a_name_of_several_registered_vessels_has_its_bearers(tmp_path):
    from catchgraph.case.case import open_case

    case = open_case(tmp_path / "case", create=True)
    with case.write() as connection:
        for number, key in enumerate(("TERN", "TERN", "WIDGEON", "PIPIT", "PIPIT"), 1):
            vessel(connection, f"vessel:{number}", key)
            put(connection, "derived.registration", id=f"registration:{number}", name=key, name_key=key)
            relate(connection, "DESCRIBES", f"registration:{number}", f"vessel:{number}")
        put(connection, "derived.listing", id="listing:1", name="TERN", rfmo="IOTC", period="2011", in_force=True,
            names=["TERN", "WIDGEON"], records=["l.csv, line 2"])  # fmt: skip
        [found] = listed_vessels(connection)
    assert found.bearers == {"TERN": 2}, "one alone says nothing, and PIPIT is on no list"
