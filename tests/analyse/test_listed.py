"""Listed vessels: the union of their listings."""

from catchgraph.analyse.listed import listed_vessels

from .world import put, vessel


def test_the_listings_of_one_vessel_are_one(world):
    with world.read() as connection:
        [heron] = listed_vessels(connection)
    assert (heron.vessel, heron.name, heron.in_force) == ("vessel:heron", "RED HERON", True)
    assert heron.listings == ("IOTC 2017-03-04 – in force", "NEAFC 2014 – 2018")
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
